"""The one HTTP server: what it lets in, and that a refusal says nothing."""

import logging
from io import BytesIO

import pytest
from aiohttp import ClientSession, web

from adapters.settings import HttpSettings
from adapters.web import HttpServer
from adapters.web.server import MOST_BYTES
from tests.adapters.serving import serving


async def _echo(request: web.Request) -> web.Response:
    return web.Response(text=str(len(await request.read())))


async def _fault(_request: web.Request) -> web.Response:
    raise ValueError("canary-detail")


ROUTES = (web.post("/echo", _echo), web.get("/fault", _fault))


async def asked(
    address: str, path: str, body: bytes | BytesIO | None = None, **headers: str
) -> tuple[int, str]:
    """Status and text of an answer."""
    method = "GET" if body is None else "POST"
    async with (
        ClientSession() as session,
        session.request(method, address + path, data=body, headers=headers) as answer,
    ):
        assert answer.headers["Server"] == "wgbot"
        return answer.status, await answer.text()


async def test_a_body_is_taken_while_it_is_less_than_a_mebibyte() -> None:
    async with serving(ROUTES) as address:
        assert await asked(address, "/echo", BytesIO(b"x" * (MOST_BYTES - 1))) == (200, str(MOST_BYTES - 1))
        assert await asked(address, "/echo", BytesIO(b"x" * (MOST_BYTES + 1))) == (413, "")


async def test_what_is_not_there_is_refused_without_a_word() -> None:
    async with serving(ROUTES) as address:
        assert await asked(address, "/nothing") == (404, "")
        assert await asked(address, "/echo") == (405, "")


async def test_a_header_that_is_too_long_is_refused() -> None:
    async with serving(ROUTES) as address, ClientSession() as session:
        for headers in ({"X-Long": "x" * 9000}, {f"X-{n}": "x" for n in range(80)}):
            async with session.post(f"{address}/echo", headers=headers) as answer:
                assert answer.status == 400


async def test_a_fault_is_told_to_the_log_and_not_to_who_asks(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    async with serving(ROUTES) as address:
        assert await asked(address, "/fault") == (500, "")
    assert "canary-detail" in caplog.text


async def test_before_it_is_open_it_answers_for_itself_only() -> None:
    server = HttpServer(HttpSettings(port=0), ROUTES, own=[web.get("/own", _own)])
    await server.start()
    address = f"http://127.0.0.1:{server.port}"
    assert await asked(address, "/echo", b"x") == (503, "")
    assert await asked(address, "/own") == (200, "well")
    server.open = True
    assert await asked(address, "/echo", b"x") == (200, "1")
    await server.stop()
    await server.stop()


async def _own(_request: web.Request) -> web.Response:
    return web.Response(text="well")
