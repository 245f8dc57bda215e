"""Telegram in a storm: updates are handed out again in another order; messages and edits are refused or unanswered."""

from collections.abc import Sequence
from random import Random

from tests.adapters.faults.storm import Press
from tests.adapters.telegram.people import Human
from tests.adapters.telegram.server import Fault, Server
from tests.journeys.stage import Stage
from tests.journeys.whole_way import QUESTION_ZH

SPOILT = 3
AGAIN = 12
"""Updates that Telegram forgets to have been confirmed, and hands out twice more, in any order."""

FAULTS = (
    ("editMessageText", Fault(429, "Too Many Requests: retry after 2", {"retry_after": 2})),
    ("editMessageText", Fault(502, "Bad Gateway")),
    ("editMessageText", Fault(502, "Bad Gateway", applied=True)),
    ("answerCallbackQuery", Fault(400, "Bad Request: query is too old and response timeout expired")),
    ("getUpdates", Fault(502, "Bad Gateway")),
)


class TelegramStorm:
    """Every update keeps its number."""

    def __init__(self, server: Server, people: dict[str, Human]) -> None:
        self._server, self._people = server, people

    async def rain(self, stage: Stage, presses: Sequence[Press], chance: Random) -> int:
        card = stage.room_reads("plenary", QUESTION_ZH)
        chat, _colon, number = card.key.partition(":")
        message = self._server.find(int(chat), int(number))
        assert message is not None
        for press in presses:
            await self._people[press.user].forge(message, card.offers[press.option].handle)
        await self._server.confirmed()
        again = chance.sample(self._server.handed, min(AGAIN, len(self._server.handed)))
        self._server.handed[:] = again
        await self._server.repeat(2)
        return len(presses) + 2 * len(again)

    def trouble(self, chance: Random) -> int:
        for method, fault in chance.sample(FAULTS, SPOILT):
            self._server.faults[method].append(fault)
        return SPOILT

    @property
    def unspent(self) -> int:
        return sum(len(faults) for faults in self._server.faults.values())
