"""Moving, cancelling and editing one meeting; everyone concerned is told. Every moment is UTC."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

from bot.chat.text import Listing, Text, Value, Variants, _
from bot.errors import Refusal
from bot.meetings.answering import fill_up
from bot.meetings.kinds import Kind
from bot.meetings.model import Attendance, Meeting, Part, stamp
from bot.meetings.places import faults_of
from bot.meetings.planning import forget, plan
from bot.meetings.reminding import reminders_began
from bot.meetings.service import require_coming, require_future, require_known, require_registration
from bot.meetings.words import PARTS
from bot.membership.model import Group, Member
from bot.membership.policy import require_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work

TELLING = frozenset((Part.TITLE, Part.LENGTH, Part.PLACE, Part.LINK, Part.LINK_CN, Part.REGISTER_UNTIL))
"""What those who are coming have to know; the rest stands on the cards."""


@dataclass(frozen=True)
class Details:
    """Everything about a meeting but its time and state; the names are those of Meeting and of Part."""

    title: Variants
    kind: Kind
    minutes: int
    place: str
    link: str
    link_cn: str
    speakers: str
    capacity: int | None
    register_until: datetime | None

    @classmethod
    def of(cls, meeting: Meeting) -> "Details":
        """As they are."""
        return cls(**{each.name: getattr(meeting, each.name) for each in fields(cls)})


def move(
    work: Work, by: Member, meeting_id: int, revision: int, starts_at: datetime, now: datetime
) -> Meeting:
    """Give the meeting another moment, on the clock of whoever moves it; everyone concerned is told.

    Refusal as `changeable`, and for a moment that has passed or is the present one.
    """
    meeting, _group = changeable(work, by, meeting_id, revision, now)
    require_future(starts_at, now)
    if starts_at == meeting.starts_at:
        raise Refusal(_("The meeting is already planned for this time. Please give another one."))
    shift(work, meeting, starts_at, by.city.zone, by, now)
    return meeting


def shift(work: Work, meeting: Meeting, starts_at: datetime, zone: str, by: Member, now: datetime) -> None:
    """Move it without asking whether one may; registration stays open at most until the new beginning."""
    concerned = list(concerned_by(work, meeting, by, now))
    notice = Subject("meeting_moved", meeting.id, str(stamp(meeting.starts_at)))
    if meeting.announce_at is not None:
        meeting.announce_at += starts_at - meeting.starts_at
    meeting.move(starts_at, zone, now, by.id)
    if meeting.register_until is not None:
        meeting.register_until = min(meeting.register_until, starts_at)
    forget(work, meeting)
    plan(work, meeting, now)
    work.outbox.refresh("meeting_moved", meeting.id, now)
    tell(work, meeting, notice, concerned, now)


def cancel(
    work: Work, by: Member, meeting_id: int, revision: int, reason: Variants | None, now: datetime
) -> Meeting:
    """Cancel the meeting; everyone concerned is told. Refusal as `changeable`."""
    meeting, _group = changeable(work, by, meeting_id, revision, now)
    call_off(work, meeting, by, reason, now)
    return meeting


def call_off(work: Work, meeting: Meeting, by: Member, reason: Variants | None, now: datetime) -> None:
    """Cancel it without asking whether one may."""
    concerned = list(concerned_by(work, meeting, by, now))
    meeting.cancel(reason, now, by.id)
    forget(work, meeting)
    tell(work, meeting, Subject("meeting_cancelled", meeting.id), concerned, now)


def edit(
    work: Work, by: Member, meeting_id: int, revision: int, details: Details, now: datetime
) -> frozenset[Part]:
    """Change everything but the time; those who are coming are told what they have to know. Returns what changed.

    Refusal as `changeable`, without a usable place or link, and for registration beyond the beginning.
    """
    meeting, _group = changeable(work, by, meeting_id, revision, now)
    for words in faults_of(details.place, details.link, details.link_cn).values():
        raise Refusal(words)
    return write(work, meeting, details, by, now)


def write(work: Work, meeting: Meeting, details: Details, by: Member, now: datetime) -> frozenset[Part]:
    """Edit it without asking whether one may."""
    parts = frozenset(
        Part(each.name)
        for each in fields(details)
        if getattr(meeting, each.name) != getattr(details, each.name)
    )
    if not parts:
        return parts
    concerned = list(concerned_by(work, meeting, by, now))
    for part in parts:
        setattr(meeting, part.value, getattr(details, part.value))
    require_registration(meeting)
    meeting.set_minutes(meeting.minutes)
    meeting.note(parts, now, by.id)
    if parts & {Part.KIND, Part.REGISTER_UNTIL}:
        forget(work, meeting)
        plan(work, meeting, now)
    fill_up(work, meeting, now)
    notice = Subject("meeting_changed", meeting.id, str(meeting.revision))
    tell(work, meeting, notice if parts & TELLING else None, concerned, now, in_rooms=False)
    return parts


def changeable(
    work: Work, by: Member, meeting_id: int, revision: int | None, now: datetime
) -> tuple[Meeting, Group]:
    """The meeting, locked, and its group. Without a revision, the present one is meant.

    Refusal for anyone but a coordinator, once the meeting began or was cancelled, and when somebody changed it since:
    it names what was changed.
    """
    meeting = require_known(work.meetings.hold(meeting_id))
    group = require_coordinator(work, by, meeting.group_id)
    require_coming(meeting, now)
    if revision not in (None, meeting.revision):
        raise Refusal(_changed_since(work, meeting, revision or 0))
    return meeting, group


def _changed_since(work: Work, meeting: Meeting, revision: int) -> Text:
    parts = frozenset[Part]().union(*meeting.changes[revision:])
    changer = None if meeting.changed_by is None else work.members.find(meeting.changed_by)
    named: dict[str, Value] = {"what": parts_words(parts), "when": meeting.starts_at}
    if changer is None:
        return _(
            "Meanwhile this meeting was changed ({what}). It is planned for {when}. Please look at it again with "
            "/meetings before you change it.",
            **named,
        )
    return _(
        "Meanwhile {name} has changed this meeting ({what}). It is planned for {when}. Please look at it again with "
        "/meetings before you change it.",
        name=changer.words,
        **named,
    )


def parts_words(parts: frozenset[Part]) -> Listing:
    """What was changed, as an enumeration."""
    return Listing(tuple(PARTS[part] for part in Part if part in parts))


def tell(
    work: Work,
    meeting: Meeting,
    notice: Subject | None,
    concerned: list[Member],
    now: datetime,
    *,
    in_rooms: bool = True,
) -> None:
    """Draw what stands in rooms anew, and say the news there and to those it concerns; of a meeting that the rooms
    have not heard of, nobody is told anything."""
    work.outbox.refresh("meeting", meeting.id, now)
    if notice is None or meeting.announce_at is not None:
        return
    if in_rooms:
        outbox.announce(work, meeting.group_id, notice, now, expires_at=meeting.ends_at)
    for member in concerned:
        outbox.tell(work, member, notice, now, expires_at=meeting.ends_at)


def concerned_by(work: Work, meeting: Meeting, by: Member | None, now: datetime) -> Iterator[Member]:
    """Who is told in private of a change: whoever might come, and once reminders went out all but the noes."""
    answers = work.attendances.answers(meeting.id)
    reminded = reminders_began(meeting, now)
    for place in work.members.in_group(meeting.group_id):
        answer = answers.get(place.member.id)
        coming = answer not in (None, Attendance.NO)
        invited = place.role in meeting.template.invited
        if place.member is not by and (coming or (answer is None and reminded and invited)):
            yield place.member
