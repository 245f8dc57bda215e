"""What minutes say by themselves, and the way to them from the card of a meeting."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.cards import Button, Card
from bot.chat.text import _
from bot.context import Viewing
from bot.meetings.additions import adds_buttons
from bot.meetings.model import Meeting, State
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator
from bot.minutes import accepting, service
from bot.minutes.actions import OpenMinutes
from bot.minutes.cards import review_card, room_card
from bot.minutes.entry_cards import objection_card
from bot.minutes.feature import feature
from bot.minutes.model import Stage
from bot.minutes.rights import chairs
from bot.minutes.roll_actions import OpenRoll
from bot.minutes.sight import sight
from bot.reminders.model import Line
from bot.work import Work


@feature.view(service.MINUTES)
def view_minutes(viewing: Viewing, minutes_id: int) -> Card | None:
    """Accepted minutes, in rooms and for those who worked on them."""
    minutes = viewing.work.minutes.find(minutes_id)
    if minutes is None or minutes.stage is not Stage.ACCEPTED:
        return None
    if viewing.bound is not None and viewing.bound.group_id != minutes.group_id:
        return None
    return room_card(sight(viewing.work, minutes, viewing.member, viewing.now))


@feature.view(service.REVIEW)
def view_review(viewing: Viewing, minutes_id: int) -> Card | None:
    """For a co-chair: a version that waits for their answer; the detail is its round."""
    work, member = viewing.work, viewing.member
    minutes = work.minutes.find(minutes_id)
    if minutes is None or member is None:
        return None
    group = get_group(work, minutes.group_id)
    if all(member.id != chair.id for chair in chairs(work, group, viewing.now).values()):
        return None
    waits = minutes.stage is Stage.SENT and str(minutes.round) == viewing.detail
    if not waits and not viewing.standing:
        return None
    kept = work.minutes.version(minutes.id, int(viewing.detail))
    return review_card(sight(work, minutes, member, viewing.now, kept))


@feature.reminds(service.REVIEW)
def reminded(work: Work, minutes_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """The co-chairs who have not answered."""
    return accepting.to_remind(work, minutes_id, detail, now)


@feature.sums_up(service.REVIEW)
def summed_up(work: Work, minutes_id: int, _detail: str) -> Line | None:
    """The minutes and until when they wait for an answer."""
    minutes = work.minutes.find(minutes_id)
    meeting = None if minutes is None else work.meetings.find(minutes.meeting_id)
    if minutes is None or meeting is None or minutes.due_at is None:
        return None
    what = _("Minutes: {title}", title=meeting.title)
    when = _("wait for your answer until {when}", when=minutes.due_at)
    return Line(minutes.group_id, what, when, Button(meeting.title, OpenMinutes(meeting.id)))


@feature.view(accepting.OBJECTED)
def view_objection(viewing: Viewing, objection_id: int) -> Card | None:
    """For a coordinator: an objection."""
    work, member = viewing.work, viewing.member
    objection = work.minutes.objection(objection_id)
    minutes = None if objection is None else work.minutes.find(objection.minutes_id)
    if objection is None or minutes is None or member is None:
        return None
    if not is_coordinator(work, member, get_group(work, minutes.group_id)):
        return None
    return objection_card(sight(work, minutes, member, viewing.now), objection)


@adds_buttons
def minutes_buttons(work: Work, meeting: Meeting, member: Member | None, now: datetime) -> Iterable[Button]:
    """The way from a meeting that has begun to its minutes; for coordinators the roll call."""
    if meeting.state_at(now) not in (State.RUNNING, State.OVER):
        return
    if member is not None and is_coordinator(work, member, get_group(work, meeting.group_id)):
        yield Button(_("Roll call"), OpenRoll(meeting.id))
    yield Button(_("Minutes"), OpenMinutes(meeting.id), privately=True)
