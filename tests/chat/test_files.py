"""Files of cards: names that are safe everywhere, a limit, a digest; tables that run nothing."""

import csv
import re
from dataclasses import dataclass
from io import StringIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.cards import Attachment, Card, FileKind, Paragraph, Say
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.files import LONGEST_NAME, MOST_BYTES, File, file_of, files_of, safe_name
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.tables import FORMULA, Table, csv_of
from bot.chat.text import Percent, Variants, Verbatim, _

ROOM = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
GERMAN = Reader.person(Language.DE, BERLIN)
BOTH = Variants({Language.ZH: "数据安全", Language.DE: "Datensicherheit"}, Language.DE)
DISPOSITION = re.compile(
    r"attachment; filename=\"[A-Za-z0-9 ()_-]+\.ics\"; filename\*=UTF-8''[A-Za-z0-9%._~-]+"
)


@dataclass(frozen=True)
class Bytes:
    """So many bytes."""

    count: int

    def written(self, say: Say) -> bytes:
        return b"x" * self.count


def attachment(count: int = 1) -> Attachment:
    """A file of so many bytes."""
    return Attachment(_("Calendar file"), BOTH, FileKind.CALENDAR, Bytes(count))


def test_a_file_is_named_in_the_readers_first_language(phrasebook: Phrasebook) -> None:
    assert file_of(attachment(), phrasebook, ROOM).name == "数据安全.ics"
    assert file_of(attachment(), phrasebook, GERMAN).name == "Datensicherheit.ics"
    assert len(files_of(Card(BOTH, (attachment(), Paragraph(BOTH))), phrasebook, ROOM)) == 1


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\x", "C Windows x"),
        ("a\u202egpj.exe\u2066", "agpj.exe"),
        ("a\x00b\nc\u200bd", "ab cd"),
        (" .. ", "wgbot"),
        ("", "wgbot"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ('"x" <y> | z?*', "x y z"),
        ("氢" * 200, "氢" * LONGEST_NAME),
    ],
)
def test_a_name_leads_nowhere_and_hides_nothing(typed: str, name: str) -> None:
    assert safe_name(typed) == name


@given(st.text())
@example("／etc／x")
@example("ﬁle＂；")
def test_any_name_fits_into_a_header(typed: str) -> None:
    file = File(safe_name(typed) + ".ics", "text/calendar", b"")
    assert DISPOSITION.fullmatch(file.disposition), file.disposition
    assert len(file.name.encode()) <= 255
    assert not set(file.name) & set('/\\:*?"<>|')


def test_the_name_without_other_letters_still_says_something() -> None:
    assert File("Öl & 氢能 2026.ics", "text/calendar", b"").ascii_name == "Ol 2026.ics"
    assert File("数据安全，氢能.ics", "text/calendar", b"").ascii_name == "wgbot.ics"


def test_what_is_too_large_is_a_fault_of_ours(phrasebook: Phrasebook) -> None:
    assert len(file_of(attachment(MOST_BYTES), phrasebook, GERMAN).content) == MOST_BYTES
    with pytest.raises(ValueError, match="too large"):
        file_of(attachment(MOST_BYTES + 1), phrasebook, GERMAN)


def test_the_digest_tells_name_and_content_apart() -> None:
    digests = {File(name, "text/csv", content).digest for name in ("a", "b") for content in (b"", b"b")}
    assert len(digests) == 4


def rows_in(content: bytes) -> list[list[str]]:
    """A table as another program reads it."""
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_a_table_speaks_the_readers_language(phrasebook: Phrasebook) -> None:
    table = Table((_("Name"), _("Length")), ((BOTH, 1234567), (Verbatim('a,"b"\n=c'), Percent(0.5))))
    file = file_of(Attachment(_("Answers"), BOTH, FileKind.CSV, table), phrasebook, GERMAN)
    assert (file.name, file.media_type) == ("Datensicherheit.csv", "text/csv")
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert rows_in(file.content) == [
        ["Name", "Dauer"],
        ["Datensicherheit", "1234567"],
        ['a,"b"\n=c', "50\xa0%"],
    ]


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), min_size=1, max_size=5))
@example([["=1+1", "＋1", "\t=x"], ["-1", "@SUM(1)", "\r\n=1"], ["\0", "'=1", "a;b"]])
def test_cells_come_back_and_none_is_a_formula(rows: list[list[str]]) -> None:
    content = csv_of(rows)
    read = rows_in(content)
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    assert not any(cell.startswith(FORMULA) for row in read for cell in row)
    assert len(read) == len(rows)
    assert content.endswith(b"\r\n")
