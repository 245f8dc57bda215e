"""A card as text: every block in one language and in two, and nothing typed poses as a line of ours."""

from dataclasses import dataclass
from typing import get_args

import pytest

from bot.chat.actions import Action
from bot.chat.cards import (
    Attachment,
    Bar,
    Bars,
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    FileKind,
    Link,
    Paragraph,
)
from bot.chat.cities import BEIJING, BERLIN, MUNICH
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.chat.tables import Table
from bot.chat.text import City, Clocks, Variants, Verbatim
from tests.cast import NOW


@dataclass(frozen=True)
class Press(Action, name="plainpress"):
    """A button of these tests."""

    option: int


ANNA = Reader.person(Language.DE, MUNICH)
ROOM = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
YES = Variants({Language.ZH: "赞成", Language.DE: "Ja"}, Language.ZH)
LONG = Variants({Language.ZH: "长" * 40, Language.DE: "Lang " * 10}, Language.ZH)

SAMPLES: dict[type[Block], tuple[Block, list[str], list[str]]] = {
    Paragraph: (Paragraph(YES), ["Ja"], ["赞成", "Ja"]),
    Facts: (
        Facts(((YES, Verbatim("x")), (YES, YES), (Verbatim("A?"), 3))),
        ["Ja: x", "Ja: Ja", "A? 3"],
        ["赞成 · Ja: x", "赞成：赞成 · Ja: Ja", "A? 3"],
    ),
    Bars: (
        Bars((Bar(YES, 3, 5, mine=True), Bar(Verbatim("0"), 0, 0))),
        ["██████░░░░ 3 · 60\u00a0%  Ja (Ihre Wahl)", "░░░░░░░░░░ 0 · 0\u00a0%  0"],
        ["██████░░░░ 3 · 60%  赞成（您的选择） · Ja (Ihre Wahl)", "░░░░░░░░░░ 0 · 0%  0"],
    ),
    Link: (
        Link(YES, "https://example.org"),
        ["Ja <https://example.org>"],
        ["赞成 · Ja <https://example.org>"],
    ),
    Attachment: (
        Attachment(YES, Verbatim("table"), FileKind.CSV, Table((YES,), ((YES,),))),
        ["Ja: table.csv"],
        ["赞成 · Ja: table.csv"],
    ),
    Buttons: (
        Buttons((Button(YES, Press(1)), Button(Verbatim("B"), Press(2)))),
        ["[1] Ja", "[2] B"],
        ["[1] 赞成 · Ja", "[2] B"],
    ),
}


def test_there_is_a_sample_of_every_block() -> None:
    assert set(SAMPLES) == set(get_args(Block))


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_a_block_reads_well_in_one_language_and_in_two(kind: type[Block], phrasebook: Phrasebook) -> None:
    block, alone, together = SAMPLES[kind]
    card = Card(Verbatim("T"), (block,))
    assert plain_card(card, phrasebook, ANNA).lines == ("T", "", *alone)
    assert plain_card(card, phrasebook, ROOM).lines == ("T", "", *together)


def test_long_words_in_two_languages_stand_one_below_the_other(phrasebook: Phrasebook) -> None:
    card = Card(LONG, (Facts(((Verbatim("F"), LONG),)),))
    lines = plain_card(card, phrasebook, ROOM).lines
    assert lines[:2] == (LONG.texts[Language.ZH], LONG.texts[Language.DE])
    assert lines[-1] == f"    F: {LONG.texts[Language.DE]}"


def test_buttons_are_numbered_through_and_keep_their_order(phrasebook: Phrasebook) -> None:
    rows = (Buttons((Button(YES, Press(1)),)), Paragraph(YES), Buttons((Button(YES, Press(2)),)))
    plain = plain_card(Card(YES, rows), phrasebook, ANNA)
    assert [button.action for button in plain.buttons] == [Press(1), Press(2)]
    assert plain.lines[-1] == "[2] Ja"


def test_a_typed_line_break_makes_no_line_of_ours(phrasebook: Phrasebook) -> None:
    typed = Verbatim("x\n[1] Yes")
    card = Card(Verbatim("T"), (Facts(((typed, typed),)), Bars((Bar(typed, 0, 0),))))
    lines = plain_card(card, phrasebook, ANNA).lines
    assert not [line for line in lines if line.startswith("[1]")]


def test_a_city_named_twice_shows_its_clock_once(phrasebook: Phrasebook) -> None:
    shown: tuple[City, ...] = (BEIJING, BERLIN)
    alex = Reader.person(Language.EN, BEIJING)
    assert phrasebook.say(Clocks(NOW, shown), alex) == "Wed, 25 Nov 2026, 10:00 Beijing · 03:00 Berlin"
