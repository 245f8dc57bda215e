"""/calendar/…: what calendar programmes ask for again and again, by the secret in the address alone."""

import asyncio
import hashlib

from aiohttp import web

from adapters.app import App
from bot.calendars.model import FOLDER, taken_apart
from bot.calendars.service import follow
from bot.chat.cards import FileKind
from bot.errors import Unavailable

AT_ONCE = 2
"""Calendars written at the same time: programmes like to ask at the full hour, and members in the chat go first."""

FIXED = {
    "Cache-Control": "private, no-cache",  # kept by the programme that asked only, which asks whether it still holds
    "Content-Disposition": 'attachment; filename="meetings.ics"',  # not the address's last part: that is the secret
    "X-Robots-Tag": "noindex",
}
LATER = {"Retry-After": "300"}


class Calendars:
    """Serves the calendars of this program. What is not there, or no more, is answered with one bare 404."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._turns = asyncio.Semaphore(AT_ONCE)

    @property
    def route(self) -> web.RouteDef:
        """What the HTTP server answers: GET and HEAD."""
        return web.get(FOLDER + "{name}", self._told)

    async def _told(self, request: web.Request) -> web.Response:
        """Only the tag says whether anything is new: whoever left a group has fewer meetings, none of them changed.

        So If-Modified-Since is not looked at (RFC 9110, 13.1.3 leaves that open).
        """
        try:
            async with self._turns:
                found = await asyncio.to_thread(self._read, request.match_info["name"])
        except Unavailable:
            return web.Response(status=503, headers=LATER)
        if found is None:
            raise web.HTTPNotFound
        content, changed_at = found
        tag = hashlib.sha256(content).hexdigest()[:32]
        if any(each.value in (tag, "*") for each in request.if_none_match or ()):
            answer = web.Response(status=304, headers=FIXED)
        else:
            answer = web.Response(
                body=content, content_type=FileKind.CALENDAR.value, charset="utf-8", headers=FIXED
            )
        answer.etag, answer.last_modified = tag, changed_at
        return answer

    def _read(self, name: str) -> tuple[bytes, float] | None:
        """The calendar and when anything in it was changed last (seconds since 1970); None when there is none."""
        asked = taken_apart(name)
        if asked is None:
            return None
        with self._app.read_work() as work:
            found = follow(work, *asked, self._app.clock.now())
        if found is None:
            return None
        content = found.feed.written(lambda value: self._app.phrasebook.lines(value, found.reader))
        return content, found.changed_at.timestamp()
