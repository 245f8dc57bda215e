"""A command that a sentence names is one that people can type."""

import re

from bot.chat.languages import Language
from bot.features import REGISTRY
from tests.messages import read

NAMED = re.compile(r"(?<![\w/:.}<])/([a-z]+)")
SLACKS_OWN = {"wg", "invite"}


def test_every_command_that_a_sentence_names_is_there() -> None:
    known = {
        word for command, _handler in REGISTRY.commands.values() for word in command.spellings
    } | SLACKS_OWN
    wrong = {
        word: said
        for language in Language
        for message in read(language)
        for said in ([message.string] if isinstance(message.string, str) else message.string or ())
        for word in NAMED.findall(said)
        if word not in known
    }
    assert wrong == {}
