"""Minutes as one reader sees them: what their cards need to know, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.roles import Side
from bot.minutes.composing import shown_version
from bot.minutes.model import Assent, Entry, Minutes, Objection, Stage
from bot.minutes.rights import chairs
from bot.minutes.sheet import Version
from bot.tasks.model import Task
from bot.tasks.service import has_open
from bot.work import Work


@dataclass(frozen=True)
class Sight:
    """For one member, or (`member` None) for everyone in a room.

    `version`: the text that is shown. `answers`: the side for which the reader may accept or object now.
    `tasks`: by entry, what became of an action item.
    """

    work: Work
    minutes: Minutes
    group: Group
    version: Version
    assents: Sequence[Assent]
    objections: Sequence[Objection]
    tasks: Mapping[int, Task]
    member: Member | None
    coordinates: bool
    translates: bool
    answers: Side | None

    @property
    def edits(self) -> bool:
        """Whether the reader may change the text now."""
        return self.coordinates and self.minutes.editable

    @property
    def unanswered(self) -> Sequence[Objection]:
        """What the coordinator still has to answer."""
        return [each for each in self.objections if each.answer is None]


def sight(
    work: Work, minutes: Minutes, member: Member | None, now: datetime, version: Version | None = None
) -> Sight:
    """The minutes as this member sees them now, or (None) a room; `version`: another than the present text."""
    group = get_group(work, minutes.group_id)
    assents = work.minutes.assents(minutes.id, minutes.round)
    entries = work.minutes.entries(minutes.id)
    return Sight(
        work,
        minutes,
        group,
        version or shown_version(work, minutes, now),
        assents,
        work.minutes.objections(minutes.id),
        _tasks(work, entries),
        member,
        coordinates=member is not None and is_coordinator(work, member, group),
        translates=member is not None and has_open(work, member, minutes.about_text),
        answers=_side(work, minutes, group, assents, member, now),
    )


def _tasks(work: Work, entries: Sequence[Entry]) -> Mapping[int, Task]:
    found = ((entry.id, work.tasks.find(entry.task_id)) for entry in entries if entry.task_id)
    return {number: task for number, task in found if task is not None}


def _side(
    work: Work,
    minutes: Minutes,
    group: Group,
    assents: Sequence[Assent],
    member: Member | None,
    now: datetime,
) -> Side | None:
    if member is None or minutes.stage is not Stage.SENT:
        return None
    done = {each.side for each in assents}
    sides = chairs(work, group, now).items()
    return next((side for side, chair in sides if side not in done and chair.id == member.id), None)
