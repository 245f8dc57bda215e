"""Minutes of a meeting, from the draft to the accepted version; objections; the roll call."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.text import Variants
from bot.membership.roles import Side


class Stage(StrEnum):
    """Where minutes stand; the value is stored. `objected`: back with the coordinator."""

    DRAFT = "draft"
    SENT = "sent"
    OBJECTED = "objected"
    ACCEPTED = "accepted"


class Sort(StrEnum):
    """What an entry is; the value is stored and goes on buttons."""

    NOTE = "note"
    DECISION = "decision"
    ACTION = "action"


USUAL_DAYS = 5
"""Common working days within which a co-chair can object."""


@dataclass(eq=False)
class Minutes:
    """The minutes of one meeting. `round` counts how often they were sent; every version sent is kept.

    `days` common working days after sending, at `due_at` (UTC), silence counts as agreement. `number` counts a group's
    accepted minutes, `digest` is the hash of the accepted text; `silent`: accepted by silence.
    """

    group_id: int
    meeting_id: int
    started_by: int | None
    started_at: datetime
    stage: Stage = Stage.DRAFT
    round: int = 0
    days: int = USUAL_DAYS
    sent_at: datetime | None = None
    due_at: datetime | None = None
    number: int | None = None
    accepted_at: datetime | None = None
    silent: bool = False
    digest: str = ""
    id: int = field(default=0, init=False)

    @property
    def editable(self) -> bool:
        """Whether the coordinator may change the text."""
        return self.stage in (Stage.DRAFT, Stage.OBJECTED)

    @property
    def about(self) -> str:
        """What the tasks of action items name it by."""
        return f"minutes:{self.id}"

    @property
    def about_text(self) -> str:
        """What tasks to translate it name it by."""
        return f"minutes:{self.id}:text"


@dataclass(eq=False)
class Entry:
    """One note, decision or action item. `heading`: of a note what it is about, of a decision the question of its poll.

    An action item has an owner and a due date (UTC); `task_id` is the task that was made of it when it was sent.
    """

    minutes_id: int
    sort: Sort
    position: int
    heading: Variants | None = None
    text: Variants | None = None
    poll_id: int | None = None
    owner_id: int | None = None
    due_at: datetime | None = None
    task_id: int | None = None
    revision: int = 0
    changed_by: int | None = None
    id: int = field(default=0, init=False)

    @property
    def pieces(self) -> tuple[Variants, ...]:
        """Everything that was typed."""
        return tuple(piece for piece in (self.heading, self.text) if piece is not None)


@dataclass(eq=False)
class Objection:
    """What a co-chair objects to in one round: an entry, or (None) the whole; and what the coordinator answers."""

    minutes_id: int
    round: int
    entry_id: int | None
    by: int | None
    side: Side
    reason: Variants
    made_at: datetime
    answer: Variants | None = None
    answered_at: datetime | None = None
    id: int = field(default=0, init=False)


@dataclass(frozen=True)
class Assent:
    """A side's co-chair accepted what was sent in a round."""

    side: Side
    member_id: int | None
    at: datetime
