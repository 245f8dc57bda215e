"""A tiny feature with one form of every kind of question, to be filled one question at a time."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.bot import Bot
from bot.chat.actions import Action, FormAction
from bot.chat.cards import Button, Buttons, Card
from bot.chat.cities import MUNICH
from bot.chat.exchange import Reply, Room
from bot.chat.forms import (
    Asked,
    Choice,
    Choices,
    Form,
    Line,
    Moment,
    Number,
    Option,
    Prose,
    Tongues,
)
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.chat.text import Text, Variants, Verbatim, Words, _
from bot.context import Context
from bot.dialogs.handlers import feature as dialogs
from bot.errors import Refusal
from bot.feature import Feature
from bot.registry import Registry
from bot.work import OpenWork
from tests.cast import ANNA, NOW, SEAL, ask, private


@dataclass(frozen=True)
class OpenTiny(Action, name="tinyopen"):
    """Ask the form of every kind; with `closed` the form is refused."""


@dataclass(frozen=True)
class FillTiny(FormAction, name="tinyfill"):
    """What the form of every kind makes."""

    title: str
    text: str
    called: Variants
    way: str
    tools: tuple[str, ...]
    length: int
    at: datetime


@dataclass(frozen=True)
class OpenSecond(Action, name="tinysecond"):
    """Ask another, shorter form."""


@dataclass(frozen=True)
class FillSecond(FormAction, name="tinyfilled"):
    """What the short form makes."""

    note: str


VARIANT = Variants({Language.DE: "Hören", Language.EN: "Listen"}, Language.DE)
TINY = Form(
    Verbatim("Tiny"),
    makes=FillTiny,
    fields=(
        Line("title", Verbatim("Title?"), longest=20),
        Prose("text", Verbatim("Text?"), optional=True),
        Tongues("called", Verbatim("Name?"), languages=(Language.ZH, Language.DE)),
        Choice(
            "way", Verbatim("Way?"), options=(Option("by_foot", Verbatim("On foot")), Option("ear", VARIANT))
        ),
        Choices("tools", Verbatim("Tools?"), options=tuple(Option(each, Verbatim(each)) for each in "abc")),
        Number("length", Verbatim("Minutes?"), least=5, most=90),
        Moment("at", Verbatim("When?"), zone="Europe/Berlin"),
    ),
    submit=Verbatim("Send it"),
    intro=Verbatim("Eight questions."),
)
SECOND = Form(
    Verbatim("Second"), FillSecond, (Line("note", Verbatim("Note?"), given="so"),), Verbatim("Send")
)

SCRIPT = ("A title", "Some text", "名称", "Ein Name", "2", "a, 3", "45", "1. Dezember 2026, 15:00")
"""Good answers to every question in turn; Anna writes German."""


@dataclass
class Tiny:
    """The tiny feature, and what reached it."""

    filled: list[FillTiny | FillSecond] = field(default_factory=list)
    refuse: Refusal | None = None
    wrong: dict[str, Verbatim] = field(default_factory=dict)
    closed: bool = False
    form: Form = TINY

    def registry(self) -> Registry:
        """The registry of a bot that knows this feature and dialogs."""
        feature = Feature("tiny")

        @feature.on(OpenTiny)
        def open_tiny(ctx: Context, _open: OpenTiny) -> Reply:
            if self.closed:
                raise Refusal(_("Tiny is closed."))
            return Reply(ask=Asked(self.form, OpenTiny()))

        @feature.on(OpenSecond)
        def open_second(ctx: Context, _open: OpenSecond) -> Reply:
            return Reply(ask=Asked(SECOND, OpenSecond()))

        @feature.on(FillTiny)
        def fill_tiny(ctx: Context, made: FillTiny) -> Reply:
            ctx.member.name = "half done"  # what a refusal must undo
            if self.refuse is not None:
                raise self.refuse
            if self.wrong:
                return Reply(errors=self.wrong)
            self.filled.append(made)
            return Reply(toast=Verbatim("Thank you"), ask=Asked(SECOND, OpenSecond()))

        @feature.on(FillSecond)
        def fill_second(ctx: Context, made: FillSecond) -> Reply:
            self.filled.append(made)
            return Reply(toast=Verbatim("Done"))

        return Registry.of((feature, dialogs))


class Anna:
    """Anna in front of the tiny bot: says lines, presses buttons by their words, sees cards."""

    def __init__(self, open_work: OpenWork, tiny: Tiny, room: Room | None = None, columns: int = 1) -> None:
        self.open_work, self.tiny, self.columns = open_work, tiny, columns
        self.room = room or private(ANNA)
        self.now = NOW
        self.seen: list[Reply] = []
        self.restart()

    def restart(self) -> None:
        """A new program on the same database."""
        self.bot = Bot(self.open_work, self.tiny.registry(), SEAL)

    def says(self, *lines: str) -> Reply:
        """Type lines one after the other; the last reply."""
        for line in lines:
            self._asks(line)
        return self.seen[-1]

    def opens(self, opener: Action) -> Reply:
        """Press a button that asks a form."""
        return self._asks(opener)

    def presses(self, label: str, card: Card | None = None) -> Reply:
        """Press the button with these words on a card (the newest one)."""
        buttons = buttons_of(card or self.card)
        return self._asks(next(button.action for button in buttons if said(button.label) == label))

    def _asks(self, what: str | Action) -> Reply:
        answer = ask(self.bot, ANNA, what, room=self.room, now=self.now, forms=False, columns=self.columns)
        assert answer is not None
        self.seen.append(answer.reply)
        return answer.reply

    @property
    def card(self) -> Card:
        """The newest card she was shown."""
        cards = [each.show or each.update for each in self.seen]
        return next(card for card in reversed(cards) if card is not None)

    @property
    def text(self) -> str:
        """The newest card as she reads it, in English."""
        return text_of(self.card)


class English:
    """Every sentence says its own message id."""

    def template(self, words: Text) -> str:
        return words.msgid if words.plural is None or words.n == 1 else words.plural


PHRASEBOOK = Phrasebook({language: English() for language in Language})
READER = Reader.person(Language.EN, MUNICH)


def text_of(card: Card) -> str:
    """A card as Anna reads it, only in English."""
    return "\n".join(plain_card(card, PHRASEBOOK, READER).lines)


def said(words: Words | None) -> str:
    """Words in English; nothing when there are none."""
    return "" if words is None else PHRASEBOOK.say(words, READER)


def buttons_of(card: Card) -> list[Button]:
    """All buttons of a card."""
    return [button for block in card.blocks if isinstance(block, Buttons) for button in block.buttons]
