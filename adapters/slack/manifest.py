"""The app as Slack must know it: made from the commands of the bot, the methods it calls and the events it hears."""

from collections.abc import Iterable, Mapping
from typing import Any

from adapters.slack import paths
from adapters.slack.absent import LEAVING
from adapters.slack.happenings import KINDS
from adapters.slack.shortcuts import SHORTCUTS
from adapters.slack.text import COMMAND
from bot.chat.cities import BERLIN
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.feature import Command

NAME = "wgbot"
LONGEST_HINT = 1000
READER = Reader.person(Language.EN, BERLIN)
"""Slack shows the texts of a manifest in one language."""

SCOPES: Mapping[str, str] = {
    "app_mentions:read": "the bot is called in a channel",
    "channels:history": "whether a post that Slack did not answer stands in a public channel",
    "channels:read": "who comes into a public channel and goes, and what becomes of it",
    "chat:write": "cards in channels and private chats",
    "chat:write.public": "cards in public channels that nobody has invited the bot to",
    "commands": COMMAND,
    "files:write": "calendar files and tables, and taking back those that are out of date",
    "groups:history": "the same in a private channel",
    "groups:read": "the same of a private channel",
    "im:history": "what people write to the bot in private, and whether a post stands there",
    "im:write": "reminders in the private chat",
    "users:read": "the first guess at language and name; whose account was deactivated",
}
"""What the bot may do, each with its reason."""

EVENTS = tuple(sorted(("app_home_opened", "app_mention", "message.im", *LEAVING, *KINDS)))
"""What the bot hears of; with the scopes above it may."""


def manifest(
    commands: Iterable[Command], phrasebook: Phrasebook, url: str | None = None, public_url: str | None = None
) -> dict[str, Any]:
    """The manifest for Socket Mode; with `url`, the public address of the program, for signed HTTP.

    `public_url`: the same address where Slack shall only lead people back to it, after they have installed the bot.
    """
    address = None if url is None else url.rstrip("/") + paths.EVENTS
    back = public_url or url
    redirect = {} if back is None else {"redirect_urls": [back.rstrip("/") + paths.REDIRECT]}
    where = {} if address is None else {"request_url": address}
    return {
        "display_information": {"name": NAME, "description": _said(commands, phrasebook, "groups")},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "shortcuts": _shortcuts(commands, phrasebook),
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": _said(commands, phrasebook, "help"),
                    "usage_hint": _hint(commands),
                    "should_escape": False,
                    **({} if address is None else {"url": address}),
                }
            ],
        },
        "oauth_config": {**redirect, "scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {**where, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **where},
            "org_deploy_enabled": False,
            "socket_mode_enabled": address is None,
            "token_rotation_enabled": False,
        },
    }


def _shortcuts(commands: Iterable[Command], phrasebook: Phrasebook) -> list[dict[str, Any]]:
    return [
        {
            "name": phrasebook.say(each.name, READER),
            "type": "message" if each.message else "global",
            "callback_id": each.id,
            "description": _said(commands, phrasebook, each.command),
        }
        for each in SHORTCUTS
    ]


def _said(commands: Iterable[Command], phrasebook: Phrasebook, name: str) -> str:
    """What help says of a command, in English: the language that both sides read."""
    return next(phrasebook.say(command.help, READER) for command in commands if command.name == name)


def _hint(commands: Iterable[Command]) -> str:
    """The commands, each in all languages, as many as fit."""
    hint = ""
    for command in commands:
        words = (command.words.get(language, ())[:1] for language in (Language.DE, Language.ZH))
        said = " | ".join((command.name, *(word for each in words for word in each)))
        longer = f"{hint} [{said}]".strip()
        if len(longer) > LONGEST_HINT:
            break
        hint = longer
    return hint
