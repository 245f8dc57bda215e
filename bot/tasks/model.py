"""Task: something a member is asked to do for a group."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.text import Text, Variants, _


class TaskState(StrEnum):
    """Where a task stands. `dropped`: no longer wanted."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def words(self) -> Text:
        """The state in a word."""
        match self:
            case TaskState.OPEN:
                return _("still to do")
            case TaskState.DONE:
                return _("done")
            case TaskState.DROPPED:
                return _("dropped")


class Kind(StrEnum):
    """What is asked for; the value is stored. `action`: what the title says. `translation`: of what has this title."""

    ACTION = "action"
    TRANSLATION = "translation"


@dataclass(eq=False)
class Task:
    """What `owner_id` is asked to do, by `due_at` (UTC) if there is a date.

    `opens`: wire form of the action with which to do it here; empty when it is done elsewhere. `about` names what it
    belongs to (as `minutes:12`), by which the slice that gave it finds it again.
    """

    group_id: int
    owner_id: int
    title: Variants
    given_by: int | None
    given_at: datetime
    due_at: datetime | None = None
    opens: str = ""
    about: str = ""
    kind: Kind = Kind.ACTION
    state: TaskState = TaskState.OPEN
    ended_at: datetime | None = None
    id: int = field(default=0, init=False)

    @property
    def words(self) -> Text | Variants:
        """What is to be done, as its cards say it."""
        match self.kind:
            case Kind.ACTION:
                return self.title
            case Kind.TRANSLATION:
                return _("Translate: {title}", title=self.title)

    @property
    def open(self) -> bool:
        """Whether it still waits."""
        return self.state is TaskState.OPEN

    def is_late(self, now: datetime) -> bool:
        """Whether it should have been done by now (UTC)."""
        return self.open and self.due_at is not None and self.due_at < now
