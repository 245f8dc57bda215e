"""Charts as SVG: complete, well-formed whatever was typed, readable without colour; and as a picture."""

import subprocess
import sys
from fractions import Fraction
from xml.etree import ElementTree

import pytest

from bot.charts.cards import chart_blocks
from bot.charts.drawing import FILLS, ROOM, TEXT, svg_of
from bot.charts.lettering import ELLIPSIS, lines, width
from bot.charts.model import Bar, Chart, Tick
from bot.charts.picture import Picture, sheet_of
from bot.charts.rendering import available, png_of
from bot.chat.cards import Attachment, Card
from bot.chat.text import Value, Verbatim, Words
from tests.polls.scenes import say, text_of

TYPED = "<script>&\"'\x00\x1b氢能 𠀀 =1+1"
SVG = "{http://www.w3.org/2000/svg}"


def both(value: Value) -> tuple[str, ...]:
    """As a room of two languages would read it."""
    return (say(value), "氢能")


def one(value: Value) -> tuple[str, ...]:
    return (say(value),)


ALPHA = Verbatim("Alpha")


def chart(label: Words = ALPHA) -> Chart:
    """A bar of three parts with a tick, and an empty one."""
    bars = (
        Bar("CN", label, (3, 1, 0), 5, Verbatim("4 of 5"), (Tick(Fraction(2)),)),
        Bar("DE", Verbatim("Beta"), (0, 0, 0), 7, Verbatim("0 of 7")),
    )
    parts = tuple(map(Verbatim, ("Yes", "No", "Abstain")))
    return Chart(Verbatim("Shall we?"), Verbatim("Adopted."), bars, parts, (Verbatim("half is needed"),))


def texts(svg: str) -> list[str]:
    """What can be read in a picture."""
    return [each.text or "" for each in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_everything_is_in_the_picture() -> None:
    read = texts(svg_of(sheet_of(chart(), one, chinese=True)))
    assert {"Shall we?", "Adopted.", "4 of 5", "3", "1", "Yes", "No", "Abstain", "half is needed"} <= set(
        read
    )
    assert any(each.split() == ["CN", "Alpha"] for each in read)


def test_what_somebody_typed_stays_text() -> None:
    read = texts(svg_of(sheet_of(chart(Verbatim(TYPED)), one, chinese=True)))
    assert "CN <script>&\"'氢能 𠀀 =1+1" in read


def test_parts_differ_by_pattern_and_carry_their_numbers() -> None:
    svg = svg_of(sheet_of(chart(), one, chinese=True))
    assert len(set(FILLS)) == 3
    assert all(f'fill="{fill}"' in svg for fill in FILLS)
    assert "stroke-dasharray" in svg


def test_without_a_chinese_font_letters_stand_for_labels() -> None:
    sheet = sheet_of(chart(Verbatim("氢能")), one, chinese=False)
    assert [bar.label for bar in sheet.bars] == ["CN", "DE  Beta"]
    assert sheet_of(chart(), both, chinese=False).title == ""
    assert ElementTree.fromstring(svg_of(sheet)).tag == f"{SVG}svg"


@pytest.mark.parametrize("text", ["氢" * 200, "Donaudampfschifffahrt" * 9, "Wort " * 60, "a-b " * 90, ""])
def test_long_labels_are_broken_and_cut(text: str) -> None:
    broken = lines(text, TEXT, 300, 2)
    assert len(broken) <= 2
    assert all(width(each, TEXT) <= 300 for each in broken)
    assert not text or broken[-1].endswith(ELLIPSIS)


def test_a_short_label_stays_as_it_is() -> None:
    assert lines("Ja, 氢能  auch", TEXT, ROOM, 2) == ["Ja, 氢能 auch"]


def test_no_bar_is_longer_than_the_page() -> None:
    drawn = ElementTree.fromstring(svg_of(sheet_of(chart(), one, chinese=True)))
    boxes = [each for each in drawn.iter(f"{SVG}rect") if "x" in each.attrib]
    assert all(0 <= float(each.attrib["x"]) + float(each.attrib["width"]) <= ROOM + 37 for each in boxes)


def test_the_text_beside_it_says_all_figures() -> None:
    blocks = chart_blocks(chart(), Verbatim("Chart"))
    read = text_of(Card(Verbatim("t"), blocks))
    for words in ("Adopted.", "CN – Alpha", "Yes: 3", "No: 1", "Abstain: 0", "4 of 5", "half is needed"):
        assert words in read
    [attached] = [each for each in blocks if isinstance(each, Attachment)]
    assert attached.kind.ending == ".png"


@pytest.mark.slow
def test_it_becomes_a_picture_and_the_same_one_again() -> None:
    assert available()
    made = Picture(chart()).written(one)
    assert made.startswith(b"\x89PNG")
    assert made == Picture(chart()).written(one)
    assert made != png_of(svg_of(sheet_of(chart(Verbatim("Gamma")), one, chinese=True)))


@pytest.mark.slow
def test_without_the_library_no_picture_is_offered() -> None:
    hidden = "import sys; sys.modules['resvg_py'] = None; "
    program = hidden + "from bot.charts.rendering import available; print(available())"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
