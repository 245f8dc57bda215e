"""Slips that people hand in become interactions; the answer goes into their own pigeonhole."""

import asyncio

from adapters.app import App
from bot.chat.exchange import Account, Answer, Interaction, Pressed, Room, Said, place_of
from tests.adapters.toy.limits import LONGEST_SLIP
from tests.adapters.toy.outbound import NAME, Pigeonholes


class Inbound:
    """The clerk behind the board."""

    def __init__(self, app: App, holes: Pigeonholes) -> None:
        self._app = app
        self._holes = holes

    async def hand_in(self, hand: str, asks: Said | Pressed, room: str = "", slip: int | None = None) -> None:
        """Somebody writes something, or what stands beside a number of a slip; alone or in a room.

        `hand`: their name and the language they write in, as in "Anna Becker, de".
        """
        user, _comma, hint = hand.partition(", ")
        account = Account(NAME, user)
        where = Room(NAME, room) if room else Room(NAME, user, private=True)
        said = Said(asks.text[:LONGEST_SLIP]) if isinstance(asks, Said) else asks
        interaction = Interaction(account, where, said, hint, user, forms=False)
        answer = await asyncio.to_thread(self._app.bot.handle, interaction, self._app.clock.now())
        if answer is not None:
            self._put(account, answer, slip)

    def _put(self, account: Account, answer: Answer, slip: int | None) -> None:
        reply, reader, place = answer.reply, answer.reader, place_of(account)
        mine = slip if slip in self._holes.slips.get(place, {}) else None
        for words in (reply.toast, *reply.errors.values()):
            if words is not None:
                self._holes.put(place, self._holes.renderer.note(words, reader))
        if reply.update is not None and (mine or not reply.toast):
            self._holes.put(place, self._holes.renderer.slip(reply.update, reader, place), mine)
        if reply.show is not None:
            self._holes.put(place, self._holes.renderer.slip(reply.show, reader, place))
