"""The contract's hold on the console: what is printed."""

from io import StringIO

from adapters.console.render import Paper
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Room, place_of
from bot.chat.forms import Form
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from tests.adapters.contract import Seen
from tests.cast import SEAL

ROOM = Room("console", "plenary")


class ConsoleDriver:
    """The headline over a message belongs to the console; the lines under it are the message."""

    def show(self, card: Card, reader: Reader, phrasebook: Phrasebook) -> Seen:
        out = StringIO()
        message = Paper(out, phrasebook, SEAL, lambda account: account.user).post(card, reader, ROOM, None)
        return Seen(out.getvalue().splitlines()[2:], message.payloads)

    def ask(self, form: Form, reader: Reader, phrasebook: Phrasebook) -> Seen:
        return Seen(())

    def press(self, payload: str) -> Action:
        return SEAL.open(payload, place_of(ROOM))


DRIVER = ConsoleDriver()
