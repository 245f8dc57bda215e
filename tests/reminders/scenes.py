"""Reminders of a made-up slice, told to people of the cast; and what reaches them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.bot import Bot
from bot.chat.cards import Button, Card, Paragraph
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Verbatim, Words
from bot.context import Viewing
from bot.delivery import Courier, Parcel
from bot.feature import Feature
from bot.membership.model import Member
from bot.registry import Registry
from bot.reminders import service
from bot.reminders.handlers import feature as reminders
from bot.reminders.model import Line, Reminder
from bot.reminders.wishes import Wishes
from bot.tasks.actions import ShowTask
from bot.work import OpenWork, Work
from tests.cast import LI, NOW, SEAL
from tests.meetings.scenes import BOOK

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
VIEW = "thing"
ENGLISH = Reader.person(Language.EN, BEIJING)


@dataclass
class World:
    """What of the made-up things is still useful, and whom each concerns."""

    open_work: OpenWork
    gone: set[int] = field(default_factory=set)
    concerned: Mapping[int, Sequence[Account]] = field(default_factory=dict)

    @property
    def registry(self) -> Registry:
        """The made-up slice, with the reminders' own."""
        feature = Feature("things")

        @feature.view(VIEW)
        def thing(viewing: Viewing, number: int) -> Card | None:
            if number in self.gone:
                return None
            return Card(
                Verbatim(f"Thing {number} {viewing.detail}".strip()), (Paragraph(Verbatim("Do it.")),)
            )

        @feature.reminds(VIEW)
        def whom(work: Work, number: int, _detail: str, _now: datetime) -> list[Member]:
            return [person(work, each) for each in self.concerned.get(number, (LI,))]

        @feature.sums_up(VIEW)
        def line(work: Work, number: int, detail: str) -> Line | None:
            opens = Button(Verbatim(f"Open {number}"), ShowTask(number))
            return Line(1, Verbatim(f"Thing {number}"), NOW, opens, alone=detail == "alone")

        return Registry.of([feature, reminders])

    @property
    def courier(self) -> Courier:
        """Who brings the reminders."""
        return Courier(self.open_work, self.registry, ("test",))

    def plan(
        self,
        number: int,
        due_at: datetime,
        *,
        lasts: timedelta = DAY,
        detail: str = "",
        waits: bool = False,
        prompt: bool = False,
    ) -> None:
        """A reminder of one thing."""
        reminder = Reminder(
            VIEW, number, due_at, due_at + lasts, detail, waits_for_morning=waits, prompt=prompt
        )
        with self.open_work() as work:
            service.plan(work, reminder, NOW - HOUR)

    def wish(self, account: Account, now: datetime = NOW, **wishes: object) -> None:
        """How somebody wants to be reminded."""
        with self.open_work() as work:
            member = person(work, account)
            service.keep_wishes(work, member, replace(Wishes(member.id), **wishes), now)  # type: ignore[arg-type]

    @property
    def bot(self) -> Bot:
        """Who answers presses."""
        return Bot(self.open_work, self.registry, SEAL)


def person(work: Work, account: Account) -> Member:
    """Somebody of the cast."""
    member = work.members.by_account(account)
    assert member is not None
    return member


def brought(courier: Courier, now: datetime) -> list[Parcel]:
    """Everything that is due at this moment, sent."""
    while courier.tick(now):
        pass
    parcels = []
    for lease in courier.lease(now, most=100):
        while parcel := courier.pack(lease, now):
            parcels.append(parcel)
            courier.sent(lease, parcel, f"m{parcel.delivery_id}", now)
        courier.free(lease)
    return parcels


def told(courier: Courier, now: datetime) -> list[tuple[str, str]]:
    """Who was told what at this moment: the titles."""
    return [
        (parcel.to.user, title_of(parcel.card))
        for parcel in brought(courier, now)
        if isinstance(parcel.to, Account)
    ]


def title_of(card: Card | None) -> str:
    """The title in English."""
    assert card is not None
    return said(card.title)


def said(words: Words | None) -> str:
    """Words in English."""
    assert words is not None
    return BOOK.say(words, ENGLISH)
