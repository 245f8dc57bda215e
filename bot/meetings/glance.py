"""A meeting as one reader sees it: what its cards need to know, gathered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.cards import Button
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.text import City, Clocks, Value
from bot.meetings.additions import added_buttons
from bot.meetings.answers import COMING, Answer, Tally
from bot.meetings.model import Attendance, Meeting, State
from bot.meetings.series import Series
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.work import Work


@dataclass(frozen=True)
class Glance:
    """For one member, or (`personal` false) for everyone in a room.

    `answer` is the member's; `sides`: how each side answered, for those who coordinate. `invited`: may answer;
    `changing`: may reschedule and cancel. `city`: where the member lives. `series`: whose meeting it is. `added`:
    buttons of other slices.
    """

    meeting: Meeting
    group: Group
    state: State
    tally: Mapping[Attendance, int]
    personal: bool
    answer: Answer | None = None
    invited: bool = True
    changing: bool = False
    city: City | None = None
    series: Series | None = None
    added: tuple[Button, ...] = ()
    sides: Sequence[Tally] = ()

    @property
    def mine(self) -> Attendance | None:
        """What the member answered, in one word."""
        return None if self.answer is None else self.answer.attendance

    @property
    def coming(self) -> int:
        """How many people will come, alternates with them."""
        return sum(self.tally[each] for each in COMING)

    def when(self, at: datetime) -> Value:
        """A moment: in a room on its own clocks; for a person on theirs and, beside it, on the other side's."""
        return both_clocks(at) if self.personal else at


def both_clocks(at: datetime) -> Clocks:
    """A moment for a person: on their own clock, then on those of both sides."""
    return Clocks(at, (BEIJING, BERLIN))


def glance(work: Work, meeting: Meeting, member: Member | None, now: datetime) -> Glance:
    """The meeting as this member sees it now, or (None) a room."""
    group = get_group(work, meeting.group_id)
    state, tally = meeting.state_at(now), work.attendances.tally(meeting.id)
    series = None if meeting.series_id is None else work.series.find(meeting.series_id)
    added = added_buttons(work, meeting, member, now)
    if member is None:
        return Glance(meeting, group, state, tally, personal=False, series=series, added=added)
    place = work.members.membership(member.id, group.id)
    changing = is_coordinator(work, member, group)
    return Glance(
        meeting,
        group,
        state,
        tally,
        personal=True,
        answer=work.attendances.find(meeting.id, member.id),
        invited=place is not None and place.role in meeting.template.invited,
        changing=changing,
        city=member.city,
        series=series,
        added=added,
        sides=work.turnouts.by_side(meeting) if changing else (),
    )
