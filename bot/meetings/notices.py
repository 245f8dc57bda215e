"""What meetings say by themselves: moved, cancelled, soon to begin. Built from the state at sending time."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.text import Minutes, Text, _, _n
from bot.context import Viewing
from bot.meetings.actions import ShowMeeting
from bot.meetings.additions import added_to_reminder
from bot.meetings.answer_cards import answer_buttons, own_answer
from bot.meetings.answers import COMING
from bot.meetings.calendar import calendar_file
from bot.meetings.call_cards import call_card
from bot.meetings.cards import join_links, meeting_card, time_and_place
from bot.meetings.changing import parts_words
from bot.meetings.feature import feature
from bot.meetings.glance import Glance, glance
from bot.meetings.model import Attendance, Part, State, moment_of
from bot.meetings.rederiving import BY_RULES
from bot.meetings.reminding import ABSENT, VIEW, is_call, is_first, still_true, to_remind
from bot.meetings.shifts import shift_words
from bot.membership.model import Member
from bot.work import Work

MINUTES_OF_A_DAY = 24 * 60

_STILL = _("Does your answer still hold? You can change it until the meeting begins.")


@feature.view("meeting")
def announcement(viewing: Viewing, meeting_id: int) -> Card | None:
    """The meeting's card as it stands in rooms, with its calendar file until it is cancelled."""
    seen = _seen(viewing, meeting_id)
    if seen is None:
        return None
    card = meeting_card(seen)
    return card if seen.state is State.CANCELLED else _with_file(card, seen)


def _with_file(card: Card, seen: Glance) -> Card:
    return Card(card.title, (*card.blocks, calendar_file(seen.meeting, seen.group)))


@feature.view("meeting_moved")
def moved(viewing: Viewing, meeting_id: int) -> Card | None:
    """The notice that a meeting was moved; the detail is the stamp of its old start, marked when nobody moved it."""
    seen = _seen(viewing, meeting_id)
    if seen is None:
        return None
    before = moment_of(int(viewing.detail.removesuffix(BY_RULES)))
    return moved_card(seen, before, by_rules=viewing.detail.endswith(BY_RULES))


@feature.view("meeting_changed")
def changed(viewing: Viewing, meeting_id: int) -> Card | None:
    """What is new about a meeting, to whoever is coming; the detail is its revision after the change."""
    seen = _seen(viewing, meeting_id)
    if seen is None or seen.state not in (State.PLANNED, State.RUNNING):
        return None
    return changed_card(seen, seen.meeting.changes[int(viewing.detail) - 1])


@feature.view("meeting_place")
def place_given(viewing: Viewing, meeting_id: int) -> Card | None:
    """To somebody who waited: there is a place now."""
    seen = _seen(viewing, meeting_id)
    if seen is None or seen.state is not State.PLANNED or seen.mine not in COMING:
        return None
    return place_card(seen)


@feature.view("meeting_cancelled")
def cancelled(viewing: Viewing, meeting_id: int) -> Card | None:
    """The notice that a meeting was cancelled."""
    seen = _seen(viewing, meeting_id)
    return None if seen is None else cancelled_card(seen)


@feature.view(VIEW)
def reminder(viewing: Viewing, meeting_id: int) -> Card | None:
    """A reminder, unless the meeting was moved, cancelled or declined since it was handed over."""
    seen = _seen(viewing, meeting_id)
    if seen is None or not still_true(seen.meeting, viewing.detail, viewing.now):
        return None
    if is_call(viewing.detail):
        return call_card(seen)
    shifts = tuple(shift_words(viewing.work, seen.meeting, seen.city))
    card = reminder_card(seen, viewing.now, shifts)
    first = is_first(viewing.work, seen.meeting, viewing.member, viewing.detail)
    added = added_to_reminder(viewing.work, seen.meeting, first=first)
    return Card(card.title, (*card.blocks, *added)) if card and added else card


