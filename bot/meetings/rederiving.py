"""The rules of a zone are new: meetings agreed on its clock keep their wall time, so their moments move."""

from datetime import datetime

from bot.meetings import planning
from bot.meetings.changing import concerned_by, tell
from bot.meetings.model import Meeting, stamp
from bot.meetings.rhythm import fall_on
from bot.meetings.zones import renew
from bot.outbox.model import Subject
from bot.work import Work

BATCH = 500
"""Meetings that move in one transaction."""

BY_RULES = "z"
"""Ends the detail of the notice of a move that nobody made."""


def rederive(work: Work, now: datetime) -> None:
    """Work out anew what was derived by other rules than those that hold now: none is moved twice, none left out."""
    for zone in {zone for zone, _version in work.meetings.derived_by(now)}:
        version = renew(zone)
        for meeting in work.meetings.derived_otherwise(zone, version, now, BATCH):
            _derive(work, meeting, version, now)


def _derive(work: Work, meeting: Meeting, version: str, now: datetime) -> None:
    before = meeting.starts_at
    concerned = list(concerned_by(work, meeting, None, now))
    fall = fall_on(meeting.wall.date(), meeting.wall.time(), meeting.zone)
    if not meeting.rederive(fall.starts_at, version, now):
        return
    planning.rederive(work, meeting, before, now)
    if meeting.announce_at is not None:
        meeting.announce_at += meeting.starts_at - before
    notice = Subject("meeting_moved", meeting.id, f"{stamp(before)}{BY_RULES}")
    tell(work, meeting, notice, concerned, now)
