"""Files of cards: documents and pictures below the card's messages, changed in place when their content changes."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from telegram import InputMediaDocument, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError

from adapters.telegram.calls import Api
from bot.chat.cards import FileKind
from bot.chat.files import File

log = logging.getLogger(__name__)

REFUSED = 0
"""Stands for the message of a document that Telegram did not take: it is not tried again until it changes."""


@dataclass(frozen=True)
class Document:
    """A file and the words under it, as HTML."""

    file: File
    caption: str

    @property
    def is_picture(self) -> bool:
        """Whether it is shown rather than offered."""
        return self.file.media_type == FileKind.PNG


@dataclass(frozen=True)
class Standing:
    """A document that stands: its message, and the digest of its file. Written as `14.ab12cd34`."""

    message: int
    digest: str

    def __str__(self) -> str:
        return f"{self.message}.{self.digest}"


def standing_in(ref: str) -> list[Standing]:
    """The documents that a card's ref names, beside its messages."""
    parts = (each.partition(".") for each in ref.split(","))
    return [Standing(int(message), digest) for message, dot, digest in parts if dot and message.isdecimal()]


class Documents:
    """Sends documents. Raises TelegramError; one that is refused for good does not hold back its card."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def send(self, chat: int, topic: int | None, documents: Sequence[Document]) -> list[Standing]:
        """Send documents, all or none. Silently: the card above has made itself heard."""
        sent: list[Standing] = []
        try:
            for each in documents:
                sent.append(await self._send(chat, topic, each))
        except TelegramError:
            await self.remove(chat, sent)
            raise
        return sent

    async def renew(
        self, chat: int, topic: int | None, standing: Sequence[Standing], documents: Sequence[Document]
    ) -> list[Standing]:
        """Let the documents of a card that was drawn anew be these; what is the same is left alone."""
        now = [await self._renew(chat, topic, *pair) for pair in zip_longest(standing, documents)]
        return [each for each in now if each is not None]

    async def _renew(
        self, chat: int, topic: int | None, old: Standing | None, new: Document | None
    ) -> Standing | None:
        if old is not None and new is not None:
            if old.digest == new.file.digest:
                return old
            if await self._change(chat, old, new):
                return Standing(old.message, new.file.digest)
        if old is not None:
            await self.remove(chat, (old,))
        return await self._send(chat, topic, new) if new is not None else None

    async def _send(self, chat: int, topic: int | None, document: Document) -> Standing:
        try:
            message = await self._sent(chat, topic, document)
        except BadRequest as error:
            log.error("a document was not taken: %s", error.message)
            return Standing(REFUSED, document.file.digest)
        return Standing(message.message_id, document.file.digest)

    async def _sent(self, chat: int, topic: int | None, document: Document) -> Message:
        """A picture is shown in the chat; every other file is there to be opened."""
        send = self._api.send_photo if document.is_picture else self._api.send_document
        return await send(
            chat,
            document.file.content,
            filename=document.file.name,
            caption=document.caption,
            parse_mode=ParseMode.HTML,
            disable_notification=True,
            message_thread_id=topic,
        )

    async def _change(self, chat: int, old: Standing, new: Document) -> bool:
        """Put another file in the place of the one that stands; False when that cannot be."""
        if old.message == REFUSED:
            return False
        kind = InputMediaPhoto if new.is_picture else InputMediaDocument
        media = kind(new.file.content, caption=new.caption, parse_mode=ParseMode.HTML, filename=new.file.name)
        try:
            await self._api.edit_message_media(media, chat, old.message)
        except BadRequest as error:
            log.info("a document could not be changed: %s", error.message)
            return False
        return True

    async def remove(self, chat: int, standing: Sequence[Standing]) -> None:
        """Take documents away, if Telegram still lets us."""
        for message in (each.message for each in standing if each.message != REFUSED):
            try:
                await self._api.delete_message(chat, message)
            except TelegramError as error:
                log.warning("a document could not be taken away: %s", type(error).__name__)
