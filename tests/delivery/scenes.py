"""What the tests of delivery begin with: a subject whose text changes, and its messages carried one by one."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.chat.cards import Card
from bot.chat.text import Verbatim
from bot.context import Viewing
from bot.delivery import Courier, Parcel
from bot.feature import Feature
from bot.outbox import service as outbox
from bot.outbox.model import Lease, Subject
from bot.work import OpenWork
from tests.cast import NOW, PLENARY

MINUTE = timedelta(minutes=1)


class Board:
    """A subject whose text changes, and the feature that shows it."""

    def __init__(self) -> None:
        self.text: str | None = "first"
        self.broken = 0
        self.feature = Feature("board")
        self.feature.view("board")(self._view)

    def _view(self, viewing: Viewing, subject_id: int) -> Card | None:
        if subject_id == self.broken:
            raise RuntimeError("planted")
        return (
            None
            if self.text is None
            else Card(Verbatim(f"{self.text} {subject_id} {viewing.detail}".strip()))
        )


def announce(
    open_work: OpenWork, subject: Subject, due_at: datetime = NOW, expires_at: datetime | None = None
) -> None:
    """Something is to be said in the plenary's room."""
    with open_work() as work:
        outbox.post(work, PLENARY, subject, due_at, expires_at=expires_at)


def titles(courier: Courier, now: datetime) -> list[str]:
    """Everything that is due, sent; the platform calls each message by its title."""
    sent = []
    for parcel in deliver(courier, now):
        assert isinstance(parcel.card.title, Verbatim)
        sent.append(f"{'edit ' if parcel.ref else ''}{parcel.to.key}: {parcel.card.title.value}")
    return sent


def deliver(courier: Courier, now: datetime) -> Iterator[Parcel]:
    """Every due message, taken by the platform one after the other."""
    for lease in courier.lease(now):
        while parcel := courier.pack(lease, now):
            yield parcel
            courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", now)
        courier.free(lease)


def taken(courier: Courier, now: datetime) -> tuple[Lease, Parcel]:
    """The only lane that is due, and its first message."""
    [lease] = courier.lease(now)
    parcel = courier.pack(lease, now)
    assert parcel is not None
    return lease, parcel
