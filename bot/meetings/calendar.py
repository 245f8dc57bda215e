"""Meetings as calendar files: what every invitation, change and cancellation brings along."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.cards import Attachment, FileKind, Say
from bot.chat.labels import labelled
from bot.chat.text import Text, Value, Verbatim, Words, _
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting, State
from bot.membership.model import Group

FURTHER = _(
    "Please answer in the group’s chat whether you will attend. If the meeting is rescheduled or cancelled, "
    "a new file comes with that news."
)


@dataclass(frozen=True)
class CalendarFile:
    """A meeting as a calendar shall show it. Moments are UTC; `zone` (IANA) is the clock it is written on.

    `sequence` and `changed_at` tell a calendar which of two files of one `uid` is the newer. `links` are the ways in,
    the main one first; `notes` the lines of the description.
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

    def written(self, say: Say) -> bytes:
        """The file in the reader's languages: side by side in short lines, one below the other in the description."""
        # Loading the library takes a tenth of a second: only whoever writes a file shall wait for it.
        from bot.meetings.calendar_ics import ics_of

        return ics_of(self, say)


def calendar_file(meeting: Meeting, group: Group) -> Attachment:
    """The file of a meeting as it stands: to be put into a calendar, or (cancelled) to be taken out of it."""
    cancelled = meeting.state is State.CANCELLED
    content = CalendarFile(
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
        links=meeting.links_for(None),
        notes=tuple(labelled(*fact) for fact in _facts(meeting, group)) + (() if cancelled else (FURTHER,)),
        cancelled=cancelled,
    )
    label = _("Cancellation for your calendar") if cancelled else _("Calendar file")
    return Attachment(label, meeting.title, FileKind.CALENDAR, content)


def _facts(meeting: Meeting, group: Group) -> list[tuple[Words, Value]]:
    facts: list[tuple[Words, Value]] = [
        (_("Group"), group.name),
        (_("When"), both_clocks(meeting.starts_at)),
    ]
    if meeting.state is not State.CANCELLED:
        facts += [(link_label(meeting, link), Verbatim(link)) for link in meeting.links_for(None)]
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
