"""Every way of tampering with a record shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.record.chain import chained, seal_of, verify
from bot.record.files import Unreadable, read_lines, write_lines
from bot.record.model import Disclosure, Entry, Head, Step

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)


def record_of(length: int) -> list[Entry]:
    entries: list[Entry] = []
    head = Head(7)
    for number in range(length):
        sealed = {"by": seal_of("salt", "李伟")} if number == 0 else {}
        entry = chained(
            Entry(7, 0, Step.OPENED, NOW, {"title": {"zh": "数据", "first": "zh"}}, sealed, "", ""), head
        )
        head = Head(7, entry.number, entry.hash)
        entries.append(entry)
    return entries


NAMED = Disclosure(7, 1, "by", "salt", "李伟", 3)


def faults_of(entries: list[Entry], *disclosures: Disclosure) -> list[int]:
    return [fault.number for fault in verify(entries, disclosures)[1]]


def test_an_untouched_record_has_no_fault() -> None:
    entries = record_of(4)

    head, faults = verify(entries, [NAMED])

    assert not faults
    assert head == Head(7, 4, entries[-1].hash)


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: replace(entry, facts={"title": {"zh": "数", "first": "zh"}}),
        lambda entry: replace(entry, at=NOW.replace(minute=1)),
        lambda entry: replace(entry, step=Step.CLOSED),
        lambda entry: replace(entry, sealed={"by": seal_of("salt", "Anna")}),
        lambda entry: replace(entry, group_id=8),
    ],
)
def test_a_changed_entry_shows(change: Callable[[Entry], Entry]) -> None:
    entries = record_of(4)
    entries[1] = change(entries[1])

    assert faults_of(entries) == [2]


def test_an_entry_left_out_shows() -> None:
    entries = record_of(4)

    assert faults_of([*entries[:1], *entries[2:]])
    assert faults_of(entries[1:])


def test_entries_in_another_order_show() -> None:
    one, two, three = record_of(3)

    assert faults_of([one, three, two])


def test_an_entry_written_anew_with_a_fresh_hash_shows_at_the_next() -> None:
    one, two, three = record_of(3)
    forged = chained(replace(two, facts={"title": {"en": "other", "first": "en"}}), Head(7, 1, one.hash))

    assert faults_of([one, forged, three]) == [3]


def test_a_name_that_was_not_the_sealed_one_shows() -> None:
    assert faults_of(record_of(1), replace(NAMED, text="Anna")) == [1]
    assert faults_of(record_of(1), replace(NAMED, name="against")) == [1]


def test_without_the_erased_names_the_record_stays_valid() -> None:
    assert not faults_of(record_of(3))


facts = st.dictionaries(
    st.text(max_size=8),
    st.recursive(st.text(max_size=9) | st.integers() | st.booleans() | st.none(), st.lists, max_leaves=4),
)


@given(st.lists(facts, min_size=1, max_size=4))
def test_a_record_survives_its_file(said: list[dict[str, str]]) -> None:
    entries: list[Entry] = []
    head = Head(7)
    for each in said:
        entry = chained(Entry(7, 0, Step.OUTCOME, NOW, {**each}, {}, "", ""), head)
        head = Head(7, entry.number, entry.hash)
        entries.append(entry)

    read, names = read_lines(write_lines(entries, [NAMED]))

    assert read == entries
    assert names == [replace(NAMED, member_id=None)]
    assert not faults_of(read)


@pytest.mark.parametrize("line", ["x", "[]", "{}", '{"entry": {}}', '{"names": {"salt": 1}}', '{"entry": 3}'])
def test_a_file_that_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(Unreadable):
        read_lines([line])
