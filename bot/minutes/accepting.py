"""Sending minutes to both co-chairs; accepted by both or by silence, or objected to and sent again."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, require_coordinator
from bot.membership.service import coordinators
from bot.membership.words import SIDES as SIDE_WORDS
from bot.minutes.composing import compose
from bot.minutes.model import Entry, Minutes, Objection, Sort, Stage
from bot.minutes.plain import digest
from bot.minutes.rights import chairing, chairs, drafted, fresh, gone
from bot.minutes.service import MINUTES, REVIEW
from bot.minutes.sheet import Version
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls.rules import SIDES
from bot.record.model import Step
from bot.record.service import record
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.tasks import service as tasks
from bot.tasks.model import Task, TaskState
from bot.work import Work
from bot.workdays.deadlines import end_of_working_day

OBJECTED = "minutes_objected"
NOTICE = timedelta(days=1)
"""How long before silence counts the co-chairs who have not answered are reminded."""


def send(work: Work, by: Member, minutes_id: int, days: int, opens: str, now: datetime) -> Minutes:
    """Send the text to both co-chairs; without an objection within so many common working days it counts as accepted.

    What is sent is kept. `opens`: wire form of the action that shows the minutes, for the tasks. Refusal for anyone
    but a coordinator, unless it can be sent now, and while an objection is unanswered.
    """
    minutes = drafted(work, by, minutes_id)
    group = get_group(work, minutes.group_id)
    require_sendable(work, minutes, group, now)
    work.minutes.keep(compose(work, minutes, now))
    minutes.round += 1
    minutes.stage, minutes.days, minutes.sent_at = Stage.SENT, days, now
    minutes.due_at = end_of_working_day(now, days, work.notices.find)
    _give_tasks(work, minutes, by, opens, now)
    due_at, detail = minutes.due_at - NOTICE, str(minutes.round)
    reminder = Reminder(REVIEW, minutes.id, due_at, minutes.due_at, detail, waits_for_morning=True)
    reminders.plan(work, reminder, now)
    _redraw(work, minutes, now)
    for chair in chairs(work, group, now).values():
        outbox.tell(work, chair, Subject(REVIEW, minutes.id, detail), now, expires_at=minutes.due_at)
    return minutes


def require_sendable(work: Work, minutes: Minutes, group: Group, now: datetime) -> None:
    """Refusal while a side has no co-chair, nothing is written, or an objection is unanswered."""
    there = chairs(work, group, now)
    for side in SIDES:
        if side not in there:
            raise Refusal(
                _(
                    "The {side} has no co-chair, so nobody could accept the minutes for it. "
                    "Please name one with /members.",
                    side=SIDE_WORDS[side],
                )
            )
    if not work.minutes.entries(minutes.id):
        raise Refusal(_("Nothing is written yet. Please add at least one note, decision or action item."))
    if unanswered(work, minutes):
        raise Refusal(_("Please answer every objection first; whoever objected reads the answer."))


def unanswered(work: Work, minutes: Minutes) -> list[Objection]:
    """Objections that the coordinator has not answered."""
    return [each for each in work.minutes.objections(minutes.id) if each.answer is None]


def _give_tasks(work: Work, minutes: Minutes, by: Member, opens: str, now: datetime) -> None:
    for entry in work.minutes.entries(minutes.id):
        owner = work.members.find(entry.owner_id) if entry.owner_id else None
        if entry.sort is not Sort.ACTION or entry.task_id is not None or owner is None or entry.text is None:
            continue
        task = Task(minutes.group_id, owner.id, entry.text, by.id, now, entry.due_at, opens, minutes.about)
        entry.task_id = tasks.give(work, task, owner, now).id


def assent(work: Work, by: Member, minutes_id: int, round_: int, now: datetime) -> Minutes:
    """A co-chair accepts for their side; once both sides have, the minutes are accepted. Refusal as `chairing`."""
    minutes, side = chairing(work, by, minutes_id, round_, now)
    work.minutes.assent(minutes.id, round_, side, by.id, now)
    _redraw(work, minutes, now)
    if {each.side for each in work.minutes.assents(minutes.id, round_)} >= set(SIDES):
        _accept(work, minutes, now, silent=False)
    return minutes


def object_to(
    work: Work,
    by: Member,
    minutes_id: int,
    round_: int,
    entry_id: int | None,
    reason: Variants,
    now: datetime,
) -> Objection:
    """A co-chair objects to an entry, or to the whole: it goes back to the coordinators. Refusal as `chairing`.

    An action item that was done is open again.
    """
    minutes, side = chairing(work, by, minutes_id, round_, now)
    entry = None if entry_id is None else _own(minutes, fresh(work, entry_id, None))
    objection = Objection(minutes.id, round_, entry_id, by.id, side, reason, now)
    work.minutes.add_objection(objection)
    minutes.stage, minutes.due_at = Stage.OBJECTED, None
    work.reminders.forget(REVIEW, minutes.id)
    if entry is not None and entry.task_id is not None:
        tasks.revive(work, entry.task_id, now)
    _redraw(work, minutes, now)
    for coordinator in coordinators(work, get_group(work, minutes.group_id)):
        outbox.tell(work, coordinator, Subject(OBJECTED, objection.id), now)
    return objection


def answer(work: Work, by: Member, objection_id: int, words: Variants, now: datetime) -> Objection:
    """Answer an objection; whoever made it reads that with the next version. Refusal for anyone but a coordinator."""
    objection = work.minutes.objection(objection_id)
    if objection is None:
        raise Refusal(gone())
    minutes = drafted(work, by, objection.minutes_id)
    objection.answer, objection.answered_at = words, now
    work.outbox.refresh(OBJECTED, objection.id, now)
    _redraw(work, minutes, now)
    return objection


def get_objection(work: Work, by: Member, objection_id: int) -> Objection:
    """An objection, for coordinators; Refusal for anyone else."""
    objection = work.minutes.objection(objection_id)
    minutes = None if objection is None else work.minutes.find(objection.minutes_id)
    if objection is None or minutes is None:
        raise Refusal(gone())
    require_coordinator(work, by, minutes.group_id)
    return objection


def accept_by_silence(work: Work, now: datetime) -> None:
    """Accept what nobody objected to in time."""
    for minutes in work.minutes.due_by(now):
        _accept(work, minutes, now, silent=True)


def _accept(work: Work, minutes: Minutes, now: datetime, *, silent: bool) -> None:
    """Fix the version that was sent: number it, write it down, post it."""
    group = get_group(work, minutes.group_id)
    work.groups.lock(group.id)
    version = work.minutes.version(minutes.id, minutes.round)
    assert version is not None, "what was sent is kept"
    minutes.stage, minutes.accepted_at, minutes.silent = Stage.ACCEPTED, now, silent
    minutes.number, minutes.digest = work.minutes.last_number(group.id) + 1, digest(version.sheet)
    _write_down(work, minutes, version, now)
    work.reminders.forget(REVIEW, minutes.id)
    tasks.settle(work, minutes.about_text, TaskState.DROPPED, now)
    _redraw(work, minutes, now)
    outbox.announce(work, group.id, Subject(MINUTES, minutes.id), now)
    for member in (*coordinators(work, group), *chairs(work, group, now).values()):
        outbox.tell(work, member, Subject(MINUTES, minutes.id), now)


def _write_down(work: Work, minutes: Minutes, version: Version, now: datetime) -> None:
    said = {
        "minutes": minutes.id,
        "number": minutes.number,
        "meeting": minutes.meeting_id,
        "round": minutes.round,
        "text": minutes.digest,
        "silent": minutes.silent,
        "decisions": len(version.sheet.of(Sort.DECISION)),
        "action_items": len(version.sheet.of(Sort.ACTION)),
    }
    record(work, minutes.group_id, Step.PROTOCOL, version.sheet.title, said, now)


def to_remind(work: Work, minutes_id: int, detail: str, now: datetime) -> Iterator[Member]:
    """The co-chairs of the sides that have not accepted this version yet."""
    minutes = work.minutes.find(minutes_id)
    if minutes is None or minutes.stage is not Stage.SENT or str(minutes.round) != detail:
        return
    answered = {each.side for each in work.minutes.assents(minutes.id, minutes.round)}
    for side, chair in chairs(work, get_group(work, minutes.group_id), now).items():
        if side not in answered:
            yield chair


def _own(minutes: Minutes, entry: Entry) -> Entry:
    if entry.minutes_id != minutes.id:
        raise Refusal(gone())
    return entry


def _redraw(work: Work, minutes: Minutes, now: datetime) -> None:
    for view in (MINUTES, REVIEW):
        work.outbox.refresh(view, minutes.id, now)
