"""What the bot sends by itself: gathered while it is sent, chat beside chat; printed in an order that never changes."""

from dataclasses import dataclass
from itertools import count

from adapters.console.render import Message, Paper
from bot.chat.cards import Card
from bot.chat.exchange import Account, Destination, Room, place_of
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed
from bot.outbox.terms import Terms

NAME = "console"


def private_room(account: Account) -> Room:
    """The private chat of a person with the bot."""
    return Room(NAME, f"@{account.user}", private=True)


@dataclass(frozen=True)
class Waiting:
    """A message that was taken and is still to be printed."""

    to: Destination
    ref: str
    card: Card
    reader: Reader


class ConsoleOutbound:
    """Takes messages at once, prints them with `print_all`."""

    terms = Terms()

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._waiting: list[Waiting] = []
        self._refs = count(1)
        self._printed: dict[str, Message] = {}

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Take a new message; returns its id."""
        ref = str(next(self._refs))
        self._waiting.append(Waiting(to, ref, card, reader))
        return ref

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """What is written is written."""
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        """Take an earlier message drawn anew; DeliveryFailed when it was printed by another run of the program."""
        if ref not in self._printed and ref not in (each.ref for each in self._waiting):
            raise DeliveryFailed("no such message on this paper", permanent=True)
        self._waiting.append(Waiting(to, ref, card, reader))
        return ref

    @property
    def waiting(self) -> bool:
        """Whether something was taken and is not yet printed."""
        return bool(self._waiting)

    def print_all(self) -> None:
        """Print what was taken, chat by chat: shared rooms first."""
        waiting, self._waiting = self._waiting, []
        for each in sorted(waiting, key=lambda each: (isinstance(each.to, Account), place_of(each.to))):
            self._print(each)

    def _print(self, waiting: Waiting) -> None:
        message = self._printed.get(waiting.ref)
        if message is not None:
            self._paper.redraw(message, waiting.card, waiting.reader)
            return
        to = waiting.to
        room, only = (private_room(to), to) if isinstance(to, Account) else (to, None)
        self._printed[waiting.ref] = self._paper.post(waiting.card, waiting.reader, room, only)
