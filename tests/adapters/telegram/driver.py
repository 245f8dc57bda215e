"""The contract's hold on Telegram: what of a message's HTML and buttons would be read."""

from html.parser import HTMLParser

from adapters.telegram.render import Renderer
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Room, place_of
from bot.chat.forms import Form
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from tests.adapters.contract import Seen
from tests.cast import SEAL

ROOM = Room("telegram", "-1001")


class _Reading(HTMLParser):
    """What is read of HTML: the text, without the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> str:
    """The text that an HTML message shows."""
    reading = _Reading()
    reading.feed(html)
    reading.close()
    return reading.text


class TelegramDriver:
    """The lines of all messages, then the names of documents and what stands under them, then the buttons."""

    def show(self, card: Card, reader: Reader, phrasebook: Phrasebook) -> Seen:
        renderer = Renderer(phrasebook, SEAL)
        drawn = renderer.card(card, reader, place_of(ROOM))
        documents = renderer.documents(card, reader)
        keyboards = [each.keyboard for each in drawn if each.keyboard]
        buttons = [button for keyboard in keyboards for row in keyboard.inline_keyboard for button in row]
        lines = [line for each in drawn for line in read(each.html).split("\n")]
        lines += [line for each in documents for line in (each.file.name, *read(each.caption).split("\n"))]
        payloads = [str(button.callback_data) for button in buttons]
        return Seen((*lines, *(button.text for button in buttons)), payloads)

    def ask(self, form: Form, reader: Reader, phrasebook: Phrasebook) -> Seen:
        return Seen(())

    def press(self, payload: str) -> Action:
        return SEAL.open(payload, place_of(ROOM))


DRIVER = TelegramDriver()
