"""The menu of commands, in three languages: what Telegram offers when somebody types a slash."""

import logging

from telegram import BotCommand, BotCommandScope, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats
from telegram.error import TelegramError

from adapters.telegram.answering import patiently
from adapters.telegram.calls import Api
from adapters.telegram.limits import LONGEST_HELP
from bot.chat.cities import usual_city
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.dialogs.typed import COMMANDS
from bot.feature import Command

log = logging.getLogger(__name__)

ONLY_IN_PRIVATE = {"start", *(command.name for command in COMMANDS.values())}
"""Forms are asked in private, so ways through them are no use in a group."""


async def offer(api: Api, commands: tuple[Command, ...], phrasebook: Phrasebook) -> None:
    """Set the menus that are not set like this already. A menu is not worth stopping for: trouble is logged."""
    in_groups = tuple(command for command in commands if command.name not in ONLY_IN_PRIVATE)
    menus: tuple[tuple[BotCommandScope, tuple[Command, ...]], ...] = (
        (BotCommandScopeAllPrivateChats(), commands),
        (BotCommandScopeAllGroupChats(), in_groups),
    )
    try:
        for scope, listed in menus:
            for code in ("", *Language):  # "" is for everybody else, in English
                await _set(api, scope, code, _menu(listed, Language(code or "en"), phrasebook))
    except TelegramError as error:
        log.warning("the menu of commands was not set: %s", type(error).__name__)


async def _set(api: Api, scope: BotCommandScope, code: str, menu: tuple[BotCommand, ...]) -> None:
    language = code or None
    there = await patiently(lambda: api.get_my_commands(scope=scope, language_code=language))
    if there != menu:
        await patiently(lambda: api.set_my_commands(menu, scope=scope, language_code=language))


def _menu(
    commands: tuple[Command, ...], language: Language, phrasebook: Phrasebook
) -> tuple[BotCommand, ...]:
    reader = Reader.person(language, usual_city(language))
    said = ((command.name, phrasebook.say(command.help, reader)) for command in commands)
    return tuple(BotCommand(name, words[:LONGEST_HELP]) for name, words in said)
