"""Extending a poll: by a coordinator, said in every room and to those whose vote is missing, and on record."""

from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls import reminding
from bot.polls.model import Poll
from bot.polls.service import POLL, check_deadline, get_poll, require_open
from bot.record.model import Fact, Step
from bot.record.service import record
from bot.work import Work

EXTENDED = "poll_extended"


def extend(work: Work, by: Member, poll_id: int, closes_at: datetime, now: datetime) -> Poll:
    """Let a poll run on until a later moment (UTC, on the clock of `by`).

    Refusal for anyone but a coordinator, when the poll is over, and for a moment that is no later or too far ahead.
    """
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    require_open(poll, now)
    if closes_at <= poll.closes_at:
        raise Refusal(
            _(
                "The poll runs until {when} already; a deadline is never brought forward. Please give a later one.",
                when=poll.closes_at,
            )
        )
    check_deadline(closes_at, now)
    before = poll.closes_at
    poll.closes_at, poll.zone = closes_at, by.city.zone
    if poll.terms.formal:
        facts: dict[str, Fact] = {"poll": poll.id, "from": before.isoformat(), "until": closes_at.isoformat()}
        record(work, poll.group_id, Step.EXTENDED, poll.question, facts, now, people={"by": by})
    _announce(work, poll, before, now)
    return poll


def _announce(work: Work, poll: Poll, before: datetime, now: datetime) -> None:
    work.reminders.forget(reminding.VIEW, poll.id)
    reminding.plan(work, poll, now)
    for view in (POLL, reminding.VIEW):
        work.outbox.refresh(view, poll.id, now)
    notice = Subject(EXTENDED, poll.id, str(int(before.timestamp())))
    outbox.announce(work, poll.group_id, notice, now, expires_at=poll.closes_at)
    for member in reminding.missing(work, poll, now):
        outbox.tell(work, member, notice, now, expires_at=poll.closes_at)
