"""The contract's hold on the toy: what stands on a slip."""

from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.forms import Form
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from tests.adapters.contract import Seen
from tests.adapters.toy.render import Renderer
from tests.cast import SEAL


class ToyDriver:
    """Forms are asked one question at a time: cards."""

    def show(self, card: Card, reader: Reader, phrasebook: Phrasebook) -> Seen:
        slip = Renderer(phrasebook, SEAL).slip(card, reader, "place")
        return Seen(slip.text.split("\n"), slip.payloads)

    def ask(self, form: Form, reader: Reader, phrasebook: Phrasebook) -> Seen:
        return Seen(())

    def press(self, payload: str) -> Action:
        return SEAL.open(payload, "place")


DRIVER = ToyDriver()
