"""Updates become interactions; each is stored before Telegram hears that it arrived, and answered after."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any, assert_never

from telegram import Update

from adapters.app import App
from adapters.telegram.answering import Answering
from adapters.telegram.calls import Api
from adapters.telegram.happenings import happenings_in, moved
from adapters.telegram.limits import MOST_IN_ROW
from adapters.telegram.outbound import NAME
from adapters.telegram.updates import Faceless, Meaning, Noted, Turn, meaning_of
from bot import links
from bot.chat.actions import Action
from bot.chat.cities import usual_city
from bot.chat.exchange import Answer, Interaction, Pressed, Room, place_of
from bot.chat.happenings import Notice
from bot.chat.languages import Language
from bot.chat.notices import text_only, write_as_yourself
from bot.chat.readers import Reader
from bot.errors import Unavailable

log = logging.getLogger(__name__)

Speech = Callable[[], Awaitable[None]]
"""What is still to be said, once the update is stored."""


class Inbound:
    """Applies updates. Raises Unavailable when one could not be stored: it must come again."""

    def __init__(self, app: App, api: Api, answering: Answering, wake: Callable[[], None]) -> None:
        self._app = app
        self._api = api
        self._answering = answering
        self._wake = wake

    async def take(self, raw: dict[str, Any]) -> Speech | None:
        """Apply one update; returns what to say about it. One that cannot be read is passed over, loudly."""
        number = raw.get("update_id")
        try:
            if not isinstance(number, int):
                raise TypeError("no number")
            update = Update.de_json(raw, self._api)
            meaning = meaning_of(update, self._api.username)
            happened = happenings_in(update, self._api.id)
        except Exception as error:
            log.error("update %s cannot be read and is passed over: %s", number, type(error).__name__)
            return None
        if happened:
            await self._note(Notice(NAME, happened, f"noticed:{number}"))
        return await self._apply(meaning, str(number))

    async def moved(self, old: int, new: int) -> None:
        """Telegram says, instead of taking a message, that a group goes on under another id."""
        await self._note(Notice(NAME, (moved(old, new),)))

    async def _note(self, notice: Notice) -> None:
        log.info("noted: %s", ", ".join(type(each).__name__ for each in notice.happened))
        await asyncio.to_thread(self._app.bot.notice, notice, self._app.clock.now())
        self._wake()

    async def _apply(self, meaning: Meaning, source: str) -> Speech | None:
        match meaning:
            case Turn():
                return await self._answer(meaning, source)
            case Faceless(room, message):
                reader = await asyncio.to_thread(self._reader_of, room)
                return partial(self._answering.note, room, write_as_yourself(), reader, message)
            case Noted(kind, query):
                log.info("noted: %s", kind)
                return partial(self._answering.settle, query) if query else None
            case _:
                assert_never(meaning)

    async def _answer(self, turn: Turn, source: str) -> Speech | None:
        if turn.asks is None:
            return partial(self._answering.note, turn.room, text_only(), _reader_by_hint(turn.hint))
        # In a shared room a form is asked for whole: it is not begun there, but in private.
        interaction = Interaction(
            turn.account,
            turn.room,
            turn.asks,
            turn.hint,
            turn.called,
            source,
            forms=not turn.room.private,
            columns=MOST_IN_ROW,
            redraws=turn.room.private,
        )
        answer = await self._handle(interaction)
        if answer is None:
            return partial(self._answering.settle, turn.query) if turn.query else None
        if answer.reply.ask is not None:
            answer = await self._begin(turn, answer.reply.ask.opener) or answer
        return partial(self._answering.give, turn, answer, partial(self._link_back, interaction))

    async def _begin(self, turn: Turn, opener: Action) -> Answer | None:
        """Begin a form in the person's private chat."""
        private = Room(NAME, turn.account.user, private=True)
        asks = Pressed(self._app.seal.close(opener, place_of(turn.account)))
        return await self._handle(
            Interaction(turn.account, private, asks, turn.hint, turn.called, forms=False, columns=MOST_IN_ROW)
        )

    async def _handle(self, interaction: Interaction) -> Answer | None:
        asked = replace(interaction, opens=self._answering.opens)
        answer = await asyncio.to_thread(self._app.bot.handle, asked, self._app.clock.now())
        self._wake()
        return answer

    async def _link_back(self, interaction: Interaction) -> str:
        """What leads to the same answer from the private chat."""
        try:
            return await asyncio.to_thread(self._app.bot.link_back, interaction, self._app.clock.now())
        except Unavailable:
            return links.GO

    def _reader_of(self, room: Room) -> Reader:
        with self._app.open_work() as work:
            bound = work.rooms.bound(room)
        return bound.reader if bound else _reader_by_hint(None)


def _reader_by_hint(hint: str | None) -> Reader:
    language = Language.from_hint(hint)
    return Reader.person(language, usual_city(language))
