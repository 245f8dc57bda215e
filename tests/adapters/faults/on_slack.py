"""Slack in a storm: presses come again and out of order; posts and edits are refused, slowed down, left unanswered."""

from collections.abc import Sequence
from random import Random

from tests.adapters.faults.storm import Press
from tests.adapters.slack.person import Person
from tests.adapters.slack.running import PLENARY, id_of
from tests.adapters.slack.server import SlackServer
from tests.adapters.slack.state import Json
from tests.journeys.stage import Stage

SPOILT = 3


class SlackStorm:
    """The same payload counts as the same press, whenever it comes."""

    def __init__(self, server: SlackServer) -> None:
        self._server = server
        self._earlier: list[Json] = []

    async def rain(self, stage: Stage, presses: Sequence[Press], chance: Random) -> int:
        given = 0
        for press in presses:
            payload = self._pressed(press)
            self._earlier.append(payload)
            again = chance.sample(self._earlier, chance.randrange(min(4, len(self._earlier) + 1)))
            for each in (payload, *again):
                status, _answer = await self._server.deliver_once("interactive", each)
                assert status == 200
                given += 1
        return given

    def trouble(self, chance: Random) -> int:
        for method in chance.choices(("chat.update", "chat.update", "chat.postEphemeral"), k=SPOILT):
            match chance.randrange(3):
                case 0:
                    self._server.busy(method, 1)
                case 1:
                    self._server.refuse(method, "internal_error")
                case _:
                    self._server.unanswered(method)
        return SPOILT

    @property
    def unspent(self) -> int:
        refused = sum(fault is not None for faults in self._server.faults.values() for fault in faults)
        return refused + sum(unanswered for lost in self._server.lost.values() for unanswered in lost)

    def _pressed(self, press: Press) -> Json:
        [card] = [
            each for each in self._server.space.in_channel(PLENARY) if "░" in each.seen or "█" in each.seen
        ]
        buttons = [each for block in card.blocks if block["type"] == "actions" for each in block["elements"]]
        label = buttons[press.option]["text"]["text"]
        return Person(self._server, id_of(press.user)).pressed(card, label)
