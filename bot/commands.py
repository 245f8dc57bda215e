"""Words people type become commands: in three languages, with or without a slash, and never a dead end."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bot.chat.text import Listing, Text, Verbatim, _
from bot.chat.typed import command_word
from bot.feature import Command, CommandHandler

LONGEST = 4000
"""Characters of a message that are looked at; no command or answer is longer."""

ELSEWHERE = re.compile(r"^[/／]wg +[/／]?(?=\S)", re.IGNORECASE)
"""How a command begins on Slack."""


@dataclass(frozen=True)
class Typed:
    """A message taken apart: its first word (folded) if it may be a command, and the rest as typed."""

    word: str
    rest: str
    slash: bool


def take_apart(text: str) -> Typed:
    """Split a message into a possible command and what follows it; `/vote@bot` counts as `/vote`.

    So does `/wg vote`, as Slack spells it: people pass codes on with the words they read beside them.
    """
    head, _space, rest = ELSEWHERE.sub("/", text[:LONGEST].strip()).partition(" ")
    first, _newline, more = head.partition("\n")
    word = command_word(first)
    slash = word.startswith("/")
    return Typed(
        word.removeprefix("/").split("@")[0], f"{more} {rest}".strip() if more else rest.strip(), slash
    )


class Vocabulary:
    """Every spelling of every command."""

    def __init__(self, commands: Mapping[str, tuple[Command, CommandHandler]]) -> None:
        self._by_word: dict[str, CommandHandler] = {}
        for command, handler in commands.values():
            for spelling in command.spellings:
                word = command_word(spelling)
                if word in self._by_word:
                    raise ValueError(f"two commands are called {word}")
                self._by_word[word] = handler

    def find(self, typed: Typed) -> CommandHandler | None:
        """The command's handler; without a slash only a known word counts, alone or with its arguments."""
        return self._by_word.get(typed.word)

    def unknown(self, typed: Typed) -> Text:
        """What to answer to a word that is no command: the nearest ones, and where all of them stand."""
        near = get_close_matches(typed.word[:40], self._by_word, n=2, cutoff=0.6)
        if not near:
            return _("I do not know this command. /help shows everything I understand.")
        guesses = Listing(tuple(_("/{name}", name=Verbatim(word)) for word in near))
        return _("I do not know this command. Did you mean {commands}? /help shows all.", commands=guesses)
