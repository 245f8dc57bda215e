"""The roster as a file: written in any language, read again in any; one problem keeps all of it out."""

import csv
from collections.abc import Sequence
from datetime import date
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.bot import Bot
from bot.chat.cards import Attachment
from bot.chat.cities import BERLIN
from bot.chat.files import file_of
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.tables import csv_of
from bot.chat.workbooks import NoWorkbook, read_workbook, workbook_of
from bot.membership.model import Group
from bot.membership.roles import Role, Side
from bot.roster.actions import ExportRoster
from bot.roster.files import roster_table
from bot.roster.reading import Unreadable, read_entries, rows_of
from bot.roster.taking import Taken, Taker
from bot.roster.vocabulary import Column, Vocabulary
from bot.work import OpenWork, Work
from tests.cast import ALEX, NOW, WANG, ask
from tests.membership.looking import card_of
from tests.roster.scenes import DAY, GROUP, appoint, person

HEADS = ["name", "organisation", "kind", "side", "role", "since", "until", "parent", "sme"]


@pytest.fixture(scope="module")
def words(phrasebook: Phrasebook) -> Vocabulary:
    return Vocabulary.of(phrasebook)


def group_of(work: Work) -> Group:
    found = work.groups.find(GROUP)
    assert found is not None
    return found


class Undone(Exception):
    pass


def take(open_work: OpenWork, words: Vocabulary, rows: Sequence[Sequence[str]]) -> Taken:
    """As the operator does: nothing is kept when there is a problem."""
    entries, problems = read_entries(rows, words)
    taken = Taken()
    try:
        with open_work() as work:
            taken = Taker(work, person(work, ALEX), group_of(work), (), NOW).take(entries)
            taken.problems = sorted([*problems, *taken.problems], key=lambda each: each.row)
            if taken.problems:
                raise Undone
    except Undone:
        pass
    return taken


def written(open_work: OpenWork, phrasebook: Phrasebook, language: Language) -> list[list[str]]:
    reader = Reader.person(language, BERLIN)
    with open_work() as work:
        return roster_table(work, group_of(work), NOW).said(lambda value: phrasebook.lines(value, reader))


@pytest.mark.parametrize("language", list(Language))
def test_what_was_written_changes_nothing_when_it_is_read(
    open_work: OpenWork, phrasebook: Phrasebook, words: Vocabulary, language: Language
) -> None:
    with open_work() as work:
        appoint(work, person(work, WANG), Role.CO_CHAIR, NOW, NOW + 90 * DAY)
    rows = written(open_work, phrasebook, language)
    for content in (csv_of(rows), workbook_of(rows)):
        taken = take(open_work, words, rows_of(content))
        assert taken == Taken()
    assert written(open_work, phrasebook, language) == rows


def test_a_new_roster_comes_in_whole(open_work: OpenWork, words: Vocabulary) -> None:
    rows = [
        [
            "姓名",
            "Organisation",
            "Kind of organisation",
            "Seite",
            "Role",
            "From (day)",
            "Until (day)",
            "parent",
            "sme",
        ],
        ["赵敏", "华东智造", "企业", "中方", "投票代表", "2026-01-01", "2027-12-31", "", "是"],
        ["Eva Roth", "Roth AG", "Unternehmen", "de", "stimmberechtigte Vertretung", "", "", "", "nein"],
        ["Max Roth", "Roth Tochter", "company", "German side", "observer", "", "", "Roth AG", ""],
        ["", "Ohne Leute e. V.", "association", "de", "", "", "", "", ""],
        [],
    ]
    taken = take(open_work, words, rows)
    assert taken.problems == []
    assert (taken.organisations, taken.members, taken.joined, taken.roles) == (4, 3, 3, 2)
    with open_work() as work:
        child = work.organisations.by_name("roth tochter")
        assert child is not None
        assert work.organisations.head_of(child).name == "Roth AG"
        (mandate,) = [each for each in work.mandates.in_force(GROUP, NOW) if each.member.name == "赵敏"]
        assert mandate.since.isoformat() == "2025-12-31T16:00:00+00:00"  # midnight in Beijing
        assert mandate.until is not None
        assert mandate.until.isoformat() == "2027-12-31T16:00:00+00:00"
    assert take(open_work, words, rows) == Taken()


