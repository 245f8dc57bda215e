"""The bot's answer to the person who asked, and only to them: in the private chat, or as a toast over a room."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from adapters.telegram.calls import Api
from adapters.telegram.documents import Document
from adapters.telegram.limits import LONGEST_TOAST, PASSING_TOAST, PATIENCE_SECONDS, TRIES
from adapters.telegram.links import Links
from adapters.telegram.outbound import TelegramOutbound, address_of
from adapters.telegram.render import Drawn, Renderer
from adapters.telegram.updates import Turn
from bot.chat.cards import Card
from bot.chat.exchange import Answer, Room, place_of
from bot.chat.notices import goes_on_in_private, open_private_chat, sent_in_private
from bot.chat.readers import Reader
from bot.chat.text import Words

log = logging.getLogger(__name__)

T = TypeVar("T")
Back = Callable[[], Awaitable[str]]
"""Makes what a link into the private chat carries (bot/links.py), once it is needed."""


class Answering:
    """Says answers. What Telegram does not take is logged and over: an answer has no second chance."""

    def __init__(self, api: Api, outbound: TelegramOutbound, renderer: Renderer, links: Links) -> None:
        self._api = api
        self._links = links
        self._outbound = outbound
        self._renderer = renderer

    @property
    def opens(self) -> str:
        """How an address begins that brings a word into the private chat."""
        return self._links.bringing("")

    async def give(self, turn: Turn, answer: Answer, back: Back) -> None:
        """Say an answer; `back` leads to it in the private chat, should the bot not be allowed to write there."""
        if turn.room.private:
            await self._in_private(turn, answer)
        else:
            await self._in_room(turn, answer, back)

    async def settle(self, query: str) -> None:
        """Stop a pressed button from waiting; there is nothing to say."""
        await self._toast(query, "")

    async def note(self, room: Room, words: Words, reader: Reader, message: int | None = None) -> None:
        """Words in a chat, as a reply to a message."""
        await self._send(room, self._renderer.words((words,), reader), message)

    async def _in_private(self, turn: Turn, answer: Answer) -> None:
        reply, reader = answer.reply, answer.reader
        pages = self._passing(turn, answer)
        if turn.query is not None and not await self._toast(turn.query, "" if pages else self._said(answer)):
            pages = self._worded(answer)
        if pages:
            await self._send(turn.room, pages)
        if reply.update is not None:
            await self._update(turn, self._draw(reply.update, turn, reader))
            await self._send(turn.room, (), documents=self._renderer.documents(reply.update, reader))
        if reply.show is not None:
            documents = self._renderer.documents(reply.show, reader)
            await self._send(turn.room, self._draw(reply.show, turn, reader), documents=documents)

    async def _in_room(self, turn: Turn, answer: Answer, back: Back) -> None:
        reply, reader = answer.reply, answer.reader
        card = reply.show or (None if self._said(answer) else reply.update)
        pages = self._passing(turn, answer) + (self._draw(card, turn, reader) if card else [])
        toast = self._said(answer)
        documents = self._renderer.documents(card, reader) if card else []
        if pages:
            if not await self._reach(turn, pages, documents):
                await self._point(turn, reader, await back())
                return
            if not toast or len(toast) > LONGEST_TOAST:
                toast = self._renderer.say(sent_in_private(), reader)
        if turn.query is not None and not await self._toast(turn.query, toast) and toast and not pages:
            await self._reach(turn, self._worded(answer), ())

    def _passing(self, turn: Turn, answer: Answer) -> list[Drawn]:
        """Passing words that need a message of their own: no button was pressed, or they are too long for a toast."""
        if turn.query is not None and len(self._said(answer)) <= LONGEST_TOAST:
            return []
        return self._worded(answer)

    def _worded(self, answer: Answer) -> list[Drawn]:
        return self._renderer.words(_words(answer), answer.reader) if _words(answer) else []

    def _said(self, answer: Answer) -> str:
        return "\n".join(self._renderer.say(words, answer.reader) for words in _words(answer))

    def _draw(self, card: Card, turn: Turn, reader: Reader) -> list[Drawn]:
        return self._renderer.card(card, reader, place_of(turn.account))

    async def _reach(self, turn: Turn, pages: Sequence[Drawn], documents: Sequence[Document]) -> bool:
        """Write to the person in private; False when they have not opened that chat, or closed it."""
        chat, _topic = address_of(turn.account)
        try:
            await patiently(lambda: self._outbound.send(chat, None, pages, documents=documents))
        except (Forbidden, BadRequest) as error:
            log.info("no way into a private chat: %s", error.message)
            return False
        return True

    async def _point(self, turn: Turn, reader: Reader, word: str) -> None:
        """Lead the person into the private chat; a pressed button opens it by itself."""
        url = self._links.bringing(word)
        if turn.query is not None:
            await self._toast(turn.query, "", url)
            return
        label = self._renderer.say(open_private_chat(), reader)
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton(label, url=url)]])
        pages = self._renderer.words((goes_on_in_private(),), reader)
        pages[-1] = Drawn(pages[-1].html, pages[-1].bare, keyboard)
        await self._send(turn.room, pages, turn.message)

    async def _send(
        self,
        room: Room,
        pages: Sequence[Drawn],
        replies_to: int | None = None,
        documents: Sequence[Document] = (),
    ) -> None:
        chat, topic = address_of(room)
        await patiently(lambda: self._outbound.send(chat, topic, pages, replies_to, documents))

    async def _update(self, turn: Turn, pages: Sequence[Drawn]) -> None:
        """Draw the pressed message anew; where that cannot be, say it in a new one."""
        chat, _topic = address_of(turn.room)
        message = turn.message if turn.query is not None else None
        if message is not None and len(pages) == 1:
            try:
                await patiently(lambda: self._outbound.redraw(chat, message, pages[0]))
                return
            except BadRequest as error:
                log.info("a pressed message could not be changed: %s", error.message)
        await self._send(turn.room, pages)
        if message is not None and len(pages) > 1:
            await self._outbound.remove(chat, message)

    async def _toast(self, query: str, text: str, url: str | None = None) -> bool:
        """Answer a press; False when Telegram no longer waits for that: the words must be said in another way."""
        alert = True if len(text) > PASSING_TOAST else None
        try:
            return await patiently(
                lambda: self._api.answer_callback_query(query, text or None, show_alert=alert, url=url)
            )
        except BadRequest as error:
            log.info("a press could not be answered: %s", error.message)
            return False


def _words(answer: Answer) -> tuple[Words, ...]:
    every = (answer.reply.toast, *answer.reply.errors.values())
    return tuple(words for words in every if words is not None)


async def patiently(call: Callable[[], Awaitable[T]]) -> T:
    """Call Telegram, wait as long as it asks to, try again when the network fails; then raise TelegramError."""
    patience, tries = timedelta(seconds=PATIENCE_SECONDS), TRIES
    while True:
        try:
            return await call()
        except (Forbidden, BadRequest):
            raise
        except RetryAfter as error:
            wait = error.retry_after if isinstance(error.retry_after, timedelta) else timedelta()
            patience -= wait
            if patience <= timedelta():
                raise
        except NetworkError:
            tries -= 1
            if not tries:
                raise
            wait = timedelta(seconds=TRIES - tries)
        log.warning("Telegram asks for patience or did not answer; trying again in %s", wait)
        await asyncio.sleep(wait.total_seconds())


async def quietly(speech: Awaitable[None]) -> None:
    """Say something; when Telegram does not take it, the log knows."""
    try:
        await speech
    except TelegramError as error:
        log.warning("an answer was not taken: %s", type(error).__name__)
