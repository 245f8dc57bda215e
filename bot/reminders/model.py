"""Reminder: at a moment, something about a subject is said to those it still concerns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chat.cards import Button
from bot.chat.text import Value, Words

LAST_CALL = timedelta(hours=2)
"""Before the end of what a reminder is about: said by then, even at night and on a day off."""

DIGEST = "digest"
"""The view of several reminders that are said together."""


@dataclass(eq=False)
class Reminder:
    """Due at `due_at`, useless from `expires_at` (both UTC). Whom it concerns is asked when it comes near.

    `view` names the view that draws it, the rule that finds its recipients and the one that sums it up in a line. One
    that `waits_for_morning` is not said in the quiet hours and on the days off of its recipient, unless it is the last
    call. One that is `prompt` is never said earlier together with another. One that is `optional` concerns only those
    who wished for it. With `rooms` it is for the rooms of the group alone: the members have theirs already.

    With `member_id` it is one member's own: `due_at` is their moment then, and `planned_at` when it is due for
    everybody; None when they asked for it themselves ("remind me later").
    """

    view: str
    subject_id: int
    due_at: datetime
    expires_at: datetime
    detail: str = ""
    waits_for_morning: bool = False
    prompt: bool = False
    optional: bool = False
    rooms: bool = False
    member_id: int | None = None
    planned_at: datetime | None = None
    id: int = field(default=0, init=False)

    @property
    def about(self) -> tuple[str, int]:
        """What it is about: of several about the same only the newest is worth saying."""
        return self.view, self.subject_id

    @property
    def key(self) -> str:
        """The same whenever it is handed over: what was handed over once is not said twice."""
        planned = self.planned_at or self.due_at
        return f"{self.view}:{self.subject_id}:{self.detail}:{planned.isoformat()}"

    @property
    def waits_until(self) -> datetime | None:
        """How long it may wait for its recipient's waking hours (UTC); None: not at all."""
        return self.expires_at - LAST_CALL if self.waits_for_morning else None

    def shift(self, by: timedelta) -> None:
        """What it is about moved by so much; what somebody asked for themselves stays at the moment they named."""
        self.expires_at += by
        if self.member_id is None or self.planned_at is not None:
            self.due_at += by
        if self.planned_at is not None:
            self.planned_at += by


@dataclass(frozen=True)
class Line:
    """What a reminder is about, in a line: what and when, with the way there, and whose it is.

    `alone`: it is never said together with others. `in_rooms`: rooms of the group can be reminded of it, too.
    One that `yields` is left out where another one leads to the same.
    """

    group_id: int
    what: Words
    when: Value
    opens: Button
    alone: bool = False
    in_rooms: bool = False
    yields: bool = False


@dataclass(frozen=True)
class Part:
    """One of several reminders that are said together."""

    view: str
    subject_id: int
    detail: str
    expires_at: datetime


@dataclass(eq=False)
class Digest:
    """Several reminders that one member gets as one message."""

    member_id: int
    parts: Sequence[Part]
    made_at: datetime
    id: int = field(default=0, init=False)


@dataclass(frozen=True)
class Missed:
    """A reminder that nobody got in time, while the program was not running. Those of one standstill share `report`."""

    report: int
    view: str
    subject_id: int
    detail: str
    group_id: int
    due_at: datetime
