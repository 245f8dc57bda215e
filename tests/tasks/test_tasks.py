"""A task from being given to being done, for its owner, a coordinator and a stranger."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Answer
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.tasks import service
from bot.tasks.actions import AskDropTask, DropTask, FinishTask, ListTasks, ReopenTask, ShowTask
from bot.tasks.model import Task, TaskState
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, ask
from tests.meetings.scenes import GROUP, deliver

DUE = NOW + timedelta(days=5)
TITLE = Variants({Language.DE: "Entwurf prüfen"}, Language.DE)


@pytest.fixture
def task(open_work: OpenWork, bot: Bot) -> int:
    """Anna is asked to check a draft within five days."""
    with open_work() as work:
        anna, alex = work.members.by_account(ANNA), work.members.by_account(ALEX)
        assert anna is not None
        assert alex is not None
        given = Task(GROUP, anna.id, TITLE, alex.id, NOW, DUE, ListTasks().to_wire(), "minutes:1")
        return service.give(work, given, anna, NOW).id


def shown(answer: Answer | None) -> str:
    assert answer is not None
    return f"{answer.reply.toast}{answer.reply.show}{answer.reply.update}"


def state_of(open_work: OpenWork, task: int) -> TaskState:
    with open_work() as work:
        found = work.tasks.find(task)
        assert found is not None
        return found.state


def test_its_owner_is_told_and_finds_it_on_the_list(bot: Bot, courier: Courier, task: int) -> None:
    assert deliver(courier, NOW).of("task").people == {"anna"}

    listed = shown(ask(bot, ANNA, "/aufgaben"))
    assert "Entwurf prüfen" in listed
    assert "Go to the task" in shown(ask(bot, ANNA, ShowTask(task)))
    assert "Nothing is waiting" in shown(ask(bot, LI, "/tasks"))


def test_a_coordinator_sees_the_tasks_of_the_group(bot: Bot, task: int) -> None:
    assert "Entwurf prüfen" in shown(ask(bot, ALEX, ListTasks(GROUP)))
    assert "Entwurf prüfen" not in shown(ask(bot, LI, ListTasks(GROUP)))


def test_a_stranger_neither_sees_nor_ends_it(bot: Bot, open_work: OpenWork, task: int) -> None:
    for asked in (ShowTask(task), FinishTask(task), ReopenTask(task), AskDropTask(task), DropTask(task)):
        assert "belongs to somebody else" in shown(ask(bot, LI, asked))
    assert "does not exist" in shown(ask(bot, LI, ShowTask(999)))
    assert state_of(open_work, task) is TaskState.OPEN


def test_its_owner_finishes_and_reopens_it_but_does_not_drop_it(
    bot: Bot, open_work: OpenWork, task: int
) -> None:
    ask(bot, ANNA, FinishTask(task))
    ask(bot, ANNA, FinishTask(task))
    assert state_of(open_work, task) is TaskState.DONE

    ask(bot, ANNA, ReopenTask(task))
    assert "Only a coordinator" in shown(ask(bot, ANNA, DropTask(task)))
    assert state_of(open_work, task) is TaskState.OPEN


def test_a_coordinator_drops_it_after_a_question(bot: Bot, open_work: OpenWork, task: int) -> None:
    assert "Drop this task?" in shown(ask(bot, ALEX, AskDropTask(task)))
    assert state_of(open_work, task) is TaskState.OPEN

    ask(bot, ALEX, DropTask(task))

    assert state_of(open_work, task) is TaskState.DROPPED
    assert "was dropped" in shown(ask(bot, ANNA, FinishTask(task)))


def reminded(courier: Courier, after: timedelta) -> set[Account | str]:
    return {*deliver(courier, NOW + after).of("task_reminder").people}


def test_its_owner_is_reminded_a_day_before_and_when_it_is_due(bot: Bot, courier: Courier, task: int) -> None:
    night, morning = timedelta(hours=1), timedelta(hours=5)  # due at 03:00 in Berlin: both wait for 08:00

    assert reminded(courier, timedelta(days=3)) == set()
    assert reminded(courier, timedelta(days=4) + night) == set()
    assert reminded(courier, timedelta(days=4) + morning) == {"anna"}
    assert reminded(courier, timedelta(days=5) + night) == set()
    assert reminded(courier, timedelta(days=5) + morning) == {"anna"}
    assert "overdue" in shown(ask(bot, ANNA, ShowTask(task), now=DUE + night))


def test_nobody_is_reminded_of_what_is_done(bot: Bot, courier: Courier, task: int) -> None:
    ask(bot, ANNA, FinishTask(task))

    assert reminded(courier, timedelta(days=7)) == set()


def test_what_it_belongs_to_can_settle_it(bot: Bot, open_work: OpenWork, task: int) -> None:
    with open_work() as work:
        service.settle(work, "minutes:2", TaskState.DROPPED, NOW)
        service.settle(work, "minutes:1", TaskState.DONE, NOW)

    assert state_of(open_work, task) is TaskState.DONE
