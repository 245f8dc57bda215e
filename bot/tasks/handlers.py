"""The list of tasks, each task, and what reminds of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.chat.cards import Button, Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.paging import PAGE
from bot.chat.text import Text, _
from bot.context import Context, Viewing
from bot.feature import Command, Feature, For
from bot.membership.model import Member
from bot.membership.picking import coordinated_by
from bot.membership.policy import get_group, is_coordinator, require_coordinator
from bot.reminders.model import Line
from bot.tasks import service
from bot.tasks.actions import AskDropTask, DropTask, FinishTask, ListTasks, ReopenTask, ShowTask
from bot.tasks.cards import confirm_drop_card, task_card, tasks_card
from bot.tasks.model import Task
from bot.work import Work

feature = Feature("tasks")


@feature.command(
    Command(
        "tasks",
        _("See what you are asked to do"),
        For.MEMBERS,
        {Language.ZH: ["任务"], Language.DE: ["aufgaben"]},
    )
)
def tasks_command(ctx: Context, _rest: str) -> Reply:
    """One's own open tasks, from all groups."""
    return Reply(show=_list_card(ctx, ListTasks()))


@feature.on(ListTasks)
def list_tasks(ctx: Context, asked: ListTasks) -> Reply:
    """Turn to another page, or to the tasks of a group one coordinates."""
    return Reply(update=_list_card(ctx, asked))


def _list_card(ctx: Context, asked: ListTasks) -> Card:
    coordinated = coordinated_by(ctx)[:PAGE]
    if asked.group is None:
        page = ctx.work.tasks.open_of(ctx.member.id, asked.page * PAGE, PAGE)
        count = ctx.work.tasks.count_open_of(ctx.member.id)
        return tasks_card(_("My tasks"), page, count, asked, coordinated, ctx.now)
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    page = ctx.work.tasks.open_in(group.id, asked.page * PAGE, PAGE)
    count = ctx.work.tasks.count_open_in(group.id)
    return tasks_card(_("Tasks of “{group}”", group=group.name), page, count, asked, coordinated, ctx.now)


@feature.on(ShowTask)
def show_task(ctx: Context, asked: ShowTask) -> Reply:
    """One task, for its owner or a coordinator."""
    return Reply(show=_shown(ctx, service.get_task(ctx.work, ctx.member, asked.task)))


@feature.on(FinishTask)
def finish_task(ctx: Context, asked: FinishTask) -> Reply:
    """Take it off the list; a press again changes nothing."""
    return _changed(
        ctx, service.finish(ctx.work, ctx.member, asked.task, ctx.now), _("Thank you, the task is done.")
    )


@feature.on(ReopenTask)
def reopen_task(ctx: Context, asked: ReopenTask) -> Reply:
    """Put it back on the list."""
    return _changed(
        ctx, service.reopen(ctx.work, ctx.member, asked.task, ctx.now), _("The task is open again.")
    )


@feature.on(AskDropTask)
def ask_drop_task(ctx: Context, asked: AskDropTask) -> Reply:
    """Ask whether nobody waits for it any more."""
    task = service.get_task(ctx.work, ctx.member, asked.task)
    require_coordinator(ctx.work, ctx.member, task.group_id)
    return Reply(update=confirm_drop_card(task, _owner(ctx.work, task)))


@feature.on(DropTask)
def drop_task(ctx: Context, asked: DropTask) -> Reply:
    """Drop it."""
    return _changed(ctx, service.drop(ctx.work, ctx.member, asked.task, ctx.now), _("The task is dropped."))


def _changed(ctx: Context, task: Task, toast: Text) -> Reply:
    return Reply(toast=toast, update=_shown(ctx, task))


def _shown(ctx: Context, task: Task) -> Card:
    return _card(ctx.work, task, ctx.member, ctx.now)


def _card(work: Work, task: Task, reader: Member, now: datetime) -> Card:
    group = get_group(work, task.group_id)
    return task_card(task, _owner(work, task), group, now, coordinates=is_coordinator(work, reader, group))


def _owner(work: Work, task: Task) -> Member:
    owner = work.members.find(task.owner_id)
    assert owner is not None, "the task's owner is kept by a foreign key"
    return owner


@feature.view(service.GIVEN)
def view_task(viewing: Viewing, task_id: int) -> Card | None:
    """A task that was given; not sent any more once it is ended."""
    task, member = viewing.work.tasks.find(task_id), viewing.member
    if task is None or member is None or task.owner_id != member.id or not (task.open or viewing.standing):
        return None
    return _card(viewing.work, task, member, viewing.now)


@feature.view(service.REMINDER)
def view_reminder(viewing: Viewing, task_id: int) -> Card | None:
    """The same card, and why it comes: it says when the task is due and whether that has passed."""
    card, task = view_task(viewing, task_id), viewing.work.tasks.find(task_id)
    if card is None or task is None or not task.open:
        return card
    return replace(card, blocks=(Paragraph(_("A reminder: this task is not done yet.")), *card.blocks))


@feature.reminds(service.REMINDER)
def concerned(work: Work, task_id: int, _detail: str, _now: datetime) -> Iterable[Member]:
    """Its owner, while it is open."""
    task = work.tasks.find(task_id)
    return (_owner(work, task),) if task is not None and task.open else ()


@feature.sums_up(service.REMINDER)
def summed_up(work: Work, task_id: int, _detail: str) -> Line | None:
    """The task and when it is due."""
    task = work.tasks.find(task_id)
    if task is None or task.due_at is None:
        return None
    when = _("due {when}", when=task.due_at)
    return Line(
        task.group_id, _("Task: {title}", title=task.words), when, Button(task.words, ShowTask(task.id))
    )


@feature.on_merge
def hand_over(work: Work, kept_id: int, gone_id: int, _now: datetime) -> None:
    """One person has one list."""
    work.tasks.hand_over(kept_id, gone_id)
