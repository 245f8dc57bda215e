"""A reminder that its reader wants to have again later. Every moment is UTC."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.outbox.model import Delivery
from bot.reminders.actions import Later
from bot.reminders.model import DIGEST, Part, Reminder
from bot.reminders.waking import next_end
from bot.work import Work

AWAY = {Later.MINUTES: timedelta(minutes=10), Later.HOUR: timedelta(hours=1)}


def get_own(work: Work, member: Member, delivery_id: int) -> Delivery:
    """The message with which a reminder came; Refusal when it is somebody else's or no longer known."""
    delivery = work.outbox.find(delivery_id)
    if delivery is None or delivery.member_id != member.id:
        raise Refusal(
            _("This reminder is from an older message. /meetings, /vote and /tasks show what is open.")
        )
    return delivery


def choices(work: Work, member: Member, delivery: Delivery, now: datetime) -> Mapping[Later, datetime]:
    """When it could come again without being too late; Refusal when there is no such moment any more."""
    morning = next_end(now, member.city.zone, work.wishes.of(member.id).quiet)
    moments = {**{later: now + away for later, away in AWAY.items()}, Later.MORNING: morning}
    ends = delivery.expires_at
    possible = {later: at for later, at in moments.items() if ends is None or at < ends}
    if not possible:
        raise Refusal(_("There is no time left to be reminded again: later it would be too late."))
    return possible


def snooze(work: Work, member: Member, delivery: Delivery, later: Later, now: datetime) -> datetime:
    """Let it come again; returns when. Refusal when it would be too late then. The last word counts."""
    due_at = choices(work, member, delivery, now).get(later)
    if due_at is None:
        raise Refusal(_("That would be too late. Please choose an earlier time."))
    unsnooze(work, member, delivery)
    again = [
        Reminder(
            each.view, each.subject_id, due_at, each.expires_at, each.detail, prompt=True, member_id=member.id
        )
        for each in parts_of(work, delivery)
        if due_at < each.expires_at
    ]
    work.reminders.add(*again)
    return due_at


def unsnooze(work: Work, member: Member, delivery: Delivery) -> bool:
    """It need not come again; whether it was still to come."""
    parts = {(each.view, each.subject_id, each.detail) for each in parts_of(work, delivery)}
    waiting = [
        each
        for each in work.reminders.waiting_for(member.id)
        if each.planned_at is None and (*each.about, each.detail) in parts
    ]
    work.reminders.remove(*waiting)
    return bool(waiting)


def parts_of(work: Work, delivery: Delivery) -> Sequence[Part]:
    """The reminders that came with a message."""
    about, ends = delivery.subject, delivery.expires_at
    if about.view != DIGEST:
        return (
            Part(
                about.view,
                about.id,
                about.detail,
                ends or datetime.max.replace(tzinfo=delivery.due_at.tzinfo),
            ),
        )
    digest = work.digests.find(about.id)
    return () if digest is None else digest.parts
