"""Files of messages, for whoever may see the message."""

import asyncio

from aiohttp import web

from adapters.sandbox.store import SandboxStore
from adapters.sandbox.windows import may_see
from bot.chat.cards import FileKind
from bot.chat.files import File


def _type_of(file: File) -> str:
    return file.media_type if file.media_type == FileKind.PNG else f"{file.media_type}; charset=utf-8"


class Downloads:
    """Hands files out; a file that is not there and one that is not theirs look alike to whoever asks."""

    def __init__(self, store: SandboxStore) -> None:
        self._store = store

    async def get(self, request: web.Request) -> web.Response:
        """One file of a message, by its place among them: /files/12/0?person=anna."""
        message, number = (int(request.match_info[name]) for name in ("message", "number"))
        file = await asyncio.to_thread(self._find, message, number, request.query.get("person", ""))
        if file is None:
            raise web.HTTPNotFound
        headers = {
            "Content-Disposition": file.disposition,
            "Content-Type": _type_of(file),
        }
        return web.Response(body=file.content, headers=headers)

    def _find(self, message_id: int, number: int, user: str) -> File | None:
        message = self._store.message(message_id)
        known = any(person.user == user for person in self._store.people())
        if message is None or not known or not may_see(message, user):
            return None
        return self._store.file(message_id, number)
