"""What the bot sends by itself: cards to groups, topics and private chats."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, TelegramError

from adapters.telegram.calls import Api, failure
from adapters.telegram.documents import Document, Documents, Standing, standing_in
from adapters.telegram.limits import LONGEST_TEXT, TERMS
from adapters.telegram.render import Drawn, Renderer
from bot.chat.cards import Card
from bot.chat.exchange import Account, Destination, place_of
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed

log = logging.getLogger(__name__)

NAME = "telegram"
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
UNCHANGED = "message is not modified"
UNREADABLE = "can't parse entities"
EMPTY = Drawn("⋯", "⋯")
"""Stands where the end of a card stood that has become shorter, once Telegram does not let us take it away."""

T = TypeVar("T")
Moved = Callable[[int, int], Awaitable[None]]
"""Told when a group has got another id: the old one, the new one."""


def address_of(to: Destination) -> tuple[int, int | None]:
    """Chat and topic of a destination; DeliveryFailed when it is no address of Telegram."""
    chat, _slash, topic = (to.user if isinstance(to, Account) else to.id).partition("/")
    try:
        return int(chat), int(topic) if topic else None
    except ValueError:
        raise DeliveryFailed("no such chat on Telegram", permanent=True) from None


class TelegramOutbound:
    """Posts and redraws cards. A card longer than a message stands in several; its ref names them all.

    Its files follow as documents: `12,13,14.ab12cd34` are two messages and a document with the digest of its file.
    """

    terms = TERMS

    def __init__(self, api: Api, renderer: Renderer, moved: Moved) -> None:
        self._api = api
        self._renderer = renderer
        self._moved = moved
        self._documents = Documents(api)

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Show a card; returns the ids of its messages, parted by commas."""
        drawn = self._renderer.card(card, reader, place_of(to))
        documents = self._renderer.documents(card, reader)
        chat, topic = address_of(to)
        try:
            return _ref(*await self.send(chat, topic, drawn, documents=documents))
        except ChatMigrated as migrated:  # it waits under the new id by now
            await self._moved(chat, migrated.new_chat_id)
            raise failure(migrated) from None
        except TelegramError as error:
            raise failure(error) from None

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """Telegram lets no bot read a chat back."""
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        """Draw an earlier card anew; returns the ids of the messages it stands in now.

        It keeps its messages as long as they hold it; what does not fit goes on below, and what has become too many
        is taken away. DeliveryFailed with `gone` when one of them is no longer there.
        """
        ids = [int(each) for each in ref.split(",") if each.isdecimal()]
        (chat, topic), documents = address_of(to), standing_in(ref)
        try:
            fitted = self._fitted(to, card, reader, len(ids))
            standing = await self._redraw_all(chat, topic, ids, fitted)
            fresh = self._renderer.documents(card, reader)
            return _ref(standing, await self._documents.renew(chat, topic, documents, fresh))
        except ChatMigrated as migrated:  # the message stayed behind; the card is posted in the new group
            await self._moved(chat, migrated.new_chat_id)
            raise failure(migrated) from None
        except TelegramError as error:
            failed = failure(error)
            if failed.gone:  # half a card is of no use to anybody
                for message in ids:
                    await self.remove(chat, message)
                await self._documents.remove(chat, documents)
            raise failed from None

    def _fitted(self, to: Destination, card: Card, reader: Reader, messages: int) -> list[Drawn]:
        """The card on this many messages, if they hold it when filled to the brim; else on more, with room to grow."""
        roomy = self._renderer.card(card, reader, place_of(to))
        if len(roomy) <= messages:
            return roomy
        full = self._renderer.card(card, reader, place_of(to), LONGEST_TEXT)
        return full if len(full) <= messages else roomy

    async def _redraw_all(
        self, chat: int, topic: int | None, ids: Sequence[int], drawn: Sequence[Drawn]
    ) -> list[int]:
        for message, page in zip(ids, drawn, strict=False):
            await self.redraw(chat, message, page)
        more, _documents = await self.send(chat, topic, drawn[len(ids) :], ids[0] if ids else None)
        for message in ids[len(drawn) :]:
            if not await self.remove(chat, message):
                await self.redraw(chat, message, EMPTY)
        return [*ids[: len(drawn)], *more]

    async def send(
        self,
        chat: int,
        topic: int | None,
        drawn: Sequence[Drawn],
        answers: int | None = None,
        documents: Sequence[Document] = (),
    ) -> tuple[list[int], list[Standing]]:
        """Send messages in order and documents after them, all or none. Raises TelegramError."""
        ids: list[int] = []
        reply = ReplyParameters(answers, allow_sending_without_reply=True) if answers else None
        try:
            for page in drawn:
                ids.append(await self._send(chat, topic, page, reply))
            return ids, await self._documents.send(chat, topic, documents)
        except TelegramError:
            for message in ids:  # it will be tried again as a whole
                await self.remove(chat, message)
            raise

    async def _send(self, chat: int, topic: int | None, page: Drawn, reply: ReplyParameters | None) -> int:
        async def in_mode(text: str, mode: str | None) -> int:
            message = await self._api.send_message(
                chat,
                text,
                parse_mode=mode,
                link_preview_options=NO_PREVIEW,
                message_thread_id=topic,
                reply_parameters=reply,
                reply_markup=page.keyboard,
            )
            return message.message_id

        return await _readable(page, in_mode)

    async def redraw(self, chat: int, message: int, page: Drawn) -> None:
        """Change a message; one that reads like this already is left as it is. Raises TelegramError."""

        async def in_mode(text: str, mode: str | None) -> None:
            await self._api.edit_message_text(
                text,
                chat,
                message,
                parse_mode=mode,
                link_preview_options=NO_PREVIEW,
                reply_markup=page.keyboard,
            )

        try:
            await _readable(page, in_mode)
        except BadRequest as error:
            if UNCHANGED not in error.message.lower():
                raise

    async def remove(self, chat: int, message: int) -> bool:
        """Take a message away, if Telegram still lets us: for two days."""
        try:
            return await self._api.delete_message(chat, message)
        except TelegramError as error:
            log.warning("a message could not be taken away: %s", type(error).__name__)
            return False


def _ref(messages: Sequence[int], documents: Sequence[Standing]) -> str:
    return ",".join(map(str, (*messages, *documents)))


async def _readable(page: Drawn, send: Callable[[str, str | None], Awaitable[T]]) -> T:
    """Send as HTML; as bare text to a server that does not know one of the marks (an older one of the operator's)."""
    try:
        return await send(page.html, ParseMode.HTML)
    except BadRequest as error:
        if UNREADABLE not in error.message.lower():
            raise
        log.error("the server does not read our marks; sent without them")
        return await send(page.bare, None)
