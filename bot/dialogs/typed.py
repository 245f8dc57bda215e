"""Typed words in the middle of a form: a way through it, or the name or number of an option."""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.chat.cities import BEIJING
from bot.chat.forms import Choices, Option
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Value, Variants, Verbatim, _
from bot.chat.typed import command_word
from bot.dialogs.actions import Move
from bot.dialogs.inputs import PAGE, Input, Raw
from bot.feature import Command

COMMANDS = {
    Move.BACK: Command(
        "back", _("Previous question of a form"), words={Language.DE: ["zurück"], Language.ZH: ["返回"]}
    ),
    Move.SKIP: Command(
        "skip",
        _("Leave a question of a form out"),
        words={Language.DE: ["überspringen"], Language.ZH: ["跳过"]},
    ),
    Move.CANCEL: Command(
        "cancel", _("Stop a form"), words={Language.DE: ["abbrechen"], Language.ZH: ["取消"]}
    ),
}

MOVES = {command_word(word): move for move, command in COMMANDS.items() for word in command.spellings}

BETWEEN = re.compile(r"[,;，、；\n]")


def typed_move(text: str) -> Move | None:
    """The way through the form that these words ask for."""
    return MOVES.get(_folded(text).removeprefix("/"))


def typed_answer(asked: Input, text: str) -> Raw:
    """The raw answer in what was typed: numbers and names of options become their values."""
    if not asked.options:
        return text
    if isinstance(asked.question, Choices):
        return tuple(_value(asked.options, part) for part in BETWEEN.split(text) if part.strip())
    return _value(asked.options, text)


def _value(options: tuple[Option, ...], text: str) -> str:
    """The option's value; the text itself where there is none, so that reading it refuses it in words."""
    typed = _folded(text)
    if typed.isdecimal() and len(options) <= PAGE and 1 <= int(typed) <= len(options):
        return options[int(typed) - 1].value
    named = [option for option in options if typed in map(_folded, _spellings(option.label))]
    return named[0].value if len(named) == 1 else text


def _spellings(label: Value) -> Iterator[str]:
    """The label in every language: people type what they read, and some read two."""
    match label:
        case Verbatim(name):
            yield name
        case Variants(texts):
            yield from texts.values()
        case _:
            for language in Language:
                yield _phrasebook().say(label, Reader.person(language, BEIJING))


@lru_cache
def _phrasebook() -> Phrasebook:
    return Phrasebook.load()


def _folded(text: str) -> str:
    return " ".join(command_word(text).split())
