"""What people type is kept as it reads, and only that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.typed import INVISIBLE, OVERRIDES, command_word, typed_line, typed_prose
from bot.errors import Refusal


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("  Datenhoheit \t im  Werk ", "Datenhoheit im Werk"),
        ("<b>fett</b> *stern* &amp;", "<b>fett</b> *stern* &amp;"),
        ("👩🏽‍🔬 氢能", "👩🏽‍🔬 氢能"),
        ("zero\u200bwidth\u200e mark\ufeff", "zerowidth mark"),
        ("cafe\u0301", "café"),
        ("bell\x07", "bell"),
    ],
)
def test_a_line_is_kept_as_it_reads(raw: str, kept: str) -> None:
    assert typed_line(raw, 120) == kept


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("two\nlines", "one line"),
        ("evil \u202egnp.exe", "reading order"),
        ("\u2066isolated", "reading order"),
        ("x" * 121, "too long"),
    ],
)
def test_a_line_that_cannot_be_kept_is_refused_with_the_reason(raw: str, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        typed_line(raw, 120)


def test_prose_keeps_its_lines() -> None:
    assert typed_prose("one \r\n\r\n two  three\n", 100) == "one\n\ntwo three"


def test_command_words_are_folded() -> None:
    assert command_word("／ＶＯＴＥ") == "/vote"


@given(st.text(max_size=200))
def test_whatever_is_typed_is_kept_clean_or_refused(raw: str) -> None:
    try:
        kept = typed_prose(raw, 150)
    except Refusal:
        return
    assert len(kept) <= 150
    assert not set(kept) & (OVERRIDES | INVISIBLE)
    assert typed_prose(kept, 150) == kept
