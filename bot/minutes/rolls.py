"""The roll call: who was there. Moments are UTC."""

from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.model import Meeting
from bot.membership.model import Member
from bot.membership.naming import members_called, several_called
from bot.minutes.composing import expected
from bot.minutes.rights import begun, require_editable
from bot.minutes.roll_model import Guest
from bot.work import Work

MOST_GUESTS = 500


def open_roll(work: Work, by: Member, meeting_id: int, now: datetime) -> Meeting:
    """Begin the roll call with everybody who was to come; one that was begun stays.

    Refusal as `begun`, and when the minutes can no longer be changed.
    """
    meeting = begun(work, by, meeting_id, now)
    minutes = work.minutes.of_meeting(meeting.id)
    if minutes is not None:
        require_editable(minutes)
    if work.rolls.present(meeting.id) is None:
        people, guests = expected(work, meeting)
        work.rolls.open(meeting.id, [each.id for each in people], guests, now)
    return meeting


def tick(work: Work, by: Member, meeting_id: int, member_id: int, here: bool, now: datetime) -> Meeting:
    """Note that a member is there, or is not. Refusal as `open_roll`, and for somebody who is not in the group."""
    meeting = open_roll(work, by, meeting_id, now)
    if here and work.members.membership(member_id, meeting.group_id) is None:
        raise Refusal(_("This person is no longer in the group. Please open the roll call again."))
    work.rolls.tick(meeting.id, member_id, here)
    return meeting


def add(work: Work, by: Member, meeting_id: int, guest: Guest, now: datetime) -> Member | None:
    """Note somebody by name: a member of the group is ticked and returned, anybody else becomes a guest.

    Refusal as `open_roll`, when several members are called so, and for a guest who is noted already.
    """
    meeting = open_roll(work, by, meeting_id, now)
    found = members_called(work, meeting.group_id, guest.name)
    if len(found) > 1:
        raise Refusal(several_called(found))
    if found:
        work.rolls.tick(meeting.id, found[0].id, here=True)
        return found[0]
    noted = work.rolls.guests(meeting.id)
    if any((each.name, each.organisation) == (guest.name, guest.organisation) for each in noted):
        raise Refusal(_("{name} is noted already.", name=guest.words))
    if len(noted) >= MOST_GUESTS:
        raise Refusal(_("There are {n} guests already, more do not fit.", n=MOST_GUESTS))
    work.rolls.add_guest(meeting.id, guest)
    return None


def drop(work: Work, by: Member, meeting_id: int, guest_id: int, now: datetime) -> Meeting:
    """Take a guest off the roll. Refusal as `open_roll`."""
    meeting = open_roll(work, by, meeting_id, now)
    work.rolls.drop_guest(meeting.id, guest_id)
    return meeting
