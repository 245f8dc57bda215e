"""The cards of tasks: a list, one task, and the question before one is dropped."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from bot.chat.actions import UnreadableAction, from_wire
from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Text, Value, Words, _
from bot.membership.model import Group, Member
from bot.tasks.actions import AskDropTask, DropTask, FinishTask, ListTasks, ReopenTask, ShowTask
from bot.tasks.model import Task

REASONS: Mapping[str, Text] = {
    "poll": _(
        "A formal vote opens only when its text is there in every language of the group. Please write what is missing."
    ),
}
"""What is wanted, by the kind of thing a task belongs to (Task.about), where its title does not say it."""


def tasks_card(
    title: Words,
    page: Sequence[Task],
    count: int,
    asked: ListTasks,
    coordinated: Iterable[Group],
    now: datetime,
) -> Card:
    """One page of open tasks; for a coordinator a way to those of each group."""
    blocks: list[Block] = []
    if page:
        blocks.append(Facts(tuple((task.words, when_due(task, now)) for task in page)))
        blocks.append(Buttons(tuple(Button(task.words, ShowTask(task.id)) for task in page)))
        blocks.extend(page_buttons(asked.page, count, lambda turned: ListTasks(asked.group, turned)))
    else:
        blocks.append(Paragraph(_("Nothing is waiting. New tasks appear here by themselves.")))
    others = tuple(
        Button(_("Tasks of “{group}”", group=group.name), ListTasks(group.id))
        for group in coordinated
        if group.id != asked.group
    )
    return Card(title, (*blocks, Buttons(others)) if others else tuple(blocks))


def task_card(task: Task, owner: Member, group: Group, now: datetime, *, coordinates: bool) -> Card:
    """One task with what can be done about it."""
    facts: list[tuple[Words, Value]] = [
        (_("For"), owner.words),
        (_("Working group"), group.name),
        (_("Due"), when_due(task, now)),
        (_("State"), task.state.words),
    ]
    why = REASONS.get(task.about.partition(":")[0]) if task.open else None
    return Card(
        task.words,
        (
            *((Paragraph(why),) if why else ()),
            Facts(tuple(facts)),
            Buttons(tuple(_buttons(task, coordinates=coordinates))),
        ),
    )


def when_due(task: Task, now: datetime) -> Value:
    """The date, marked when it has passed, or that there is none."""
    if task.due_at is None:
        return _("no date")
    return _("{when} – overdue", when=task.due_at) if task.is_late(now) else task.due_at


def _buttons(task: Task, *, coordinates: bool) -> Iterable[Button]:
    if not task.open:
        yield Button(_("Reopen the task"), ReopenTask(task.id))
        return
    if task.opens:
        with suppress(UnreadableAction):  # given by an earlier version, which called it otherwise
            yield Button(_("Go to the task"), from_wire(task.opens), Style.MAIN)
    yield Button(_("Mark as done"), FinishTask(task.id))
    if coordinates:
        yield Button(_("Drop the task"), AskDropTask(task.id), Style.DANGER)


def confirm_drop_card(task: Task, owner: Member) -> Card:
    """Asks a coordinator whether a task is no longer wanted."""
    words = _("{name} will not be reminded of it any more.", name=owner.words)
    drop = Button(_("Drop the task"), DropTask(task.id), Style.DANGER)
    return Card(
        _("Drop this task?"),
        (
            Paragraph(task.words),
            Paragraph(words),
            Buttons((drop, Button(_("Keep the task"), ShowTask(task.id)))),
        ),
    )