@feature.reminds(VIEW)
def reminded(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """Whom a reminder concerns."""
    return to_remind(work, meeting_id, detail, now)


def _seen(viewing: Viewing, meeting_id: int) -> Glance | None:
    """None when the room is used by another group by now, or the member has left."""
    meeting = viewing.work.meetings.find(meeting_id)
    if meeting is None or (viewing.bound and viewing.bound.group_id != meeting.group_id):
        return None
    seen = glance(viewing.work, meeting, viewing.member, viewing.now)
    return seen if seen.invited else None


def moved_card(seen: Glance, before: datetime, *, by_rules: bool = False) -> Card | None:
    """The old and the new time, with the question whether the answer still holds; None when it is not so any more."""
    meeting = seen.meeting
    if seen.state not in (State.PLANNED, State.RUNNING) or before == meeting.starts_at:
        return None
    planned = (_("Until now planned for"), seen.when(before))
    blocks: list[Block] = [Facts((planned, *time_and_place(seen))), *join_links(seen), *own_answer(seen)]
    if by_rules:
        words = _(
            "The rules of the clock on which it was agreed have changed: there the time stays, elsewhere it moves."
        )
        blocks.insert(0, Paragraph(words))
    if seen.state is State.PLANNED:
        blocks.append(Paragraph(_("Will you attend?") if _unanswered(seen) else _STILL))
        blocks += answer_buttons(seen)
    return _with_file(Card(_("Meeting rescheduled: {title}", title=meeting.title), tuple(blocks)), seen)


def cancelled_card(seen: Glance) -> Card | None:
    """What was planned, and why it will not take place."""
    meeting = seen.meeting
    if seen.state is not State.CANCELLED:
        return None
    was = (_("Was planned for"), seen.when(meeting.starts_at))
    pairs = (was, (_("Reason"), meeting.reason)) if meeting.reason else (was,)
    return _with_file(Card(_("Meeting cancelled: {title}", title=meeting.title), (Facts(pairs),)), seen)


def changed_card(seen: Glance, parts: frozenset[Part]) -> Card:
    """What was changed about a meeting, and how it is now."""
    facts = Facts(((_("Changed"), parts_words(parts)), *time_and_place(seen)))
    blocks: list[Block] = [facts, *join_links(seen), *own_answer(seen)]
    if seen.state is State.PLANNED:
        blocks.append(Buttons((Button(_("Show the meeting"), ShowMeeting(seen.meeting.id)),)))
    return _with_file(Card(_("Meeting changed: {title}", title=seen.meeting.title), tuple(blocks)), seen)


def place_card(seen: Glance) -> Card:
    """Somebody moved up from the waiting list."""
    blocks = (
        Paragraph(_place_words(seen)),
        Facts(time_and_place(seen)),
        *join_links(seen),
        Buttons((Button(_("Change the answer"), ShowMeeting(seen.meeting.id)),)),
    )
    return _with_file(Card(_("You have a place: {title}", title=seen.meeting.title), blocks), seen)


def _place_words(seen: Glance) -> Text:
    if seen.mine is Attendance.ALTERNATE:
        return _("A place has become free, and it is yours: your alternate can come.")
    return _("A place has become free, and it is yours: you are attending.")


def reminder_card(seen: Glance, now: datetime, shifts: tuple[Block, ...] = ()) -> Card | None:
    """A member is reminded, with what clock changes do; None when they will not attend or it is not so any more."""
    if seen.mine in ABSENT or seen.state not in (State.PLANNED, State.RUNNING):
        return None
    blocks: list[Block] = [*_begins(seen, now), *shifts, *join_links(seen), *own_answer(seen)]
    if seen.state is State.PLANNED and _unanswered(seen):
        blocks += (Paragraph(_("Will you attend?")), *answer_buttons(seen))
    elif seen.state is State.PLANNED:
        blocks.append(Buttons((Button(_("Change the answer"), ShowMeeting(seen.meeting.id)),)))
    return Card(_("Reminder: {title}", title=seen.meeting.title), tuple(blocks))


def _unanswered(seen: Glance) -> bool:
    return seen.personal and seen.mine is None


def _begins(seen: Glance, now: datetime) -> tuple[Block, ...]:
    if seen.state is State.RUNNING:
        return Paragraph(_("The meeting has just begun.")), Facts(time_and_place(seen))
    seconds = (seen.meeting.starts_at - now).total_seconds()
    minutes = -int(-seconds // 60)
    days = minutes // MINUTES_OF_A_DAY
    ahead = (_("Begins in"), _n("{n} day", "{n} days", days) if days > 1 else Minutes(minutes))
    return (Facts((ahead, *time_and_place(seen))),)
