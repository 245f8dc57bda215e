"""Meetings as a calendar shows them: the file that comes with every invitation, change and cancellation, and what
a calendar that somebody subscribed to holds (bot/calendars)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.cards import Attachment, FileKind, Say
from bot.chat.labels import labelled
from bot.chat.text import City, Text, Value, Verbatim, Words, _
from bot.meetings.glance import both_clocks
from bot.meetings.model import Attendance, Meeting, State
from bot.membership.model import Group

FURTHER = _(
    "Please answer in the group’s chat whether you will attend. If the meeting is rescheduled or cancelled, "
    "a new file comes with that news."
)


@dataclass(frozen=True)
class Event:
    """A meeting as a calendar shall show it. Moments are UTC; `zone` (IANA) is the clock it is written on.

    `sequence` and `changed_at` tell a calendar which of two events of one `uid` is the newer. `links` are the ways in,
    the main one first; `notes` the lines of the description. `mine`: what the one person who reads it answered.
    """

    uid: str
    sequence: int
    created_at: datetime
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    zone: str
    title: Words
    organiser: Words
    place: str
    links: tuple[str, ...]
    notes: tuple[Words, ...]
    cancelled: bool
    mine: Attendance | None = None


@dataclass(frozen=True)
class CalendarFile:
    """One event, to be put into a calendar or (cancelled) to be taken out of it."""

    event: Event

    def written(self, say: Say) -> bytes:
        """The file in the reader's languages: side by side in short lines, one below the other in the description."""
        # Loading the library takes a tenth of a second: only whoever writes a file shall wait for it.
        from bot.meetings.calendar_ics import ics_of

        return ics_of(self.event, say)


@dataclass(frozen=True)
class Feed:
    """A whole calendar, to subscribe to or to import at once: its name, the reader's zone (IANA), what it holds.

    `fresh_for`: how soon a calendar programme shall ask again.
    """

    name: Words
    zone: str
    events: tuple[Event, ...]
    fresh_for: timedelta

    def written(self, say: Say) -> bytes:
        """The calendar in the reader's languages; the same data gives the same bytes."""
        from bot.meetings.calendar_ics import ics_of_feed  # as above

        return ics_of_feed(self, say)


def calendar_file(meeting: Meeting, group: Group) -> Attachment:
    """The file of a meeting as it stands: to be put into a calendar, or (cancelled) to be taken out of it."""
    cancelled = meeting.state is State.CANCELLED
    label = _("Cancellation for your calendar") if cancelled else _("Calendar file")
    event = event_of(meeting, group, () if cancelled else (FURTHER,))
    return Attachment(label, meeting.title, FileKind.CALENDAR, CalendarFile(event))


def event_of(
    meeting: Meeting,
    group: Group,
    further: tuple[Words, ...],
    city: City | None = None,
    mine: Attendance | None = None,
) -> Event:
    """A meeting as an event; `further`: lines below its facts. For one person: where they live, what they answered."""
    return Event(
        uid=meeting.uid,
        sequence=meeting.revision,
        created_at=meeting.created_at,
        changed_at=meeting.changed_at,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        zone=meeting.zone,
        title=meeting.title,
        organiser=group.name,
        place=meeting.place,
        links=meeting.links_for(city),
        notes=(*(labelled(*fact) for fact in _facts(meeting, group, city)), *further),
        cancelled=meeting.state is State.CANCELLED,
        mine=mine,
    )


def _facts(meeting: Meeting, group: Group, city: City | None) -> list[tuple[Words, Value]]:
    facts: list[tuple[Words, Value]] = [
        (_("Group"), group.name),
        (_("When"), both_clocks(meeting.starts_at)),
    ]
    if meeting.state is not State.CANCELLED:
        facts += [(link_label(meeting, link), Verbatim(link)) for link in meeting.links_for(city)]
    if meeting.reason is not None:
        facts.append((_("Reason"), meeting.reason))
    return facts


def link_label(meeting: Meeting, link: str) -> Text:
    """What a way in is called: where there are two, from where each opens."""
    if not (meeting.link and meeting.link_cn):
        return _("Join on line")
    if link == meeting.link_cn:
        return _("Join on line (from mainland China)")
    return _("Join on line (from elsewhere)")
