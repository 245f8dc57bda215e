"""The roll call: who was there. Moments are UTC."""

from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.model import Meeting
from bot.membership.model import Member
from bot.minutes.composing import coming
from bot.minutes.rights import begun, require_editable
from bot.work import Work


def open_roll(work: Work, by: Member, meeting_id: int, now: datetime) -> Meeting:
    """Begin the roll call with everybody who said that they would attend; one that was begun stays.

    Refusal as `begun`, and when the minutes can no longer be changed.
    """
    meeting = begun(work, by, meeting_id, now)
    minutes = work.minutes.of_meeting(meeting.id)
    if minutes is not None:
        require_editable(minutes)
    work.rolls.open(meeting.id, coming(work, meeting), now)
    return meeting


def tick(work: Work, by: Member, meeting_id: int, member_id: int, here: bool, now: datetime) -> Meeting:
    """Note that a member is there, or is not. Refusal as `open_roll`, and for somebody who is not in the group."""
    meeting = open_roll(work, by, meeting_id, now)
    if here and work.members.membership(member_id, meeting.group_id) is None:
        raise Refusal(_("This person is no longer in the group. Please open the roll call again."))
    work.rolls.tick(meeting.id, member_id, here)
    return meeting
