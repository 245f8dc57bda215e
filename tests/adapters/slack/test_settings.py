"""One's own settings by modal; and what an operator may set."""

import pytest
from pydantic import SecretStr, ValidationError

from adapters.platforms import PLATFORMS
from adapters.settings import Settings, SlackSettings
from tests.adapters.slack.running import Running, settings_for


async def test_settings_are_changed_by_modal(slack: Running) -> None:
    anna = slack.person("anna")
    await anna.command("einstellungen")
    await anna.press(await anna.reads("Ihre Einstellungen"), "Name oder Stadt")
    await anna.sees_window("Ihr Name")
    assert await anna.submit(person="Anna B. Becker", city="berlin") == {}
    await anna.reads("Anna B. Becker", "Berlin")
    assert slack.server.space.stacks[anna.id] == []


async def test_a_press_on_an_old_card_of_the_settings_speaks_the_new_language(slack: Running) -> None:
    anna = slack.person("anna")
    await anna.say("einstellungen")
    card = await anna.reads("Ihre Einstellungen")
    await anna.press(card, "中文")
    assert await anna.reads("您的设置") is card


def test_without_a_way_in_the_settings_say_what_is_missing_and_no_secret() -> None:
    with pytest.raises(ValidationError, match="WGBOT_SLACK__APP_TOKEN") as raised:
        SlackSettings(bot_token=SecretStr("xoxb-canary"))
    assert "canary" not in str(raised.value)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WGBOT_SLACK__BOT_TOKEN", "xoxb-canary")
    monkeypatch.setenv("WGBOT_SLACK__APP_TOKEN", "xapp-canary")
    monkeypatch.setenv("WGBOT_SLACK__BASE_URL", "http://127.0.0.1:9/api/")
    own = Settings().slack
    assert own is not None
    assert own.base_url == "http://127.0.0.1:9/api/"
    assert "canary" not in repr(own)


async def test_slack_is_connected_by_its_name(slack: Running) -> None:
    assert PLATFORMS["slack"](slack.app, settings_for(slack.server)).name == "slack"
