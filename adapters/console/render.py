"""The console's paper: who sees what, as text, with the numbers of messages and buttons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TextIO

from adapters.console.limits import MOST_MESSAGES
from bot.chat.cards import Card
from bot.chat.exchange import Account, Room, place_of
from bot.chat.files import File, files_of
from bot.chat.phrasebook import Phrasebook
from bot.chat.plain import plain_card
from bot.chat.readers import Reader
from bot.chat.seal import Seal
from bot.chat.text import Words


@dataclass
class Message:
    """Something shown: where, to whom alone (None: to everyone there), and what its buttons carry."""

    number: int
    room: Room
    only: Account | None
    payloads: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    files: tuple[File, ...] = ()

    def seen_by(self, account: Account) -> bool:
        """Whether this person sees it."""
        return self.only in (None, account)


class Paper:
    """Prints messages and remembers their buttons."""

    def __init__(
        self, out: TextIO, phrasebook: Phrasebook, seal: Seal, name_of: Callable[[Account], str]
    ) -> None:
        self._out = out
        self._phrasebook = phrasebook
        self._seal = seal
        self._name_of = name_of
        self._messages: dict[int, Message] = {}
        self._number = 0

    def write(self, *lines: str) -> None:
        """Print lines as they are."""
        for line in lines:
            self._out.write(f"{line}\n")
        self._out.flush()

    def note(self, words: Words, reader: Reader, room: Room, only: Account) -> None:
        """A passing word to one person."""
        self._print(self._place(room, only), self._phrasebook.lines(words, reader))

    def post(self, card: Card, reader: Reader, room: Room, only: Account | None) -> Message:
        """A new message."""
        self._number += 1
        message = Message(self._number, room, only)
        self._messages[message.number] = message
        self._messages.pop(self._number - MOST_MESSAGES, None)
        self._draw(message, card, reader, "")
        return message

    def redraw(self, message: Message, card: Card, reader: Reader) -> None:
        """A message drawn anew; its buttons are those of the new card. Printed only if it reads differently."""
        self._draw(message, card, reader, ", changed")

    def save(self, message: Message, folder: Path) -> None:
        """Write the files of a message into a folder, each under a name that nothing there has yet."""
        for file in message.files:
            path = _free(folder / file.name)
            path.write_bytes(file.content)
            self.write(f"{path.name} ({len(file.content)} bytes)")

    def find(self, number: int) -> Message | None:
        """The message of this number."""
        return self._messages.get(number)

    def last_with_buttons(self, room: Room, account: Account) -> Message | None:
        """The newest message with buttons that this person sees in this place."""
        there = (each for each in reversed(self._messages.values()) if each.room == room and each.payloads)
        return next((each for each in there if each.seen_by(account)), None)

    def _draw(self, message: Message, card: Card, reader: Reader, change: str) -> None:
        plain = plain_card(card, self._phrasebook, reader)
        told, message.lines = message.lines, plain.lines
        message.files = files_of(card, self._phrasebook, reader)
        place = place_of(message.only or message.room)
        message.payloads = tuple(self._seal.close(button.action, place) for button in plain.buttons)
        if told != plain.lines:
            self._print(f"{self._place(message.room, message.only)} {message.number}{change}", plain.lines)

    def _place(self, room: Room, only: Account | None) -> str:
        if only is None:
            return f"[#{room.id}]"
        name = self._name_of(only)
        return f"[{name} · private]" if room.private else f"[#{room.id} · only {name}]"

    def _print(self, headline: str, lines: Iterable[str]) -> None:
        """The headline alone begins at the margin: nothing typed can pose as one."""
        body = (f"  {each}".rstrip() for line in lines for each in line.split("\n"))
        self.write("", headline, *body)


def _free(path: Path) -> Path:
    """This path, or with a number behind its name when something is there."""
    numbered = (path.with_stem(f"{path.stem} {number}") for number in count(2))
    return next(each for each in chain((path,), numbered) if not each.exists())
