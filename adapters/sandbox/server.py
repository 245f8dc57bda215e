"""The page and its WebSocket, for this machine's own browser only."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from pathlib import Path

from aiohttp import WSMsgType, web

from adapters.sandbox.downloads import Downloads
from adapters.sandbox.inbound import Inbound
from adapters.sandbox.limits import ALIVE_SECONDS, MOST_BYTES
from adapters.sandbox.render import Json, Renderer
from adapters.sandbox.stage import Stage
from adapters.sandbox.store import Person, SandboxStore
from adapters.sandbox.windows import Window, Windows
from bot.chat.cities import usual_city
from bot.chat.languages import Language
from bot.chat.phrasebook import spell
from bot.chat.readers import Reader

log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "page"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
POLICY = (
    "default-src 'self'; connect-src 'self' ws://{host}; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}

Handle = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """Serves one sandbox. `hosts` is filled once the port is known. `own`: routes of the program itself."""

    def __init__(
        self,
        store: SandboxStore,
        windows: Windows,
        renderer: Renderer,
        stage: Stage,
        inbound: Inbound,
        own: Sequence[web.RouteDef] = (),
    ) -> None:
        self._store = store
        self._windows = windows
        self._renderer = renderer
        self._stage = stage
        self._inbound = inbound
        self._own = own
        self.hosts: frozenset[str] = frozenset()
        self._farewells: set[asyncio.Task[bool]] = set()

    def application(self) -> web.Application:
        """The routes, behind the guard."""
        application = web.Application(middlewares=[self._guard], client_max_size=MOST_BYTES)
        application.router.add_get("/", self._index)
        application.router.add_get("/people", self._people)
        application.router.add_get("/live", self._live)
        application.router.add_get("/page/{name}", self._file)
        application.router.add_get(r"/files/{message:\d{1,9}}/{number:\d{1,2}}", Downloads(self._store).get)
        application.add_routes(self._own)
        return application

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handle) -> web.StreamResponse:
        """Only our own page, under our own name: other sites and rebound names are refused."""
        live = request.headers.get("Upgrade", "").lower() == "websocket"
        foreign = request.headers.get("Origin") != f"http://{request.host}"
        if request.host not in self.hosts or (foreign and (live or request.method not in ("GET", "HEAD"))):
            log.warning("refused a request from another origin")
            return web.Response(status=403)
        try:
            response = await handler(request)
        except web.HTTPException as error:
            response = web.Response(status=error.status)
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
            response.headers["Content-Security-Policy"] = POLICY.format(host=request.host)
        return response

    async def _index(self, request: web.Request) -> web.Response:
        readers = [_stranger(language) for language in Language]
        labels = [self._renderer.labels(reader)["needs_script"] for reader in readers]
        lines = [
            f'<p lang="{tongue}">{escape(line)}</p>' for tongue, line in zip(Language, labels, strict=True)
        ]
        text = await asyncio.to_thread((PAGE / "index.html").read_text, encoding="utf-8")
        return web.Response(
            text=text.replace("<!-- needs_script -->", "".join(lines)), content_type="text/html"
        )

    async def _file(self, request: web.Request) -> web.Response:
        path = PAGE / request.match_info["name"]
        kind = KINDS.get(path.suffix)
        if kind is None or path.parent != PAGE or not path.is_file():
            raise web.HTTPNotFound
        body = await asyncio.to_thread(path.read_bytes)
        return web.Response(
            body=body, content_type=kind, charset=None if kind.startswith("image") else "utf-8"
        )

    async def _people(self, request: web.Request) -> web.Response:
        """Whom one can play, in the language that the browser asks for."""
        hint = request.headers.get("Accept-Language", "").split(",")[0].split(";")[0]
        reader = _stranger(Language.from_hint(hint))
        people = [self._person(each, reader) for each in await asyncio.to_thread(self._store.people)]
        tongue = reader.voices[0].language.value
        return web.json_response(
            {"language": tongue, "labels": self._renderer.labels(reader), "people": people}
        )

    def _person(self, person: Person, reader: Reader) -> Json:
        language = Language.from_hint(person.hint)
        return {
            "user": person.user,
            "name": person.name,
            "note": self._renderer.lines(person.note, reader),
            "language": {"text": spell(language, language), "lang": language.value},
        }

    async def _live(self, request: web.Request) -> web.WebSocketResponse:
        """A window: it says whom it plays, is told everything, and from then on every change."""
        socket = web.WebSocketResponse(max_msg_size=MOST_BYTES, heartbeat=ALIVE_SECONDS)
        await socket.prepare(request)
        person = await self._who(request)
        if person is None:
            await socket.send_json({"type": "unknown_person"})
            await socket.close()
            return socket
        reader = _stranger(Language.from_hint(person.hint))
        window = Window(person, reader, close=lambda: self._hang_up(socket))
        telling = asyncio.create_task(_tell(socket, window))
        try:
            await self._stage.open(window)
            await self._inbound.arrive(window)
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._inbound.take(window, message.data)
        finally:
            self._windows.leave(window)
            telling.cancel()
        return socket

    def _hang_up(self, socket: web.WebSocketResponse) -> None:
        farewell = asyncio.create_task(socket.close(code=1001))
        self._farewells.add(farewell)
        farewell.add_done_callback(self._farewells.discard)

    async def _who(self, request: web.Request) -> Person | None:
        user = request.query.get("person", "")
        people = await asyncio.to_thread(self._store.people)
        return next((person for person in people if person.user == user), None)


async def _tell(socket: web.WebSocketResponse, window: Window) -> None:
    while True:
        await socket.send_str(await window.waiting.get())


def _stranger(language: Language) -> Reader:
    return Reader.person(language, usual_city(language))
