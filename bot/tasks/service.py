"""Giving tasks, finishing, reopening and dropping them."""

from datetime import datetime, timedelta

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator, require_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.tasks.model import Task, TaskState
from bot.work import Work

GIVEN, REMINDER = "task", "task_reminder"
NOTICE = timedelta(days=1)
KEPT_UP = timedelta(days=7)
"""How long after the due date a reminder is still worth saying."""


def give(work: Work, task: Task, owner: Member, now: datetime) -> Task:
    """Put a task on a member's list and tell them; remind a day before it is due and when it is (UTC).

    Whoever may give it is for the slice that does to decide.
    """
    work.tasks.add(task)
    outbox.tell(work, owner, Subject(GIVEN, task.id), now)
    _plan_reminders(work, task, now)
    return task


def _plan_reminders(work: Work, task: Task, now: datetime) -> None:
    if task.due_at is None:
        return
    work.reminders.forget(REMINDER, task.id)
    for detail, due_at in (("soon", task.due_at - NOTICE), ("due", task.due_at)):
        late = task.due_at + KEPT_UP
        reminders.plan(work, Reminder(REMINDER, task.id, due_at, late, detail, waits_for_morning=True), now)


def get_task(work: Work, by: Member, task_id: int) -> Task:
    """The task, for its owner and the group's coordinators; Refusal for anyone else."""
    return _checked(work, by, work.tasks.find(task_id))


def finish(work: Work, by: Member, task_id: int, now: datetime) -> Task:
    """It is done. Refusal for anyone but its owner and coordinators, and when it was dropped."""
    task = _checked(work, by, work.tasks.lock(task_id))
    if task.state is TaskState.DROPPED:
        raise Refusal(_("This task was dropped: nobody waits for it any more."))
    return _end(work, task, TaskState.DONE, now)


def reopen(work: Work, by: Member, task_id: int, now: datetime) -> Task:
    """It was not done after all. Refusal for anyone but its owner and coordinators."""
    task = _checked(work, by, work.tasks.lock(task_id))
    return _reopen(work, task, now)


def _reopen(work: Work, task: Task, now: datetime) -> Task:
    task.state, task.ended_at = TaskState.OPEN, None
    _plan_reminders(work, task, now)
    work.outbox.refresh(GIVEN, task.id, now)
    return task


def drop(work: Work, by: Member, task_id: int, now: datetime) -> Task:
    """It is no longer wanted. Refusal for anyone but a coordinator."""
    task = _checked(work, by, work.tasks.lock(task_id))
    require_coordinator(work, by, task.group_id)
    return _end(work, task, TaskState.DROPPED, now)


def settle(work: Work, about: str, state: TaskState, now: datetime) -> None:
    """End every open task that belongs to this: it was done, or is no longer wanted, where it came from."""
    for task in work.tasks.about(about):
        if task.open:
            _end(work, task, state, now)


def close(work: Work, task_id: int, state: TaskState, now: datetime) -> None:
    """End one task, if it is open: it was done, or is no longer wanted, where it came from."""
    task = work.tasks.lock(task_id)
    if task is not None and task.open:
        _end(work, task, state, now)


def revive(work: Work, task_id: int, now: datetime) -> None:
    """Open a task again that was done: where it came from, it turned out not to be."""
    task = work.tasks.lock(task_id)
    if task is not None and task.state is TaskState.DONE:
        _reopen(work, task, now)


def has_open(work: Work, member: Member, about: str) -> bool:
    """Whether the member is asked to do something that belongs to this."""
    return any(task.open and task.owner_id == member.id for task in work.tasks.about(about))


def _end(work: Work, task: Task, state: TaskState, now: datetime) -> Task:
    if task.state is not state:
        task.state, task.ended_at = state, now
        work.reminders.forget(REMINDER, task.id)
        for view in (GIVEN, REMINDER):
            work.outbox.refresh(view, task.id, now)
    return task


def _checked(work: Work, by: Member, task: Task | None) -> Task:
    if task is None:
        raise Refusal(_("This task does not exist. /tasks shows yours."))
    if task.owner_id != by.id and not is_coordinator(work, by, get_group(work, task.group_id)):
        raise Refusal(_("This task belongs to somebody else. /tasks shows yours."))
    return task
