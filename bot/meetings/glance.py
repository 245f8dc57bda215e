"""A meeting as one reader sees it: what its cards need to know, gathered once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.chat.cards import Button
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.text import City, Clocks, Value
from bot.meetings.additions import added_buttons
from bot.meetings.model import Attendance, Meeting, State
from bot.meetings.series import Series
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.work import Work


@dataclass(frozen=True)
class Glance:
    """For one member, or (`personal` false) for everyone in a room.

    `mine` is the member's answer; `invited`: may answer; `changing`: may reschedule and cancel. `city`: where the
    member lives. `series`: whose meeting it is. `added`: buttons of other slices.
    """

    meeting: Meeting
    group: Group
    state: State
    tally: Mapping[Attendance, int]
    personal: bool
    mine: Attendance | None = None
    invited: bool = True
    changing: bool = False
    city: City | None = None
    series: Series | None = None
    added: tuple[Button, ...] = ()

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
    return Glance(
        meeting,
        group,
        state,
        tally,
        personal=True,
        mine=work.attendances.answer_of(meeting.id, member.id),
        invited=place is not None and place.role in meeting.template.invited,
        changing=is_coordinator(work, member, group),
        city=member.city,
        series=series,
        added=added,
    )
