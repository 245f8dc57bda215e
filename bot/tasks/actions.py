"""What people can ask about tasks."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class ListTasks(Action, name="tasks"):
    """Show my open tasks, or with `group` all of a group that I coordinate."""

    group: int | None = None
    page: int = 0


@dataclass(frozen=True)
class ShowTask(Action, name="task"):
    """Show one task."""

    task: int


@dataclass(frozen=True)
class FinishTask(Action, name="taskdone"):
    """It is done."""

    task: int


@dataclass(frozen=True)
class ReopenTask(Action, name="taskopen"):
    """It was not done after all."""

    task: int


@dataclass(frozen=True)
class AskDropTask(Action, name="taskdrop"):
    """Ask to drop a task: to be confirmed."""

    task: int


@dataclass(frozen=True)
class DropTask(Action, name="taskdrop2"):
    """It is no longer wanted."""

    task: int
