"""Calling for items, publishing the agenda, saying when nothing came, and the group's standing notice."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.agenda.model import Agenda, ItemState, StandingNotice
from bot.agenda.rights import coordinated
from bot.agenda.service import AGENDA, changed
from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.meetings.model import Meeting, State, stamp
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, require_coordinator
from bot.membership.service import coordinators
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work
from bot.workdays.deadlines import working_day_before

EMPTY = "agenda_empty"
CALL_DAYS, EMPTY_DAYS = 3, 2
"""Common working days before the meeting: when items are due, and when the coordinators hear that there are none."""

CALL_HOUR, MORNING = time(17), time(9)
LAST_CALL = timedelta(days=1)


def suggested_deadline(work: Work, meeting: Meeting, now: datetime) -> datetime | None:
    """Three common working days before the meeting, late in the afternoon on its clock; None if that has passed."""
    at = working_day_before(meeting.starts_at, CALL_DAYS, CALL_HOUR, meeting.zone, work.notices.find)
    return at if at > now else None


def call(work: Work, by: Member, meeting_id: int, deadline_at: datetime, now: datetime) -> Agenda:
    """Ask the group for items until a deadline; again with another one, the deadline changes.

    Refusal for anyone but a coordinator, and for a deadline after the meeting's start.
    """
    meeting = coordinated(work, by, meeting_id, now)
    if not now < deadline_at <= meeting.starts_at:
        raise Refusal(
            _("Please give a deadline before the meeting begins, on {when}.", when=meeting.starts_at)
        )
    agenda = work.agendas.hold(meeting.id, meeting.group_id)
    if agenda.deadline_at == deadline_at:
        return agenda
    agenda.called_at, agenda.deadline_at = now, deadline_at
    changed(work, agenda, now)
    subject = Subject(AGENDA, meeting.id, f"call.{stamp(deadline_at)}")
    outbox.announce(work, meeting.group_id, subject, now, expires_at=deadline_at)
    if deadline_at - LAST_CALL > now:
        last = Subject(AGENDA, meeting.id, f"last.{stamp(deadline_at)}")
        outbox.announce(work, meeting.group_id, last, deadline_at - LAST_CALL, expires_at=deadline_at)
    plan_question(work, agenda, meeting, now)
    return agenda


def plan_question(work: Work, agenda: Agenda, meeting: Meeting, now: datetime) -> None:
    """Ask the coordinators two common working days before the start what shall be, if there are no items by then."""
    work.reminders.forget(EMPTY, meeting.id)
    due_at = working_day_before(meeting.starts_at, EMPTY_DAYS, MORNING, meeting.zone, work.notices.find)
    detail = str(stamp(meeting.starts_at))
    asked = Reminder(EMPTY, meeting.id, due_at, meeting.starts_at, detail, waits_for_morning=True)
    reminders.plan(work, asked, now)
    agenda.planned_for = meeting.starts_at


def follow_meetings(work: Work, now: datetime) -> None:
    """Plan anew for meetings that were moved."""
    for agenda in work.agendas.displaced():
        meeting = work.meetings.find(agenda.meeting_id)
        if meeting is not None:
            plan_question(work, agenda, meeting, now)
            work.outbox.refresh(AGENDA, meeting.id, now)


def to_ask(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterator[Member]:
    """The coordinators, while nothing is proposed and the meeting is planned for this start."""
    meeting = work.meetings.find(meeting_id)
    if meeting is not None and is_empty(work, meeting, detail, now):
        yield from coordinators(work, get_group(work, meeting.group_id))


def is_empty(work: Work, meeting: Meeting, detail: str, now: datetime) -> bool:
    """Whether nothing is proposed for a meeting that is still planned for the start in the detail."""
    planned = meeting.state_at(now) is State.PLANNED and detail == str(stamp(meeting.starts_at))
    return planned and not work.agendas.items(meeting.id)


def remind(work: Work, by: Member, meeting_id: int, now: datetime) -> None:
    """Ask the group's rooms for items once more, at most once a day. Refusal for anyone but a coordinator."""
    meeting = coordinated(work, by, meeting_id, now)
    work.agendas.hold(meeting.id, meeting.group_id)
    day = now.astimezone(ZoneInfo(meeting.zone)).date().toordinal()
    subject = Subject(AGENDA, meeting.id, "again")
    key = f"{AGENDA}:{meeting.id}:again:{day}"
    outbox.announce(work, meeting.group_id, subject, now, expires_at=meeting.starts_at, key=key)


def publish(work: Work, by: Member, meeting_id: int, now: datetime) -> bool:
    """Announce the agenda in the group's rooms; False when it stands there as it is.

    Refusal for anyone but a coordinator, and while no item is accepted.
    """
    meeting = coordinated(work, by, meeting_id, now)
    agenda = work.agendas.hold(meeting.id, meeting.group_id)
    if not any(item.state is ItemState.ACCEPTED for item in work.agendas.items(meeting.id)):
        raise Refusal(_("No item is accepted yet. Please accept or add one, then publish the agenda."))
    if agenda.published == agenda.revision:
        return False
    agenda.published = agenda.revision
    work.outbox.refresh(AGENDA, meeting.id, now)
    subject = Subject(AGENDA, meeting.id, f"published.{agenda.revision}")
    outbox.announce(work, meeting.group_id, subject, now, expires_at=meeting.starts_at)
    return True


def put_notice(work: Work, by: Member, group_id: int, text: Variants | None, now: datetime) -> Group:
    """What is said with every agenda and first reminder of the group; None: nothing. Refusal for non-coordinators."""
    group = require_coordinator(work, by, group_id)
    if text is None:
        work.agendas.drop_notice(group.id)
    else:
        work.agendas.put_notice(StandingNotice(group.id, text, by.id, now))
    for meeting in work.meetings.upcoming([group.id], now, 0, 50):
        work.outbox.refresh(AGENDA, meeting.id, now)
    return group
