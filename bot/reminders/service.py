"""Planning reminders, and handing the due ones to the outbox."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from bot.membership.model import Member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.reminders.model import Reminder
from bot.reminders.waking import next_waking
from bot.work import Work

log = logging.getLogger(__name__)

MOST_AT_ONCE = 20
LAST_CALL = timedelta(hours=2)
"""Before the end of what a reminder is about: said by then, even at night."""

Recipients = Callable[[Work, int, str, datetime], Iterable[Member]]


def plan(work: Work, reminder: Reminder, now: datetime) -> None:
    """Remember to remind; one whose moment has already passed is not planned (the announcement was just made)."""
    if reminder.due_at > now:
        work.reminders.add(reminder)


def hand_over_due(work: Work, recipients: Mapping[str, Recipients], now: datetime) -> bool:
    """Turn a batch of what is due into deliveries to those it concerns now. Returns whether more may be due.

    After a time of standstill several reminders of one subject may be due: only the newest is still worth saying.
    What is useless by now is dropped, too, each with a line in the log.
    """
    due = work.reminders.due_by(now, MOST_AT_ONCE)
    for reminder in due:
        for overtaken in work.reminders.take(reminder, now):
            _log_dropped(overtaken)
        if now < reminder.expires_at:
            _hand_over(work, reminder, recipients[reminder.view], now)
        else:
            _log_dropped(reminder)
    return len(due) == MOST_AT_ONCE


def _log_dropped(reminder: Reminder) -> None:
    log.info("dropped reminder %s of %d", reminder.detail or reminder.view, reminder.subject_id)


def _hand_over(work: Work, reminder: Reminder, recipients: Recipients, now: datetime) -> None:
    subject = Subject(reminder.view, reminder.subject_id, reminder.detail)
    key = f"{reminder.view}:{reminder.subject_id}:{reminder.detail}:{reminder.due_at.isoformat()}"
    for member in recipients(work, reminder.subject_id, reminder.detail, now):
        due_at = _moment_for(reminder, member, now)
        outbox.tell(work, member, subject, due_at, expires_at=reminder.expires_at, key=key)


def _moment_for(reminder: Reminder, member: Member, now: datetime) -> datetime:
    """When this member is told: now, or in their morning if that is not too late."""
    if not reminder.waits_for_morning:
        return now
    morning = next_waking(now, member.city.zone)
    return morning if morning <= reminder.expires_at - LAST_CALL else now
