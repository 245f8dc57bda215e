"""Agenda: the items of one meeting, from the call for them to the published list."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.text import Variants


class ItemState(StrEnum):
    """Where an item stands; the value is stored."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


LIVE = frozenset({ItemState.PROPOSED, ItemState.ACCEPTED})
"""What is, or may come to be, on the agenda."""


@dataclass(frozen=True)
class Wish:
    """What somebody wants of an item. `link` is the address of a document, "" for none."""

    title: Variants
    minutes: int
    presenter_id: int | None
    topic_id: int | None = None
    poll_id: int | None = None
    link: str = ""


@dataclass(eq=False)
class Item:
    """One item. `revision` counts its changes, so that of two who change it at once the second is told."""

    meeting_id: int
    title: Variants
    minutes: int
    presenter_id: int | None
    topic_id: int | None
    poll_id: int | None
    link: str
    proposed_by: int | None
    proposed_at: datetime
    position: int
    state: ItemState = ItemState.PROPOSED
    revision: int = 0
    changed_by: int | None = None
    id: int = field(default=0, init=False)

    def become(self, wish: Wish, by: int) -> None:
        """Take on other contents."""
        self.title, self.minutes, self.presenter_id = wish.title, wish.minutes, wish.presenter_id
        self.topic_id, self.poll_id, self.link = wish.topic_id, wish.poll_id, wish.link
        self.touch(by)

    def touch(self, by: int) -> None:
        """Somebody changed it."""
        self.revision += 1
        self.changed_by = by

    @property
    def live(self) -> bool:
        """Whether it is, or may come to be, on the agenda."""
        return self.state in LIVE


@dataclass(eq=False)
class Agenda:
    """The agenda of one meeting; the first thing said about it makes it.

    `deadline_at` (UTC): until when members may propose and change items, once they were called for. `planned_for`: the
    start for which reminders were planned. `published`: the `revision` that was last announced.
    """

    meeting_id: int
    group_id: int
    called_at: datetime | None = None
    deadline_at: datetime | None = None
    planned_for: datetime | None = None
    revision: int = 0
    published: int | None = None

    def ends_at(self, starts_at: datetime) -> datetime:
        """Until when members may propose: the deadline, at the latest the meeting's start (UTC)."""
        return starts_at if self.deadline_at is None else min(self.deadline_at, starts_at)


@dataclass(eq=False)
class StandingNotice:
    """What a group wants said with every agenda and first reminder, for instance on competition law."""

    group_id: int
    text: Variants
    changed_by: int | None
    changed_at: datetime
