"""An exported poll as docs/recount.md describes it, written by hand: what a recount must read without our exporter."""

from collections.abc import Mapping
from typing import Any

from bot.recount.layout import cell, rows_of, sealed, text_of
from bot.recount.reading import read


def straw(**changes: Any) -> dict[str, Any]:
    """A poll on one of two options: 3 to 2."""
    facts: dict[str, Any] = {
        "format": "wgbot-poll",
        "version": 1,
        "program": "by hand",
        "poll": {"number": 7, "group": {"en": "Plenary"}, "question": {"en": "Shall we?"}, "method": "one"},
        "terms": {"kind": "straw", "rule": None, "quorum": "none", "secrecy": "confidential"},
        "options": [{"en": "Alpha", "zh": "甲", "first": "en"}, {"at": "2026-12-01T08:00:00+00:00"}],
        "entitled": {"all": 9},
        "ballots": [{"marks": [1, 0], "count": 3}, {"marks": [0, 1], "count": 2}],
        "result": {"voters": 5, "votes": [3, 2], "spread": [[3], [2]], "places": [[1], [2]]},
    }
    return sealed({**facts, **changes})


def ranked(method: str, ballots: Mapping[Any, int], **result: Any) -> dict[str, Any]:
    """A ranking of as many options as the marks have."""
    options = len(next(iter(ballots)))
    cast = [{"marks": list(marks), "count": count} for marks, count in ballots.items()]
    poll = {"group": {"en": "Plenary"}, "question": {"en": "Which?"}, "method": method}
    return straw(
        poll=poll,
        options=[{"en": f"Option {number}"} for number in range(1, options + 1)],
        ballots=cast,
        entitled={"all": 99},
        result={"voters": sum(ballots.values()), **result},
    )


def as_csv(facts: dict[str, Any], delimiter: str = ",") -> bytes:
    """The same as a table, as a spreadsheet of another country may save it."""
    quoted = (
        f'"{key}"{delimiter}"{cell(value).replace(chr(34), chr(34) * 2)}"' for key, value in rows_of(facts)
    )
    return "\r\n".join((f"Key{delimiter}Value", *quoted)).encode()


def as_json(facts: dict[str, Any]) -> bytes:
    """The same as JSON."""
    assert read(text_of(facts).encode()) == facts
    return text_of(facts).encode()
