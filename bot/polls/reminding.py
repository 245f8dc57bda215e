"""Reminding those who may vote and have not, before the poll closes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.membership.model import Member
from bot.polls.drafts.deadline import before_working_days
from bot.polls.model import Poll
from bot.polls.seats import missing_voters
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "poll_reminder"
NOTICE = timedelta(hours=24)
LONG, SHORT = timedelta(hours=36), timedelta(hours=2)
"""A poll that runs longer than LONG is remembered a day before its end; one shorter than SHORT, not at all."""

DAYS_BEFORE = (2, 1)
"""Common working days before the end of a formal vote."""

APART = timedelta(hours=12)


def reminder_moment(opened_at: datetime, closes_at: datetime) -> datetime | None:
    """When to remind: a day before the close, at half time of a shorter poll, never in a very short one (UTC)."""
    length = closes_at - opened_at
    if length < SHORT:
        return None
    return closes_at - NOTICE if length > LONG else opened_at + length / 2


def formal_moments(work: Work, opened_at: datetime, closes_at: datetime, zone: str) -> list[datetime]:
    """When to remind of a formal vote (UTC): at half time, two and one common working days before its end.

    Of two that are closer than APART only the later one stays; a very short vote has none.
    """
    if closes_at - opened_at < SHORT:
        return []
    days = [before_working_days(work, closes_at, zone, number) for number in DAYS_BEFORE]
    moments = sorted(each for each in (opened_at + (closes_at - opened_at) / 2, *days) if each > opened_at)
    return [
        each
        for each, later in zip(moments, [*moments[1:], closes_at], strict=True)
        if later - each >= min(APART, closes_at - each)
    ]


def plan(work: Work, poll: Poll, now: datetime) -> None:
    """Plan the reminders of a poll that was just opened or extended; at night they wait for the morning."""
    if poll.terms.formal:
        due = formal_moments(work, poll.opened_at, poll.closes_at, poll.zone)
    else:
        one = reminder_moment(poll.opened_at, poll.closes_at)
        due = [] if one is None else [one]
    for due_at in due:
        reminders.plan(work, Reminder(VIEW, poll.id, due_at, poll.closes_at, waits_for_morning=True), now)


def missing(work: Work, poll: Poll, now: datetime) -> Sequence[Member]:
    """Those who may vote and have not; in a formal vote those who could cast a vote that is missing."""
    return missing_voters(work, poll, now) if poll.terms.formal else work.polls.not_voted(poll)


def concerned(work: Work, poll_id: int, now: datetime) -> Sequence[Member]:
    """Whom the reminder concerns at this moment."""
    poll = work.polls.find(poll_id)
    if poll is None or not poll.takes_votes(now):
        return ()
    return missing(work, poll, now)
