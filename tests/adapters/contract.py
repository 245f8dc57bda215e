"""What every platform must be able to show: a sample of each block, with difficult content; and what a driver offers.

A driver is the test's hold on one platform's renderer. `show` draws a card the way the platform does and tells what a
person would see; `press` tells which action a button's payload brings back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

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
    Style,
)
from bot.chat.cities import BEIJING, BERLIN, MUNICH, SHANGHAI
from bot.chat.forms import Choice, Choices, Form, Line, Moment, Number, Option, Prose, Question, Tongues
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.tables import Table
from bot.chat.text import Clocks, Listing, Minutes, Percent, Variants, Verbatim, _, _n
from bot.polls.actions import CastVote, OpenWrittenPoll

TRICKY = Verbatim("氢能 <b>&amp; *x* _y_ {z} <!channel> 👩🏽‍🔬")
THREE = Variants({Language.ZH: "氢能", Language.DE: "Wasserstoff", Language.EN: "hydrogen"}, Language.DE)
GERMAN_ONLY = Variants({Language.DE: "氢能 = Wasserstoff"}, Language.DE)
AT = datetime(2026, 12, 1, 7, 0, tzinfo=UTC)

READERS = {
    "李伟": Reader.person(Language.ZH, SHANGHAI),
    "Anna": Reader.person(Language.DE, MUNICH),
    "Alex": Reader.person(Language.EN, BEIJING),
    "mixed room": Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN)),
}

BLOCKS: dict[type, Block] = {
    Paragraph: Paragraph(
        _("This is for members of “{group}”. You can ask to join it with /join.", group=TRICKY)
    ),
    Facts: Facts(
        (
            (_("Name"), TRICKY),
            (_("Length"), Minutes(90)),
            (_("Languages"), Listing((TRICKY, Language.DE))),
            (_("Deadline"), Clocks(AT, (BEIJING, BERLIN))),
            (THREE, Percent(0.5)),
            (GERMAN_ONLY, 1234567),
        )
    ),
    Bars: Bars((Bar(TRICKY, 3, 5, mine=True), Bar(GERMAN_ONLY, 2, 5), Bar(Verbatim("氢能 0"), 0, 0))),
    Link: Link(TRICKY, "https://example.org/氢能?a=1&b=2"),
    Attachment: Attachment(
        TRICKY, Verbatim("氢能"), FileKind.CSV, Table((TRICKY,), ((GERMAN_ONLY,), (_("Answers"),)))
    ),
    Buttons: Buttons(
        tuple(
            Button(_n("{n} member", "{n} members", n), CastVote(9, n, None), style)
            for n, style in enumerate([*Style] * 4)
        )
    ),
}

QUESTIONS: dict[type, Question] = {
    Line: Line("a", TRICKY, help=TRICKY, given="氢能"),
    Prose: Prose("b", TRICKY, optional=True),
    Tongues: Tongues("c", TRICKY, given={Language.ZH: "氢能"}),
    Choice: Choice("d", TRICKY, options=tuple(Option(str(n), Verbatim(f"氢能 {n}")) for n in range(12))),
    Choices: Choices("e", TRICKY, options=(Option("x", THREE), Option("y", TRICKY))),
    Number: Number("f", TRICKY, least=15, most=480, given=60),
    Moment: Moment("g", TRICKY, zone=BERLIN.zone),
}


def card_of(block: Block) -> Card:
    """A card with this block alone."""
    return Card(TRICKY, (block,))


def form_of(question: Question) -> Form:
    """A form with this question alone."""
    return Form(TRICKY, OpenWrittenPoll, (question,), _("Answers"))


@dataclass(frozen=True)
class Seen:
    """What a person sees of a card: its lines, and the payloads of its buttons in reading order."""

    lines: Sequence[str]
    payloads: Sequence[str] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


class Driver(Protocol):
    """The hold on one platform."""

    def show(self, card: Card, reader: Reader, phrasebook: Phrasebook) -> Seen: ...
    def ask(self, form: Form, reader: Reader, phrasebook: Phrasebook) -> Seen:
        """A form as the platform shows it; where it has no forms, nothing (dialogs are cards)."""
        ...

    def press(self, payload: str) -> Action: ...
