"""A record as a file: one JSON object a line, readable by anybody, checkable without the database."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from bot.record.chain import canonical
from bot.record.model import Disclosure, Entry, Fact, Step

ENTRY, NAMES = "entry", "names"


class Unreadable(ValueError):
    """A line that is no part of a record; says which."""


def write_lines(entries: Iterable[Entry], disclosures: Iterable[Disclosure]) -> Iterator[str]:
    """The lines of the file: every entry, then what is disclosed of people."""
    for entry in entries:
        said: dict[str, Fact] = {
            **{name: value for name, value in vars(entry).items() if name not in ("step", "at")},
            "step": entry.step.value,
            "at": entry.at.isoformat(),
        }
        yield canonical({ENTRY: said})
    for each in disclosures:
        named = {name: value for name, value in vars(each).items() if name != "member_id"}
        yield canonical({NAMES: named})


def read_lines(lines: Iterable[str]) -> tuple[list[Entry], list[Disclosure]]:
    """What a file holds. Raises Unreadable for anything that was not written by write_lines."""
    entries: list[Entry] = []
    disclosures: list[Disclosure] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            if ENTRY in said:
                entries.append(_entry(said[ENTRY]))
            else:
                disclosures.append(Disclosure(**said[NAMES], member_id=None))
        except (ValueError, KeyError, TypeError) as error:
            raise Unreadable(f"line {number} is no part of a record") from error
    return entries, disclosures


def _entry(said: dict[str, Any]) -> Entry:
    return Entry(**{**said, "step": Step(said["step"]), "at": datetime.fromisoformat(said["at"])})
