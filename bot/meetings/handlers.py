"""Meetings: all that the slice answers. What members ask stands here; the imported modules declare the rest."""

from datetime import datetime

from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, For
from bot.meetings import (
    answer_handlers,
    answering,
    asking_notices,
    coordinating,
    date_handlers,
    lines,
    notices,
    repeating,
    scheduling,
    service,
)
from bot.meetings.actions import (
    GetCalendarFile,
    ListMeetings,
    ShowMeeting,
    TurnMeetings,
)
from bot.meetings.cards import calendar_card
from bot.meetings.feature import feature
from bot.meetings.showing import list_page, personal_card, seen_by
from bot.rooms.model import GroupRoom
from bot.work import Work

__all__ = [
    "answer_handlers",
    "asking_notices",
    "coordinating",
    "date_handlers",
    "feature",
    "lines",
    "notices",
    "repeating",
    "scheduling",
]

MEETINGS = Command(
    "meetings",
    _("Show the next meetings"),
    For.MEMBERS,
    {Language.DE: ("sitzungen", "termine"), Language.ZH: ("会议",)},
)


@feature.command(MEETINGS)
def meetings(ctx: Context, _rest: str) -> Reply:
    """What is coming in the room's group, or in all of the person's own."""
    return list_meetings(ctx, ListMeetings(ctx.bound.group_id if ctx.bound else None))


@feature.on(ListMeetings)
def list_meetings(ctx: Context, asked: ListMeetings) -> Reply:
    """The first page of what is coming."""
    return Reply(show=list_page(ctx, asked.group, 0))


@feature.on(TurnMeetings)
def turn_meetings(ctx: Context, asked: TurnMeetings) -> Reply:
    """Another page of it."""
    return Reply(update=list_page(ctx, asked.group, asked.page))


@feature.on(ShowMeeting)
def show_meeting(ctx: Context, asked: ShowMeeting) -> Reply:
    """One meeting."""
    card = personal_card(ctx, service.get_meeting(ctx.work, ctx.member, asked.meeting))
    return Reply(show=card)


@feature.on(GetCalendarFile)
def get_calendar_file(ctx: Context, asked: GetCalendarFile) -> Reply:
    """The meeting as a file, for those who may read about it."""
    meeting = service.get_meeting(ctx.work, ctx.member, asked.meeting)
    return Reply(show=calendar_card(seen_by(ctx, meeting)))


@feature.tick
def turn(work: Work, now: datetime) -> None:
    """What began or ended is drawn anew; what comes near is announced."""
    service.turn(work, now)
    service.announce_due(work, now)


@feature.falls_due
def next_turn(work: Work) -> datetime | None:
    """When a meeting begins or ends, so that its cards are drawn anew, or one of a series is announced."""
    moments = (work.meetings.next_turn(), work.meetings.next_announcement())
    return min((moment for moment in moments if moment is not None), default=None)


@feature.on_leave
def leave(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Answers of someone who left no longer count; of someone who only lost the vote they stay."""
    if work.members.membership(member_id, group_id) is None:
        answering.leave(work, member_id, group_id, now)


@feature.on_merge
def unite_answers(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """One person has one answer."""
    answering.unite_answers(work, kept_id, gone_id, now)


@feature.on_bind
def post_coming(work: Work, bound: GroupRoom, now: datetime) -> None:
    """What is coming appears in a new room of the group, too."""
    service.post_coming(work, bound, now)
