"""The menu: everything there is to do, a button each, for whoever can do it."""

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.features import REGISTRY
from bot.guide.actions import Run
from bot.guide.menu import MENU
from tests.cast import ALEX, ANNA, JONAS, NOW, PLENARY, ask
from tests.meetings.scenes import reply, schedule
from tests.membership.looking import buttons, card_of, labels

OF_MEETINGS = ("meetings", "agenda", "minutes", "tasks", "calendar")


def offered(bot: Bot, who: Account) -> list[str]:
    """The commands behind the buttons of somebody's menu."""
    actions = [button.action for button in buttons(card_of(ask(bot, who, "/menu", room=PLENARY)))]
    return [action.command for action in actions if isinstance(action, Run)]


def test_a_member_finds_all_about_meetings_in_one_row(bot: Bot) -> None:
    names = offered(bot, ANNA)
    first = names.index("meetings")
    assert tuple(names[first : first + 5]) == OF_MEETINGS
    assert {"Agenda", "Minutes", "My tasks", "My calendar"} <= labels(card_of(ask(bot, ANNA, "/menu")))


def test_somebody_without_a_group_finds_none_of_it(bot: Bot) -> None:
    assert not set(OF_MEETINGS) & set(offered(bot, JONAS))


@pytest.mark.parametrize("name", OF_MEETINGS)
def test_each_answers_from_the_menu_as_it_does_when_typed(bot: Bot, name: str) -> None:
    schedule(bot)
    assert reply(bot, ANNA, Run(name)) == reply(bot, ANNA, f"/{name}", now=NOW)


def test_every_button_of_the_menu_is_a_command(bot: Bot) -> None:
    assert {name for row in MENU for name, _label in row} <= set(REGISTRY.commands)
    assert len(offered(bot, ALEX)) == sum(len(row) for row in MENU)
