"""What a line to the console means."""

from datetime import timedelta

import pytest

from adapters.console.limits import LONGEST_LINE
from adapters.console.lines import (
    AskHelp,
    Forged,
    Line,
    MoveClock,
    Newcomer,
    Note,
    NotUnderstood,
    Number,
    Turn,
    parse,
)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", Note()),
        ("   ", Note()),
        ("# words", Note()),
        ("#", Note()),
        ("?", AskHelp()),
        ("+1h", MoveClock(timedelta(hours=1))),
        ("+30m", MoveClock(timedelta(minutes=30))),
        ("+2d", MoveClock(timedelta(days=2))),
        ("next", MoveClock(None)),
        ("@max = Max Muster, de-AT", Newcomer("max", "Max Muster", "de-AT")),
        ("@anna", Turn("anna", None, None)),
        ("@anna /vote", Turn("anna", None, "/vote")),
        ("@anna #plenary /vote", Turn("anna", "plenary", "/vote")),
        ("#private", Turn(None, "private", None)),
        ("#plenary hello", Turn(None, "plenary", "hello")),
        ("hello", Turn(None, None, "hello")),
        ("2", Turn(None, None, Number(2))),
        ("@anna 7.2", Turn("anna", None, Number(2, message=7))),
        ("!7.2", Turn(None, None, Number(2, message=7, forwarded=True))),
        ("!vote~1", Turn(None, None, Forged("vote~1"))),
        ("!2", Turn(None, None, Forged("2"))),
        (r"\2", Turn(None, None, "2")),
        (r"\#plenary", Turn(None, None, "#plenary")),
        (r"\next", Turn(None, None, "next")),
        (r"\\n", Turn(None, None, "\n")),
        (r"one\ntwo", Turn(None, None, "one\ntwo")),
        (r"a\u202eb", Turn(None, None, "a\u202eb")),
        ("2 December", Turn(None, None, "2 December")),
    ],
)
def test_a_line_means_one_thing(line: str, meant: Line) -> None:
    assert parse(line) == meant


@pytest.mark.parametrize(
    "line", ["+", "+5x", "+1 h", "+99999h", "@", "@ anna", "@änna!", "x" * (LONGEST_LINE + 1)]
)
def test_what_means_nothing_is_not_understood(line: str) -> None:
    with pytest.raises(NotUnderstood):
        parse(line)
