"""The contract's hold on Slack: what a member sees of the blocks."""

from collections.abc import Iterator
from typing import Any

from adapters.slack.modals import Modals
from adapters.slack.render import Renderer
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Account, Room
from bot.chat.forms import Asked, Form
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.polls.actions import CastVote
from tests.adapters.contract import Seen
from tests.adapters.slack.validity import check_message, check_view
from tests.cast import SEAL


class SlackDriver:
    """Every text object is seen; mrkdwn is read as Slack reads it."""

    def show(self, card: Card, reader: Reader, phrasebook: Phrasebook) -> Seen:
        lines: list[str] = []
        payloads: list[str] = []
        for message in Renderer(phrasebook, SEAL).messages(card, reader, "place"):
            check_message({"text": message.text, "blocks": list(message.blocks)})
            lines += [line for block in message.blocks for line in texts(block)]
            payloads += [value for block in message.blocks for value in values(block)]
        return Seen(lines, payloads)

    def ask(self, form: Form, reader: Reader, phrasebook: Phrasebook) -> Seen:
        renderer, asked = Renderer(phrasebook, SEAL), Asked(form, CastVote(9, 1, None))
        room = Room("slack", "T0WORKING/C0PLENARY")
        view = Modals(renderer, SEAL).form(asked, reader, Account("slack", "U0ANNA"), room, window=False)
        check_view(view)
        return Seen(tuple(texts(view)))

    def press(self, payload: str) -> Action:
        return SEAL.open(payload, "place")


def texts(drawn: Any) -> Iterator[str]:
    """Every text in sight, in reading order."""
    match drawn:
        case {"type": "plain_text", "text": str(said)}:
            yield said
        case {"type": "mrkdwn", "text": str(said)}:
            yield said.strip("*").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        case dict():
            for part in drawn.values():
                yield from texts(part)
        case list() | tuple():
            for part in drawn:
                yield from texts(part)


def values(block: Any) -> Iterator[str]:
    """What the buttons of a block bring back."""
    for element in block.get("elements", ()):
        if "value" in element:
            yield element["value"]


DRIVER = SlackDriver()
