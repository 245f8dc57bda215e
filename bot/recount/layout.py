"""How the facts of an exported poll lie in its files: as JSON, and row by row in tables. docs/recount.md describes it.

Written by bot/polls/export_*.py, read by this slice; the only thing that both sides share.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from bot.record.chain import canonical
from bot.record.model import Fact

FORMAT, VERSION = "wgbot-poll", 1
"""What a file says it is. The version rises when an older program would read a newer file wrongly."""

DIGEST = "digest"

Facts = Mapping[str, Fact]


def rows_of(facts: Facts) -> Iterator[tuple[str, Fact]]:
    """One row for each fact: `terms.rule` of an object, `ballots.3` of a list, else the name alone."""
    for name, value in facts.items():
        if isinstance(value, dict) and value:
            yield from ((f"{name}.{key}", each) for key, each in value.items())
        elif isinstance(value, list) and value:
            yield from ((f"{name}.{number}", each) for number, each in enumerate(value, start=1))
        else:
            yield name, value


def facts_of(rows: Iterable[tuple[str, Fact]]) -> dict[str, Fact]:
    """The facts again. Raises ValueError for a key that is there twice or whose place in a list is skipped."""
    facts: dict[str, Fact] = {}
    for key, value in rows:
        name, dot, part = key.partition(".")
        if not dot:
            if name in facts:
                raise ValueError(key)
            facts[name] = value
        elif part.isascii() and part.isdecimal():
            _append(facts.setdefault(name, []), part, value, key)
        else:
            _put(facts.setdefault(name, {}), part, value, key)
    return facts


def _append(into: Fact, part: str, value: Fact, key: str) -> None:
    if not isinstance(into, list) or int(part) != len(into) + 1:
        raise ValueError(key)
    into.append(value)


def _put(into: Fact, part: str, value: Fact, key: str) -> None:
    if not isinstance(into, dict) or part in into:
        raise ValueError(key)
    into[part] = value


def digest_of(facts: Facts) -> str:
    """SHA-256 over everything but the digest itself: tells of slips and cut-off files, not of a careful forger."""
    return sha256(
        canonical({name: each for name, each in facts.items() if name != DIGEST}).encode()
    ).hexdigest()


def sealed(facts: Facts) -> dict[str, Fact]:
    """The facts with their digest."""
    return {**facts, DIGEST: digest_of(facts)}


def cell(value: Fact) -> str:
    """A value in a table: JSON on one line. No such text is a formula for any spreadsheet."""
    return json.dumps(value, ensure_ascii=False)


def text_of(facts: Facts) -> str:
    """The JSON file: one line for each fact, so that people and programs that compare files can read it."""
    return "{\n" + ",\n".join(f" {cell(name)}: {_lines(value)}" for name, value in facts.items()) + "\n}\n"


def _lines(value: Fact) -> str:
    if isinstance(value, dict) and value:
        return "{\n" + ",\n".join(f"  {cell(key)}: {cell(each)}" for key, each in value.items()) + "\n }"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"  {cell(each)}" for each in value) + "\n ]"
    return cell(value)
