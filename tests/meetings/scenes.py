"""What the tests of meetings do again and again: schedule, answer, let the courier go round, read a card."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cards import Button, Buttons, Card, Facts, Link, Paragraph
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account, Reply, Room
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Text, Words
from bot.delivery import Courier, Parcel
from bot.meetings.actions import Attend, OpenMove, OpenSchedule
from bot.meetings.model import Attendance, Meeting
from bot.outbox.model import lane_of
from bot.work import OpenWork
from tests.cast import ALEX, NOW, ask

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GROUP, EXPERT_GROUP = 1, 2
START = datetime.fromisoformat("2026-12-01T07:00+00:00")
"""A Tuesday: 15:00 in Beijing, 08:00 in Berlin."""

FILLED = {
    "title.zh": "数据安全",
    "title.de": "Datensicherheit",
    "starts_at": "2026-12-01T15:00",
    "kind": "expert_group",
    "minutes": "90",
    "place": "Haus 4, Raum 12",
    "link": "https://meet.example.org/wg",
}


ADDED = ["Agenda"]
"""What other slices put on the card of a meeting."""

ANSWER_BUTTONS = [
    "Attending in the room",
    "Attending on line",
    "Not attending",
    "Maybe",
    "My alternate comes",
]
"""The answers to a meeting that has a room and a web link."""

COORDINATING = ["By organisation", "Reschedule", "Change", "Repeat", "Cancel the meeting"]


class Untranslated:
    """A catalogue that answers with the English sentence: dates and clocks are real, words need no catalogue."""

    def template(self, words: Text) -> str:
        return words.msgid if words.plural is None or words.n == 1 else words.plural


BOOK = Phrasebook({language: Untranslated() for language in Language})


def schedule(
    bot: Bot, *, by: Account = ALEX, group: int = GROUP, now: datetime = NOW, **answers: str
) -> Reply:
    """The form of a new meeting, filled and sent."""
    return reply(bot, by, (OpenSchedule(group), FILLED | dotted(answers)), now=now)


def dotted(answers: dict[str, str]) -> dict[str, str]:
    """Keyword arguments as names of inputs: `title_en` is `title.en`."""
    return {
        name.replace("title_", "title.").replace("reason_", "reason."): text for name, text in answers.items()
    }


def reply(
    bot: Bot,
    who: Account,
    asks: Action | str | tuple[Action, dict[str, str]],
    *,
    now: datetime = NOW,
    room: Room | None = None,
) -> Reply:
    """What the bot answers; an assertion fails when it says nothing."""
    answer = ask(bot, who, asks, now=now, room=room)
    assert answer is not None
    return answer.reply


def answer(bot: Bot, who: Account, attendance: Attendance, meeting: int = 1, now: datetime = NOW) -> Reply:
    """Somebody says whether they come."""
    return reply(bot, who, Attend(meeting, attendance), now=now)


def move(
    bot: Bot, to: str, *, by: Account = ALEX, revision: int | None = 0, now: datetime = NOW, meeting: int = 1
) -> Reply:
    """The form that moves the meeting, filled (on the clock of whoever moves it) and sent."""
    return reply(bot, by, (OpenMove(meeting, revision), {"starts_at": to}), now=now)


def stored(open_work: OpenWork, meeting_id: int = 1) -> Meeting:
    """The meeting as the database has it."""
    with open_work() as work:
        meeting = work.meetings.find(meeting_id)
    assert meeting is not None
    return meeting


@dataclass(frozen=True)
class Sent:
    """What the courier took along, by the chat it went to."""

    parcels: tuple[Parcel, ...]

    def to(self, place: Account | Room) -> list[str]:
        """The texts that reached a chat, as its reader reads them."""
        return [
            text_of(each.card, each.reader) for each in self.parcels if lane_of(each.to) == lane_of(place)
        ]

    @property
    def people(self) -> set[str]:
        """Who got something in private."""
        return {each.to.user for each in self.parcels if isinstance(each.to, Account)}

    def of(self, kind: str) -> "Sent":
        """Only the messages of one view."""
        return Sent(tuple(each for each in self.parcels if each.kind == kind))


def deliver(courier: Courier, now: datetime) -> Sent:
    """One tick, and everything that is due then is sent."""
    courier.tick(now)
    parcels: list[Parcel] = []
    for lease in courier.lease(now, most=100):
        while parcel := courier.pack(lease, now):
            parcels.append(parcel)
            courier.sent(lease, parcel, parcel.ref or f"ref{parcel.delivery_id}", now)
        courier.free(lease)
    return Sent(tuple(parcels))


def text_of(card: Card | None, reader: Reader) -> str:
    """Everything on a card but its buttons, a line for each piece."""
    assert card is not None
    said = [say(card.title, reader)]
    for block in card.blocks:
        match block:
            case Paragraph(words):
                said.append(say(words, reader))
            case Facts(pairs):
                said += [f"{say(label, reader)}: {BOOK.say(value, reader)}" for label, value in pairs]
            case Link(label, address):
                said.append(f"{say(label, reader)}: {address}")
            case _:
                continue
    return "\n".join(said)


def say(words: Words | None, reader: Reader) -> str:
    """Words as this reader reads them, without a catalogue."""
    assert words is not None
    return BOOK.say(words, reader)


def buttons_of(card: Card | None) -> list[Button]:
    """Every button of a card."""
    assert card is not None
    return [button for block in card.blocks if isinstance(block, Buttons) for button in block.buttons]


def labels_of(card: Card | None) -> list[str]:
    """What stands on the buttons, in English or as typed."""
    return [say(button.label, Reader.person(Language.EN, BEIJING)) for button in buttons_of(card)]


def why(given: Reply) -> str:
    """The sentence of a refusal, with which nothing else comes."""
    assert given.show is None
    assert given.update is None
    assert isinstance(given.toast, Text)
    return given.toast.msgid
