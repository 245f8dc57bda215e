"""Handing due reminders to the outbox: shared out to those they concern, then said, several within an hour together.

Each step is a transaction of its own that removes what it hands on, so nothing is lost or said twice in between.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.exchange import Room
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.registry import Registry
from bot.reminders import missing
from bot.reminders.model import DIGEST, Digest, Line, Part, Reminder
from bot.reminders.resting import is_awake
from bot.reminders.service import moments_of
from bot.work import OpenWork, Work

log = logging.getLogger(__name__)

MOST_AT_ONCE = 20
MOST_TOGETHER = 20
"""Lines of one message; what is more comes in another."""

TOGETHER = timedelta(hours=1)
"""What one member is to be told within so long is one message."""


def hand_over_due(open_work: OpenWork, registry: Registry, now: datetime) -> bool:
    """One step: share out a batch of reminders, or say what a batch of members has due. Whether more may be due."""
    with open_work() as work:
        if share_out(work, registry, now):
            return True
    with open_work() as work:
        return say(work, registry, now)


def drop_useless(open_work: OpenWork, registry: Registry, now: datetime) -> None:
    """After a standstill: drop what is of no use any more, with a line in the log, and note it for coordinators."""
    more = True
    while more:
        with open_work() as work:
            dropped = work.reminders.useless_by(now, MOST_AT_ONCE)
            for reminder in dropped:
                missing.note(work, registry, reminder, now)
                _log_dropped(reminder)
            work.reminders.remove(*dropped)
            more = len(dropped) == MOST_AT_ONCE


def share_out(work: Work, registry: Registry, now: datetime) -> bool:
    """In place of each reminder that comes near, one for each of those it concerns. Whether more may come near.

    That is done an hour before it is due, so that what is due within an hour is known and can be said together.
    """
    near = work.reminders.to_share(now, now + TOGETHER, MOST_AT_ONCE)
    for reminder in near:
        if reminder.rooms:
            _say_in_rooms(work, registry, reminder, now)
            work.reminders.remove(reminder)
            continue
        concerned = registry.recipients[reminder.view]
        at = max(reminder.due_at, now)
        members = {each.id: each for each in concerned(work, reminder.subject_id, reminder.detail, at)}
        work.reminders.share_out(reminder, moments_of(work, reminder, list(members.values()), now))
        if reminder.due_at <= now:
            _say_in_rooms(work, registry, reminder, now)
        elif _rooms_for(work, registry, reminder):
            work.reminders.add(replace(reminder, rooms=True))
    return len(near) == MOST_AT_ONCE


def _rooms_for(work: Work, registry: Registry, reminder: Reminder) -> list[Room]:
    """The rooms that are reminded, too."""
    if reminder.optional or reminder.view not in registry.lines:
        return []
    line = registry.lines[reminder.view](work, reminder.subject_id, reminder.detail)
    if line is None or not line.in_rooms:
        return []
    return [bound.room for bound in work.rooms.of_group(line.group_id) if bound.reminded]


def _say_in_rooms(work: Work, registry: Registry, reminder: Reminder, now: datetime) -> None:
    """Unless a later one of the same is due there, too."""
    same = work.reminders.about(*reminder.about)
    if any(each.rooms and reminder.due_at < each.due_at <= now for each in same):
        return
    subject = Subject(reminder.view, reminder.subject_id, reminder.detail)
    for room in _rooms_for(work, registry, reminder):
        outbox.post(work, room, subject, reminder.due_at, expires_at=reminder.expires_at, key=reminder.key)


def say(work: Work, registry: Registry, now: datetime) -> bool:
    """What a batch of members has due, to each as one message. Whether more may be due."""
    members = work.reminders.members_due(now, MOST_AT_ONCE)
    near: dict[int, list[Reminder]] = {}
    for reminder in work.reminders.of_members(members, now + TOGETHER):
        near.setdefault(reminder.member_id or 0, []).append(reminder)
    said = [each for member_id in near for each in _say_to(work, registry, member_id, near[member_id], now)]
    work.reminders.remove(*said)
    return len(members) == MOST_AT_ONCE


def _say_to(
    work: Work, registry: Registry, member_id: int, near: Sequence[Reminder], now: datetime
) -> Sequence[Reminder]:
    """Say what one member has due, with what may come along; returns everything that need not be said any more."""
    every = [each for each in near if each.due_at <= now]
    due = newest(every)
    lines = _lines(work, registry, near) if len(near) > 1 else {}
    together = [each for each in due if each.id in lines]
    if together:
        along = _could_come_along(work, near, lines, member_id, now)
        together, every = _without_yielding(newest(together + along), lines), every + along
    alone = [each for each in due if each.id not in lines]
    for reminder in alone:
        _tell(work, reminder, now)
    for first in range(0, len(together), MOST_TOGETHER):
        _tell_together(work, member_id, together[first : first + MOST_TOGETHER], now)
    for each in every:
        if each not in alone and each not in together:
            _log_dropped(each)
    return every


def _lines(work: Work, registry: Registry, reminders: Sequence[Reminder]) -> dict[int, Line]:
    """Those that can be said together with others, by number."""
    found = {}
    for each in reminders:
        line = (
            registry.lines[each.view](work, each.subject_id, each.detail)
            if each.view in registry.lines
            else None
        )
        if line is not None and not line.alone:
            found[each.id] = line
    return found


def _could_come_along(
    work: Work, near: Sequence[Reminder], lines: dict[int, Line], member_id: int, now: datetime
) -> list[Reminder]:
    """What is due within the hour and may be said a little earlier; nothing while its reader sleeps or is away."""
    later = [each for each in near if each.due_at > now and each.id in lines and each.planned_at is not None]
    member = work.members.find(member_id) if later else None
    return later if member is not None and is_awake(now, member, work.wishes.of(member_id)) else []


def _without_yielding(reminders: Sequence[Reminder], lines: dict[int, Line]) -> list[Reminder]:
    """Without what another one says as well."""
    said = {lines[each.id].opens.action for each in reminders if not lines[each.id].yields}
    return [
        each for each in reminders if not lines[each.id].yields or lines[each.id].opens.action not in said
    ]


def newest(reminders: Sequence[Reminder]) -> list[Reminder]:
    """Of several about the same the one that is due last."""
    ordered = sorted(reminders, key=lambda each: (each.due_at, each.planned_at or each.due_at, each.id))
    return list({each.about: each for each in ordered}.values())


def _tell(work: Work, reminder: Reminder, now: datetime) -> None:
    member = work.members.find(reminder.member_id or 0)
    if member is not None:
        subject = Subject(reminder.view, reminder.subject_id, reminder.detail)
        due_at = min(reminder.due_at, now)
        outbox.tell(work, member, subject, due_at, expires_at=reminder.expires_at, key=reminder.key)


def _tell_together(work: Work, member_id: int, reminders: Sequence[Reminder], now: datetime) -> None:
    """As one message; one alone as it looks by itself."""
    if len(reminders) == 1:
        return _tell(work, reminders[0], now)
    member = work.members.find(member_id)
    if member is None:
        return None
    parts = [Part(each.view, each.subject_id, each.detail, each.expires_at) for each in reminders]
    digest = Digest(member_id, parts, now)
    work.digests.add(digest)
    expires_at = max(each.expires_at for each in reminders)
    due_at = min(now, *(each.due_at for each in reminders))
    return outbox.tell(work, member, Subject(DIGEST, digest.id), due_at, expires_at=expires_at)


def _log_dropped(reminder: Reminder) -> None:
    log.info("dropped reminder %s of %d", reminder.detail or reminder.view, reminder.subject_id)
