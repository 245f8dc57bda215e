"""What nobody got in time because the program was not running: a list for the coordinators for each standstill."""

from datetime import datetime, timedelta

from bot.context import Viewing
from bot.membership.model import Member
from bot.membership.policy import get_group
from bot.membership.service import coordinators
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.registry import Registry
from bot.reminders.model import Line, Missed, Reminder
from bot.reminders.waking import next_waking
from bot.work import Work

VIEW = "missed"
ONE_STANDSTILL = timedelta(minutes=10)
"""What is found of no use within so long belongs to the same standstill."""

GATHERING = timedelta(minutes=1)
"""How long after the first of it the coordinators are told: by then all of it was found."""

WORTH_SAYING = timedelta(days=7)


def note(work: Work, registry: Registry, reminder: Reminder, now: datetime) -> None:
    """Keep for the coordinators' list what would have concerned somebody, and see that they get the list."""
    line = _line_of(work, registry, reminder)
    if line is None or not _concerned(work, registry, reminder):
        return
    report = work.digests.report_since(now - ONE_STANDSTILL)
    if report is None:
        report = int(now.timestamp()) // 60
    missed = Missed(
        report, *reminder.about, reminder.detail, line.group_id, reminder.planned_at or reminder.due_at
    )
    work.digests.miss(missed, now)
    for member in coordinators(work, get_group(work, line.group_id)):
        key = f"{VIEW}:{report}:{member.id}"
        due_at = next_waking(now + GATHERING, member.city.zone, work.wishes.of(member.id).quiet)
        outbox.tell(work, member, Subject(VIEW, report), due_at, expires_at=now + WORTH_SAYING, key=key)


def _line_of(work: Work, registry: Registry, reminder: Reminder) -> Line | None:
    summed_up = registry.lines.get(reminder.view)
    return summed_up(work, reminder.subject_id, reminder.detail) if summed_up else None


def _concerned(work: Work, registry: Registry, reminder: Reminder) -> bool:
    """Whether somebody would have been reminded when it was due."""
    if reminder.rooms:
        return False  # its private counterpart stands for it
    if reminder.member_id is not None:
        return _would_say(work, registry, reminder)
    concerned = registry.recipients[reminder.view]
    return any(True for _each in concerned(work, reminder.subject_id, reminder.detail, reminder.due_at))


def _would_say(work: Work, registry: Registry, reminder: Reminder) -> bool:
    """Whether there was something to say to the member when it was due."""
    view, member = registry.views.get(reminder.view), work.members.find(reminder.member_id or 0)
    if view is None or member is None:
        return False
    viewing = Viewing(work, reminder.due_at, member, detail=reminder.detail, registry=registry)
    return view(viewing, reminder.subject_id) is not None


def lines_for(work: Work, registry: Registry, member: Member, report: int) -> list[tuple[Line, Missed]]:
    """What a report holds of the groups that a member decides for, by when it was due."""
    found = []
    for missed in work.digests.missed_in(report):
        group = work.groups.find(missed.group_id)
        summed_up = registry.lines.get(missed.view)
        line = summed_up(work, missed.subject_id, missed.detail) if summed_up else None
        if group is not None and line is not None and member in coordinators(work, group):
            found.append((line, missed))
    return found