def test_every_problem_is_listed_by_row_and_nothing_changes(
    open_work: OpenWork, words: Vocabulary, phrasebook: Phrasebook
) -> None:
    before = written(open_work, phrasebook, Language.EN)
    rows = [
        HEADS,
        ["Good", "Good AG", "company", "de", "member", "", "", "", ""],
        ["A", "New AG", "", "de", "member", "", "", "", ""],
        ["B", "Good AG", "firm", "east", "boss", "", "", "", "maybe"],
        ["C", "Good AG", "company", "de", "alternate", "2027-13-01", "", "", ""],
        ["D", "Good AG", "company", "de", "alternate", "2027-02-01", "2027-01-01", "", ""],
        ["E", "", "", "", "voting representative", "", "", "", ""],
        ["F", "Good AG", "company", "de", "member", "", "", "Unknown AG", ""],
        ["G" * 200, "Good AG", "company", "de", "member", "", "", "", ""],
        ["H", "Good AG", "company", "de", "alternate", "2020-01-01", "2020-02-01", "", ""],
    ]
    taken = take(open_work, words, rows)
    found = [(problem.row, problem.words.msgid) for problem in taken.problems]
    assert [row for row, _words in found] == [3, 4, 4, 4, 4, 5, 6, 7, 8, 9, 10]
    assert found[0][1].endswith("its kind and its side are needed.")
    assert written(open_work, phrasebook, Language.EN) == before
    with open_work() as work:
        assert work.organisations.by_name("Good AG") is None


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["name", "kind"]],
        [["name", "organisation", "Name"]],
        [["name", "organisation"]] + [["x", "y"]] * 5001,
    ],
)
def test_a_file_without_usable_heads_is_refused_as_a_whole(rows: list[list[str]], words: Vocabulary) -> None:
    with pytest.raises(Unreadable):
        read_entries(rows, words)


def test_formulas_travel_as_text(open_work: OpenWork, words: Vocabulary, phrasebook: Phrasebook) -> None:
    evil = '=HYPERLINK("http://evil","x")'
    rows = [HEADS, [evil, "-Minus AG", "company", "de", "member", "", "", "", ""]]
    assert take(open_work, words, rows).problems == []
    out = written(open_work, phrasebook, Language.EN)
    text = csv_of(out).decode("utf-8-sig")
    assert f"'{evil[:4]}" in text
    assert [row[0] for row in csv.reader(StringIO(text)) if row[0].startswith("=")] == []
    sheet = ZipFile(BytesIO(workbook_of(out))).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    errors = ZipFile(BytesIO(workbook_of([["#REF!", "1"]]))).read("xl/worksheets/sheet1.xml")
    assert b't="e"' not in errors
    assert b't="n"' not in errors
    for content in (csv_of(out), workbook_of(out)):
        assert evil in [row[0] for row in rows_of(content)]


def test_the_same_table_gives_the_same_bytes() -> None:
    rows = [["a", "氢能"], ["=1+1", "x\x00y"]]
    assert workbook_of(rows) == workbook_of(rows)
    assert read_workbook(workbook_of(rows)) == [["a", "氢能"], ["=1+1", "xy"]]


def test_semicolons_and_tabs_part_cells_too() -> None:
    for sign in ";\t,":
        assert rows_of(f"name{sign}organisation\n张三{sign}华\n".encode()) == [
            ["name", "organisation"],
            ["张三", "华"],
        ]


def test_what_is_no_table_is_said_to_be_none() -> None:
    bomb = BytesIO()
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (60 * 1024 * 1024))
    for content in (b"PK\x03\x04rubbish", "名".encode("gb18030"), bomb.getvalue(), b"x" * (6 * 1024 * 1024)):
        with pytest.raises(Unreadable):
            rows_of(content)
    with pytest.raises(NoWorkbook):
        read_workbook(bomb.getvalue())


def test_days_and_numbers_of_spreadsheets_are_read_as_text() -> None:
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    book.active.append(["a", 1.0, date(2026, 11, 25), True, None])
    out = BytesIO()
    book.save(out)
    assert read_workbook(out.getvalue()) == [["a", "1", "2026-11-25", "yes"]]


def test_coordinators_get_both_files_in_chat(bot: Bot, open_work: OpenWork, phrasebook: Phrasebook) -> None:
    card = card_of(ask(bot, ALEX, ExportRoster(GROUP)))
    attachments = [block for block in card.blocks if isinstance(block, Attachment)]
    files = [file_of(each, phrasebook, Reader.person(Language.DE, BERLIN)) for each in attachments]
    assert [file.name.rpartition(".")[2] for file in files] == ["xlsx", "csv"]
    for file in files:
        rows = rows_of(file.content)
        assert rows[0][:2] == ["Name", "Organisation"]
        assert "Anna Becker" in [row[0] for row in rows]


def test_every_column_is_written_and_read(words: Vocabulary) -> None:
    assert set(words.columns.values()) == set(Column)
    assert words.sides["德方"] is Side.DE
