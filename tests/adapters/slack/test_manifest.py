"""The manifest an operator pastes is the one the program needs."""

import json
from pathlib import Path

from click.testing import CliRunner

from adapters.cli import main
from adapters.slack.manifest import EVENTS, SCOPES
from bot.chat.languages import Language
from bot.features import REGISTRY

KEPT = Path(__file__).parents[3] / "docs" / "slack-manifest.json"


def printed(*arguments: str) -> str:
    """What `wgbot slack manifest` prints."""
    result = CliRunner().invoke(main, ["slack", "manifest", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_kept_manifest_is_the_one_printed() -> None:
    assert printed() == KEPT.read_text(encoding="utf-8"), "wgbot slack manifest > docs/slack-manifest.json"


def test_it_names_every_command_in_every_language() -> None:
    [command] = json.loads(printed())["features"]["slash_commands"]
    for declared, _handler in REGISTRY.commands.values():
        others = [declared.words[each][0] for each in (Language.DE, Language.ZH) if each in declared.words]
        for word in (declared.name, *others):
            assert word in command["usage_hint"]
    assert len(command["usage_hint"]) <= 1000
    assert len(command["description"]) <= 2000


def test_it_asks_for_what_the_bot_does() -> None:
    made = json.loads(printed())
    assert made["oauth_config"]["scopes"]["bot"] == sorted(SCOPES)
    assert made["settings"]["event_subscriptions"] == {"bot_events": list(EVENTS)}
    assert made["settings"]["socket_mode_enabled"] is True


def test_by_http_every_address_is_the_programs() -> None:
    made = json.loads(printed("--url", "https://bot.example/"))
    address = "https://bot.example/slack/events"
    assert made["features"]["slash_commands"][0]["url"] == address
    assert made["settings"]["event_subscriptions"]["request_url"] == address
    assert made["settings"]["interactivity"] == {"is_enabled": True, "request_url": address}
    assert made["settings"]["socket_mode_enabled"] is False
