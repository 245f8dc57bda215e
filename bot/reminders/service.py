"""Planning reminders, and finding everybody's moment for them. Every moment is UTC."""

from datetime import datetime, timedelta

from bot.membership.model import Member
from bot.reminders.model import LAST_CALL, Reminder
from bot.reminders.resting import moment_for
from bot.reminders.wishes import Wishes
from bot.work import Work

__all__ = ["LAST_CALL", "keep_wishes", "moments_of", "plan", "retime", "shift"]


def plan(work: Work, reminder: Reminder, now: datetime) -> None:
    """Remember to remind; one whose moment has already passed is not planned (the announcement was just made)."""
    plan_all(work, [reminder], now)


def plan_all(work: Work, reminders: list[Reminder], now: datetime) -> None:
    """The same for several."""
    work.reminders.add(*(each for each in reminders if each.due_at > now))


def moments_of(work: Work, reminder: Reminder, members: list[Member], now: datetime) -> dict[int, datetime]:
    """When each of these members is told of it, by their number."""
    wishes = work.wishes.of_all([member.id for member in members])
    return {
        member.id: _moment(work, reminder, reminder.due_at, member, wishes[member.id], now)
        for member in members
    }


def _moment(
    work: Work, reminder: Reminder, planned: datetime, member: Member, wishes: Wishes, now: datetime
) -> datetime:
    """One that should have been said is said as soon as may be; if that is now, its moment shows how late it is."""
    meant = moment_for(reminder, planned, member, wishes, work.notices.find)
    if meant >= now:
        return meant
    possible = moment_for(reminder, now, member, wishes, work.notices.find)
    return meant if possible == now else possible


def keep_wishes(work: Work, member: Member, wishes: Wishes, now: datetime) -> None:
    """What a member wishes from now on; what waits for them already moves with it."""
    work.wishes.put(wishes)
    retime(work, member, now)


def retime(work: Work, member: Member, now: datetime) -> None:
    """The member's wishes or clock are others now: find anew when they are told of what waits for them."""
    for reminder in work.reminders.waiting_for(member.id):
        _retime(work, reminder, member, now)


def shift(work: Work, view: str, subject_id: int, by: timedelta, now: datetime) -> None:
    """What reminders are about has moved by so much: what was not handed over yet moves with it, and nothing else."""
    for reminder in work.reminders.about(view, subject_id):
        reminder.shift(by)
        member = None if reminder.member_id is None else work.members.find(reminder.member_id)
        if member is not None:
            _retime(work, reminder, member, now)


def _retime(work: Work, reminder: Reminder, member: Member, now: datetime) -> None:
    if reminder.planned_at is not None:
        wishes = work.wishes.of(member.id)
        reminder.due_at = _moment(work, reminder, reminder.planned_at, member, wishes, now)
