"""An agenda as one reader sees it: what its cards need to know, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.agenda.model import Agenda, Item, ItemState, StandingNotice
from bot.agenda.rights import contributed
from bot.chat.languages import Language
from bot.errors import Refusal
from bot.meetings.model import Meeting, State
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.work import Work


@dataclass(frozen=True)
class Sight:
    """For one member, or (`member` None) for everyone in a room. `open`: the meeting has not begun.

    `takes`: the reader may propose items now; in a room: members may.
    """

    meeting: Meeting
    group: Group
    agenda: Agenda | None
    items: Sequence[Item]
    people: Mapping[int, Member]
    notice: StandingNotice | None
    member: Member | None
    coordinates: bool
    open: bool
    takes: bool

    @property
    def accepted(self) -> Sequence[Item]:
        """What is on the agenda."""
        return [item for item in self.items if item.state is ItemState.ACCEPTED]

    @property
    def waiting(self) -> Sequence[Item]:
        """What is proposed and not accepted."""
        return [item for item in self.items if item.state is ItemState.PROPOSED]

    @property
    def minutes(self) -> int:
        """What the accepted items take together."""
        return sum(item.minutes for item in self.accepted)

    @property
    def is_published(self) -> bool:
        """Whether it was ever announced."""
        return self.agenda is not None and self.agenda.published is not None

    def lacking(self, item: Item) -> tuple[Language, ...]:
        """The group's languages that the item is not written in."""
        return item.title.missing(self.group.languages)


def sight(work: Work, meeting: Meeting, member: Member | None, now: datetime) -> Sight:
    """The agenda as this member sees it now, or (None) a room."""
    group, agenda = get_group(work, meeting.group_id), work.agendas.find(meeting.id)
    items = work.agendas.items(meeting.id)
    numbers = {item.presenter_id for item in items if item.presenter_id}
    people = {number: person for number in numbers if (person := work.members.find(number))}
    is_open = meeting.state_at(now) is State.PLANNED
    return Sight(
        meeting,
        group,
        agenda,
        items,
        people,
        work.agendas.notice(group.id),
        member,
        coordinates=member is not None and is_coordinator(work, member, group),
        open=is_open,
        takes=is_open and _takes(work, meeting, agenda, member, now),
    )


def _takes(work: Work, meeting: Meeting, agenda: Agenda | None, member: Member | None, now: datetime) -> bool:
    if member is None:
        return agenda is None or now < agenda.ends_at(meeting.starts_at)
    try:
        contributed(work, member, meeting.id, now)
    except Refusal:
        return False
    return True
