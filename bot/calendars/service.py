"""Making, revoking and following the secret addresses of calendars. `group_id` None: one's own calendar."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.calendars.model import Address, digest_of, new_secret
from bot.chat.cities import usual_city
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.meetings.calendar import Event, Feed, event_of
from bot.meetings.model import Attendance, Meeting, State
from bot.meetings.words import ANSWERS
from bot.membership.model import Group, Member
from bot.membership.picking import read_by
from bot.membership.policy import require_coordinator
from bot.work import Work

PAST, AHEAD = timedelta(days=366), timedelta(days=427)
"""What a calendar holds, counted from now: a year back, and as far ahead as meetings of series are made."""

MOST = 1000
"""Meetings in one calendar. Twelve groups that meet weekly have as many; of more, the earliest are left out."""

FRESH_FOR = timedelta(hours=1)

KEEPS_ITSELF = _(
    "This calendar keeps itself up to date. Please answer in the group’s chat whether you will attend."
)


@dataclass(frozen=True)
class Found:
    """What an address leads to: the calendar, for whom it is written, when a meeting in it was changed last."""

    feed: Feed
    reader: Reader
    changed_at: datetime


def require_own(work: Work, by: Member, group_id: int | None) -> Group | None:
    """The group whose calendar `by` may give out; None for their own.

    Refusal for anyone but the group's coordinators, and for somebody without a group.
    """
    if group_id is not None:
        return require_coordinator(work, by, group_id)
    if not read_by(work, by):
        raise Refusal(_("You are not in a working group yet. /join shows those you can join."))
    return None


def current(work: Work, by: Member, group_id: int | None) -> Address | None:
    """The address there is. Refusal as `require_own`."""
    require_own(work, by, group_id)
    return work.calendars.current(*_whose(by, group_id))


def make(work: Work, by: Member, group_id: int | None, now: datetime) -> str:
    """A new secret, told only now; an earlier one leads nowhere from now on. Refusal as `require_own`."""
    revoke(work, by, group_id)
    member_id, group_id = _whose(by, group_id)
    secret = new_secret()
    work.calendars.add(Address(digest_of(secret), now, by.id, member_id, group_id))
    return secret


def revoke(work: Work, by: Member, group_id: int | None) -> None:
    """Let the address lead nowhere any more. Refusal as `require_own`."""
    require_own(work, by, group_id)
    work.calendars.revoke(*_whose(by, group_id))


def _whose(by: Member, group_id: int | None) -> tuple[int | None, int | None]:
    return (by.id, None) if group_id is None else (None, group_id)


def follow(work: Work, secret: str, language: Language | None, now: datetime) -> Found | None:
    """What a secret leads to at this moment; None for an unknown one. `language`: another one than the usual."""
    address = work.calendars.find(digest_of(secret))
    if address is None:
        return None
    if address.member_id is not None:
        member = work.members.find(address.member_id)
        return None if member is None else of_member(work, member, language, now)
    group = work.groups.find(address.group_id or 0)
    return None if group is None else of_group(work, group, language, now)


def of_member(work: Work, member: Member, language: Language | None, now: datetime) -> Found:
    """The meetings that /meetings shows this member, with their own answers and on their own clock."""
    groups = read_by(work, member)
    found = work.calendars.meetings(list(groups), member.id, now - PAST, now + AHEAD, MOST)
    events = tuple(_event(meeting, groups[meeting.group_id], member, mine) for meeting, mine in found)
    feed = Feed(_("My working groups"), member.city.zone, events, FRESH_FOR)
    return _found(feed, Reader.person(language or member.language, member.city), member.created_at)


def of_group(work: Work, group: Group, language: Language | None, now: datetime) -> Found:
    """One group's meetings, for whoever has the address: nobody's answers are in it."""
    language = language or group.languages[0]
    city = usual_city(language)
    found = work.calendars.meetings([group.id], None, now - PAST, now + AHEAD, MOST)
    events = tuple(_event(meeting, group, None, None) for meeting, _mine in found)
    feed = Feed(group.name, city.zone, events, FRESH_FOR)
    return _found(feed, Reader.person(language, city), group.created_at)


def _found(feed: Feed, reader: Reader, since: datetime) -> Found:
    return Found(feed, reader, max((each.changed_at for each in feed.events), default=since))


def _event(meeting: Meeting, group: Group, member: Member | None, mine: Attendance | None) -> Event:
    further: tuple[Text, ...] = ()
    if mine is not None:
        further = (_("Your answer: {answer}", answer=ANSWERS[mine]),)
    if meeting.state is not State.CANCELLED:
        further = (*further, KEEPS_ITSELF)
    return event_of(meeting, group, further, member.city if member else None, mine)
