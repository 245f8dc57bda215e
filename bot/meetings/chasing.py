"""A coordinator asks those who have not answered. Every moment is UTC."""

from datetime import datetime

from bot.meetings import asking
from bot.meetings.model import wall_stamp
from bot.meetings.service import require_coming, require_known
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work


def ask_now(work: Work, by: Member, meeting_id: int, now: datetime) -> int:
    """Ask all who have not answered, in their waking hours, once a day (UTC) at most; how many they are.

    Refusal for anyone but a coordinator, and once the meeting began or was cancelled.
    """
    meeting = require_known(work.meetings.find(meeting_id))
    require_coordinator(work, by, meeting.group_id)
    require_coming(meeting, now)
    subject, ends_at = (
        Subject(asking.VIEW, meeting.id, str(wall_stamp(meeting))),
        asking.answered_until(meeting),
    )
    members = list(work.turnouts.silent(meeting, 0, asking.MOST)) if now < ends_at else []
    reminder = Reminder(asking.VIEW, meeting.id, now, ends_at, subject.detail, waits_for_morning=True)
    moments = reminders.moments_of(work, reminder, members, now)
    for member in members:
        due_at = moments[member.id]
        key = f"{asking.VIEW}:{meeting.id}:{member.id}:{now.date().isoformat()}"
        outbox.tell(work, member, subject, due_at, expires_at=ends_at, key=key)
    return len(members)
