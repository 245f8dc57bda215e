"""Writing minutes: begun after the meeting, entry by entry, while they can be changed. Moments are UTC."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.agenda.model import ItemState
from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.meetings.model import Meeting
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator, require_coordinator
from bot.minutes.model import Entry, Minutes, Sort
from bot.minutes.rights import begun, drafted, fresh, gone, require_editable
from bot.polls.model import Poll
from bot.tasks import service as tasks
from bot.tasks.model import TaskState
from bot.work import Work

MOST_ENTRIES = 100
MOST_POLLS = 10
"""Polls that are copied; more than a meeting decides."""

LOOKED_BACK = timedelta(days=60)
"""How far back polls count for a group's first meeting."""

REVIEW, MINUTES = "minutes_review", "minutes"


@dataclass(frozen=True)
class Content:
    """What an entry says; an action item has an owner and a due date (UTC)."""

    sort: Sort
    heading: Variants | None
    text: Variants | None
    owner_id: int | None = None
    due_at: datetime | None = None


def start(work: Work, by: Member, meeting_id: int, now: datetime) -> Minutes:
    """Begin the minutes, with the items of the agenda and the polls closed since the meeting before; again: the same.

    Refusal for anyone but a coordinator, and before the meeting began.
    """
    meeting = begun(work, by, meeting_id, now)
    work.groups.lock(meeting.group_id)
    there = work.minutes.of_meeting(meeting.id)
    if there is not None:
        return there
    minutes = Minutes(meeting.group_id, meeting.id, by.id, now)
    work.minutes.add(minutes)
    for item in work.agendas.items(meeting.id):
        if item.state is ItemState.ACCEPTED:
            _add(work, Entry(minutes.id, Sort.NOTE, 0, heading=item.title, changed_by=by.id))
    for poll in reversed(_decided(work, meeting)):
        _add(
            work,
            Entry(minutes.id, Sort.DECISION, 0, heading=poll.question, poll_id=poll.id, changed_by=by.id),
        )
    return minutes


def _decided(work: Work, meeting: Meeting) -> list[Poll]:
    """The polls closed since the group's meeting before this one, the last first."""
    since = (
        work.minutes.meeting_before(meeting.group_id, meeting.starts_at) or meeting.starts_at - LOOKED_BACK
    )
    recent = work.polls.page_closed(meeting.group_id, 0, MOST_POLLS)
    return [poll for poll in recent if poll.ended_at is not None and poll.ended_at > since]


def write(work: Work, by: Member, minutes_id: int, content: Content) -> Entry:
    """Add an entry. Refusal for anyone but a coordinator, and when the minutes are out or accepted."""
    minutes = drafted(work, by, minutes_id)
    _require_complete(work, minutes, content)
    if len(work.minutes.entries(minutes.id)) >= MOST_ENTRIES:
        raise Refusal(_("There are {n} entries already, more do not fit.", n=MOST_ENTRIES))
    entry = Entry(minutes.id, content.sort, 0, changed_by=by.id)
    _take(entry, content)
    return _add(work, entry)


def rewrite(work: Work, by: Member, entry_id: int, revision: int, content: Content, now: datetime) -> Entry:
    """Change an entry; a changed action item becomes a new task when the minutes are sent again.

    Refusal as `write`, and when somebody else changed it since this revision.
    """
    entry, minutes = editable(work, by, entry_id, revision)
    _require_complete(work, minutes, content)
    before = (entry.text, entry.owner_id, entry.due_at)
    _take(entry, content)
    entry.revision += 1
    entry.changed_by = by.id
    if entry.task_id is not None and (entry.text, entry.owner_id, entry.due_at) != before:
        tasks.close(work, entry.task_id, TaskState.DROPPED, now)
        entry.task_id = None
    return entry


def strike(work: Work, by: Member, entry_id: int, now: datetime) -> Minutes:
    """Take an entry out; the task of an action item is dropped. Refusal as `write`."""
    entry, minutes = editable(work, by, entry_id, None)
    if entry.task_id is not None:
        tasks.close(work, entry.task_id, TaskState.DROPPED, now)
    work.minutes.drop_entry(entry)
    return minutes


def translate(
    work: Work, by: Member, entry_id: int, text: Variants | None, heading: Variants | None, now: datetime
) -> Entry:
    """Add languages that an entry lacks; what is written stays. Refusal as `translatable`."""
    entry, minutes = translatable(work, by, entry_id)
    if entry.heading is not None and heading is not None:
        entry.heading = entry.heading.completed(heading)
    if entry.text is not None and text is not None:
        entry.text = entry.text.completed(text)
    entry.revision += 1
    entry.changed_by = by.id
    if not gaps(work, minutes):
        tasks.settle(work, minutes.about_text, TaskState.DONE, now)
    return entry


def editable(work: Work, by: Member, entry_id: int, revision: int | None) -> tuple[Entry, Minutes]:
    """An entry and its minutes, locked, for a coordinator who changes it. Refusal as `write`."""
    entry = fresh(work, entry_id, None)
    minutes = drafted(work, by, entry.minutes_id)
    return fresh(work, entry_id, revision), minutes


def translatable(work: Work, by: Member, entry_id: int) -> tuple[Entry, Minutes]:
    """An entry and its minutes, locked, for a coordinator or whoever was asked to translate them."""
    entry = fresh(work, entry_id, None)
    minutes = work.minutes.hold(entry.minutes_id)
    if minutes is None:
        raise Refusal(gone())
    require_translator(work, by, minutes)
    require_editable(minutes)
    return fresh(work, entry_id, None), minutes


def require_translator(work: Work, by: Member, minutes: Minutes) -> None:
    """Refusal for anyone but coordinators and those who were asked to translate the minutes."""
    coordinates = is_coordinator(work, by, get_group(work, minutes.group_id))
    if not (coordinates or tasks.has_open(work, by, minutes.about_text)):
        require_coordinator(work, by, minutes.group_id)


def gaps(work: Work, minutes: Minutes) -> list[Entry]:
    """The entries that lack a language of the group."""
    languages = get_group(work, minutes.group_id).languages
    every = work.minutes.entries(minutes.id)
    return [entry for entry in every if any(piece.missing(languages) for piece in entry.pieces)]


def _add(work: Work, entry: Entry) -> Entry:
    entry.position = 1 + max((each.position for each in work.minutes.entries(entry.minutes_id)), default=0)
    work.minutes.add_entry(entry)
    return entry


def _take(entry: Entry, content: Content) -> None:
    entry.text, entry.owner_id, entry.due_at = content.text, content.owner_id, content.due_at
    if entry.poll_id is None:
        entry.heading = content.heading


def _require_complete(work: Work, minutes: Minutes, content: Content) -> None:
    """Refusal for an action item without a member who does it or without a date."""
    if content.sort is not Sort.ACTION:
        return
    if content.owner_id is None or work.members.membership(content.owner_id, minutes.group_id) is None:
        raise Refusal(_("An action item needs a member of the group who does it."))
    if content.due_at is None or content.text is None:
        raise Refusal(_("An action item needs a sentence and a date by which it is done."))
