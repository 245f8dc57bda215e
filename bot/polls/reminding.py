"""Reminding those who may vote and have not, before the poll closes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.membership.model import Member
from bot.polls.model import Poll
from bot.polls.seats import missing_voters
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "poll_reminder"
NOTICE = timedelta(hours=24)
LONG, SHORT = timedelta(hours=36), timedelta(hours=2)
"""A poll that runs longer than LONG is remembered a day before its end; one shorter than SHORT, not at all."""


def reminder_moment(opened_at: datetime, closes_at: datetime) -> datetime | None:
    """When to remind: a day before the close, at half time of a shorter poll, never in a very short one (UTC)."""
    length = closes_at - opened_at
    if length < SHORT:
        return None
    return closes_at - NOTICE if length > LONG else opened_at + length / 2


def plan(work: Work, poll: Poll, now: datetime) -> None:
    """Plan the reminder of a poll that was just opened; at night it waits for the morning."""
    due_at = reminder_moment(poll.opened_at, poll.closes_at)
    if due_at is not None:
        reminder = Reminder(VIEW, poll.id, due_at, poll.closes_at, waits_for_morning=True)
        reminders.plan(work, reminder, now)


def concerned(work: Work, poll_id: int, now: datetime) -> Sequence[Member]:
    """Whom the reminder concerns at this moment."""
    poll = work.polls.find(poll_id)
    if poll is None or not poll.takes_votes(now):
        return ()
    return missing_voters(work, poll, now) if poll.terms.formal else work.polls.not_voted(poll)
