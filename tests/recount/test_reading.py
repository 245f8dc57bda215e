"""Files that are read as they are described, and one clear sentence about every other file."""

import json
from contextlib import suppress
from io import BytesIO
from itertools import count
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.files import MOST_BYTES
from bot.recount.compare import recount
from bot.recount.layout import facts_of, rows_of
from bot.recount.paper import paper_of
from bot.recount.reading import Unreadable, read
from tests.polls.scenes import say
from tests.recount.handmade import as_csv, as_json, straw
from tests.recount.scenes import counted, differences

GOOD = as_json(straw())


def said_of(content: bytes) -> str:
    """What is wrong with a file; empty when it can be counted."""
    try:
        recount(paper_of(read(content)))
    except Unreadable as unreadable:
        return say(unreadable.words)
    return ""


def test_a_file_made_by_hand_is_counted() -> None:
    outcome = counted(straw())
    assert outcome.differences == ()
    assert outcome.count is not None
    assert outcome.count.votes == (3, 2)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read_with_any_delimiter(delimiter: str) -> None:
    assert read(as_csv(straw(), delimiter)) == straw()


def test_a_table_saved_again_by_a_spreadsheet_is_read() -> None:
    facts = straw(adopted=True, void=False)
    assert read(as_csv(facts).replace(b'"true"', b"TRUE").replace(b'"false"', b"FALSE")) == facts


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty"),
        (b" \n", "This file is empty"),
        (b"x" * (MOST_BYTES + 1), "far too large"),
        (GOOD[: len(GOOD) // 2], "breaks off"),
        (GOOD[:-3], "breaks off"),
        (GOOD.replace(b'"voters": 5', b'"voters": 5.5'), "breaks off"),
        (GOOD.replace(b'"voters": 5', b'"voters": NaN'), "breaks off"),
        (GOOD.replace(b'"voters": 5', b'"voters": 5, "voters": 5'), "breaks off"),
        (b"{" * 100_000, "breaks off"),
        (b"[1]", "no exported poll"),
        (b"{}", "no exported poll"),
        (b'{"format": "another"}', "no exported poll"),
        (b"name;organisation\r\nA;B\r\n", "no exported poll"),
        ("Frage;Ja;Prüfung".encode("latin-1"), "no exported poll"),
        (GOOD.decode().encode("utf-16"), "no exported poll"),
        (b"%PDF-1.7", "no exported poll"),
        (b"\x89PNG\r\n\x1a\n", "no exported poll"),
        (GOOD.replace(b'"version": 1', b'"version": 2'), "format number 2; this program reads number 1"),
        (GOOD.replace(b'"version": 1', b'"version": "1"'), "format number 0"),
        (GOOD.replace(b'"method": "one"', b'"method": "lot"'), "method or rule that this program does not know"),
        (GOOD.replace(b'"quorum": "none"', b'"quorum": "all"'), "method or rule that this program does not know"),
        (GOOD.replace(b'"voters": 5', b'"voters": -5'), "under “result.voters”"),
        (GOOD.replace(b'"voters": 5', b'"voters": true'), "under “result.voters”"),
        (GOOD.replace(b'"marks": [1, 0]', b'"marks": "10"'), "under “ballots.1.marks”"),
        (GOOD.replace(b'"result"', b'"results"'), "under “result”"),
    ],
    ids=map(str, count()),
)  # fmt: skip
def test_a_file_that_cannot_be_counted_is_answered_with_a_sentence(content: bytes, words: str) -> None:
    assert words in said_of(content)


def test_a_table_with_a_row_missing_is_cut_off() -> None:
    rows = as_csv(straw()).split(b"\r\n")
    without = [row for row in rows if not row.startswith(b'"ballots.1"')]
    assert "breaks off" in said_of(b"\r\n".join(without))
    assert "breaks off" in said_of(b"\r\n".join((*rows, b'"version","1"')))
    assert "under “result”" in said_of(b"\r\n".join(row for row in rows if not row.startswith(b'"result')))


@pytest.mark.slow
def test_a_spreadsheet_that_is_damaged_or_unpacks_to_too_much_is_not_opened() -> None:
    assert "no exported poll" in said_of(b"PK\x03\x04rubbish")
    out = BytesIO()
    with ZipFile(out, "w", 8) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * 51 * 1024 * 1024)
    assert "no exported poll" in said_of(out.getvalue())


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=3), st.integers(0, 40))
def test_no_damage_ever_goes_unnoticed_or_ends_in_a_fault(at: int, put: bytes, cut: int) -> None:
    damaged = GOOD[:at] + put + GOOD[at + cut :]
    try:
        facts = read(damaged)
        found = recount(paper_of(facts)).differences
    except Unreadable:
        return
    assert found or facts == straw()


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(0, 9) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab", min_size=1, max_size=2), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), VALUES, max_size=4))
def test_tables_hold_any_facts(facts: dict[str, Any]) -> None:
    assert facts_of(rows_of(facts)) == facts


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(straw())), VALUES)
def test_no_value_of_another_kind_ends_in_a_fault(name: str, value: Any) -> None:
    content = json.dumps({**straw(), name: value}).encode()
    with suppress(Unreadable):
        assert recount(paper_of(read(content))).differences or value == straw()[name]


def test_a_total_that_does_not_fit_is_named() -> None:
    result = {"voters": 5, "votes": [4, 2], "spread": [[3], [2]], "places": [[1], [2]]}
    assert differences(straw(result=result)) == ["Votes for “Alpha”: the file says 4, the count gives 3."]
