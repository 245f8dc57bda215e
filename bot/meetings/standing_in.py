"""Alternates: who can be named, and who is told when somebody is named, confirms or cannot come. Moments are UTC."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from bot.chat.text import _
from bot.errors import Refusal
from bot.meetings.answers import Answer
from bot.meetings.model import Attendance, Meeting
from bot.membership.model import Member
from bot.membership.naming import members_called, several_called
from bot.membership.roles import Role
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work

NAMED, SAID = "meeting_instead", "meeting_stands"
"""Views: to the alternate, with who named them; to whoever named them, with who it was and whether they come."""

LONGEST_NAME = 80


class Telling(StrEnum):
    """Whom an answer is told to: those concerned; the same as for a whole series; or nobody, who heard of it already.

    The value ends the detail of the message.
    """

    ONCE = ""
    SERIES = "s"
    NOBODY = "-"


SAYS = {Attendance.YES: "y", Attendance.NO: "n"}


def alternates_of(work: Work, member: Member, group_id: int, now: datetime) -> list[Member]:
    """Who holds the office of alternate for the member's organisation at this moment."""
    own = member.organisation
    if own is None:
        return []
    held = work.mandates.in_force(group_id, now)
    office = (each for each in held if each.role is Role.ALTERNATE and each.speaks)
    return [each.member for each in office if each.organisation_id == own.id and each.member is not member]


def instead_of(work: Work, member: Member, meeting: Meeting, chosen: int | None, typed: str) -> Answer:
    """The answer that names an alternate: one chosen by number, or by name: a member of the group, or somebody else.

    Refusal for oneself, for those who are not invited, without a name and when several members are called so.
    """
    alternate = _called(work, meeting, typed) if chosen is None else work.members.find(chosen)
    if alternate is None:
        if not typed.strip():
            raise Refusal(_("Please choose your alternate or write the name."))
        return Answer(Attendance.ALTERNATE, alternate=typed.strip())
    if alternate.id == member.id:
        raise Refusal(_("That is you yourself. Please name somebody else, or say that you are attending."))
    place = work.members.membership(alternate.id, meeting.group_id)
    if place is None or place.role not in meeting.template.invited:
        raise Refusal(
            _(
                "{name} is not invited to this meeting. Please name somebody else, or ask a coordinator.",
                name=alternate.words,
            )
        )
    return Answer(Attendance.ALTERNATE, alternate_id=alternate.id, alternate=alternate.name)


def _called(work: Work, meeting: Meeting, typed: str) -> Member | None:
    found = members_called(work, meeting.group_id, typed)
    if len(found) > 1:
        raise Refusal(several_called(found))
    return found[0] if found else None


def note(
    work: Work,
    meeting: Meeting,
    member: Member,
    before: Answer | None,
    given: Answer | None,
    now: datetime,
    telling: Telling,
) -> None:
    """An answer changed: tell an alternate that they are named, or no longer; and those who named this member whether
    they come. An alternate who does not come is named no longer."""
    was, is_now = (each.alternate_id if each else None for each in (before, given))
    if was != is_now:
        for alternate in _members(work, (was, is_now)):
            _tell(work, meeting, alternate, Subject(NAMED, meeting.id, f"{member.id}{telling}"), now, telling)
    said = SAYS.get(given.attendance) if given else None
    if given is None or said is None or (before and before.attendance is given.attendance):
        return
    named_by = work.attendances.naming(meeting.id, member.id)
    for principal in _members(work, named_by):
        _tell(work, meeting, principal, Subject(SAID, meeting.id, f"{member.id}.{said}"), now, telling)
    if given.attendance is Attendance.NO and named_by:
        work.attendances.stop_naming(meeting.id, named_by)


def _members(work: Work, numbers: Iterable[int | None]) -> list[Member]:
    return [member for number in numbers if number and (member := work.members.find(number)) is not None]


def _tell(
    work: Work, meeting: Meeting, member: Member, subject: Subject, now: datetime, telling: Telling
) -> None:
    if telling is Telling.NOBODY:
        return
    key = f"{subject.view}:{meeting.id}:{member.id}:{subject.detail}:{now.isoformat()}"
    outbox.tell(work, member, subject, now, expires_at=meeting.starts_at, key=key)
