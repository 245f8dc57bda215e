"""The contract's hold on the sandbox: what the page would put before a person's eyes."""

from collections.abc import Iterator
from typing import Any

from adapters.sandbox.render import Renderer
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.forms import Form
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.polls.actions import CastVote
from tests.adapters.contract import Seen
from tests.cast import SEAL

NOT_SHOWN = {"kind", "payload", "style", "lang", "opener", "name", "value", "zone"}


class SandboxDriver:
    """Every text in the JSON is shown, except what only the page's code reads."""

    def show(self, card: Card, reader: Reader, phrasebook: Phrasebook) -> Seen:
        drawn = Renderer(phrasebook, SEAL).card(card, reader, "place")
        return Seen(tuple(read(drawn)), tuple(_payloads(drawn)))

    def ask(self, form: Form, reader: Reader, phrasebook: Phrasebook) -> Seen:
        return Seen(tuple(read(Renderer(phrasebook, SEAL).form(form, CastVote(9, 1, None), reader, "place"))))

    def press(self, payload: str) -> Action:
        return SEAL.open(payload, "place")


def read(drawn: Any) -> Iterator[str]:
    """Every text that the page shows of something drawn."""
    match drawn:
        case str():
            yield drawn
        case dict():
            for name, part in drawn.items():
                if name not in NOT_SHOWN or (name == "value" and isinstance(part, list)):  # words of a fact
                    yield from read(part)
        case list():
            for part in drawn:
                yield from read(part)


def _payloads(drawn: Any) -> Iterator[str]:
    for block in drawn["blocks"]:
        for button in block.get("buttons", ()):
            yield button["payload"]


DRIVER = SandboxDriver()
