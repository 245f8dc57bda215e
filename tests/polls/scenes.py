"""What the tests of polls begin with: an open poll, people who vote, and everything said in English."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.bot import Bot
from bot.chat.cards import Button, Buttons, Card
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account, Answer, Room
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.chat.text import Text, Value, Variants
from bot.delivery import Courier
from bot.membership.model import Member
from bot.polls import service
from bot.polls.actions import CastVote
from bot.polls.counting import Method
from bot.polls.model import Poll, Tally
from bot.polls.service import Asking
from bot.work import OpenWork, Work
from tests.cast import ALEX, NOW, ask

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
GROUP, EXPERTS_GROUP = 1, 2
CLOSES = NOW + 2 * DAY


class English:
    """Answers each sentence with itself."""

    def template(self, words: Text) -> str:
        return words.msgid if words.plural is None or words.n == 1 else words.plural


ENGLISH = Phrasebook({language: English() for language in Language})
READER = Reader.person(Language.EN, BEIJING)


def en(text: str) -> Variants:
    """Something typed in English."""
    return Variants({Language.EN: text}, Language.EN)


def say(value: Value | None) -> str:
    """A sentence as an English reader in Beijing reads it."""
    return "" if value is None else ENGLISH.say(value, READER)


def text_of(card: Card | None) -> str:
    """A card as an English reader in Beijing reads it, buttons numbered."""
    return "" if card is None else "\n".join(plain_card(card, ENGLISH, READER).lines)


def buttons_of(card: Card | None) -> list[Button]:
    """Every button of a card."""
    blocks = card.blocks if card else ()
    return [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]


def toast(answer: Answer | None) -> str:
    """The passing word of an answer."""
    return say(answer.reply.toast) if answer else ""


def member(work: Work, account: Account) -> Member:
    """Somebody of the cast."""
    found = work.members.by_account(account)
    assert found is not None
    return found


def open_poll(
    open_work: OpenWork,
    options: Sequence[str] = ("Yes", "No", "Later"),
    *,
    multiple: bool = False,
    closes_at: datetime = CLOSES,
    group: int = GROUP,
    now: datetime = NOW,
) -> int:
    """A poll that Alex opens: “Shall we?”."""
    asking = Asking(en("Shall we?"), tuple(map(en, options)), Method.SEVERAL if multiple else Method.ONE)
    with open_work() as work:
        return service.open_poll(work, member(work, ALEX), group, asking, closes_at, now).id


def vote(
    bot: Bot,
    account: Account,
    poll: int,
    option: int,
    *,
    ticked: bool | None = None,
    room: Room | None = None,
    now: datetime = NOW,
) -> str:
    """Press an option; returns the passing word."""
    return toast(ask(bot, account, CastVote(poll, option, ticked), room=room, now=now))


def find(open_work: OpenWork, poll_id: int) -> Poll:
    """The poll as it is stored."""
    with open_work() as work:
        poll = work.polls.find(poll_id)
        assert poll is not None
        return poll


def tallies(open_work: OpenWork, poll_id: int) -> tuple[Tally, Tally]:
    """By the counters, and by the ballots."""
    with open_work() as work:
        poll = work.polls.find(poll_id)
        assert poll is not None
        return work.polls.tally(poll), work.polls.recount(poll)


def counted(open_work: OpenWork, poll_id: int) -> tuple[int, ...]:
    """The votes by option, after both ways of counting agreed."""
    by_counters, by_ballots = tallies(open_work, poll_id)
    assert by_counters == replace(by_ballots, places=(), rounds=(), pairs=())
    return by_counters.votes


def figures(tally: Tally | None) -> tuple[tuple[int, ...], int, int] | None:
    """Votes by option, how many voted, how many could."""
    return None if tally is None else (tally.votes, tally.voters, tally.entitled)


def deliver(courier: Courier, now: datetime) -> list[tuple[str, str]]:
    """Send all that is due: where to (“edit” in front of what is drawn anew), and the card as text."""
    sent = []
    for lease in courier.lease(now):
        while parcel := courier.pack(lease, now):
            place = f"{'edit ' if parcel.ref else ''}{parcel.to.key}"
            sent.append((place, "\n".join(plain_card(parcel.card, ENGLISH, parcel.reader).lines)))
            courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", now)
        courier.free(lease)
    return sent


def places(sent: list[tuple[str, str]]) -> list[str]:
    """Where something was sent to."""
    return sorted(place for place, _text in sent)
