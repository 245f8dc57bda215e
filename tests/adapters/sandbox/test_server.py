"""The page is for this machine's own browser, and for nothing bigger or stranger."""

import re
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError

import adapters.sandbox
from adapters.sandbox.limits import MOST_BYTES
from tests.adapters.sandbox.conftest import Enter
from tests.adapters.sandbox.running import Running
from tests.adapters.sandbox.visitor import Visitor

PAGE = Path(adapters.sandbox.__file__).parent / "page"


async def test_a_rebound_name_is_refused(running: Running, session: ClientSession) -> None:
    async with session.get(running.address, headers={"Host": "wgbot.example"}) as answer:
        assert answer.status == 403


async def test_localhost_is_as_good_as_the_number(running: Running, session: ClientSession) -> None:
    async with session.get(running.address.replace("127.0.0.1", "localhost")) as answer:
        assert answer.status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", None])
async def test_another_origin_gets_no_line(
    running: Running, session: ClientSession, origin: str | None
) -> None:
    with pytest.raises(WSServerHandshakeError) as refused:
        await session.ws_connect(f"{running.address}/live?person=anna", origin=origin)
    assert refused.value.status == 403


@pytest.mark.parametrize(("origin", "status"), [("https://evil.example", 403), ("own", 405)])
async def test_nothing_can_be_posted(
    running: Running, session: ClientSession, origin: str, status: int
) -> None:
    headers = {"Origin": running.address if origin == "own" else origin}
    async with session.post(running.address, headers=headers, data=b"x") as answer:
        assert answer.status == status


async def test_every_answer_tells_the_browser_to_be_strict(running: Running, session: ClientSession) -> None:
    for path in ("/", "/page/main.js", "/people", "/nothing"):
        async with session.get(running.address + path) as answer:
            policy = answer.headers["Content-Security-Policy"]
            assert policy.startswith("default-src 'self';")
            assert "unsafe" not in policy
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    "name", ["..%2Fserver.py", "%2E%2E%2F__init__.py", "index.html", "nothing.js", "/etc/passwd"]
)
async def test_only_the_page_itself_is_served(running: Running, session: ClientSession, name: str) -> None:
    async with session.get(f"{running.address}/page/{name}") as answer:
        assert answer.status == 404


async def test_every_file_of_the_page_is_our_own(running: Running, session: ClientSession) -> None:
    for path in PAGE.iterdir():
        content = path.read_text()
        assert not re.search(r"https?://(?!www\.w3\.org/)", content), path
        for name in re.findall(r"""from "\./([\w.]+)"|(?:src|href)="/page/([\w.]+)\"""", content):
            async with session.get(f"{running.address}/page/{''.join(name)}") as answer:
                assert answer.status == 200, name


async def test_one_chooses_in_the_language_of_the_browser(running: Running, session: ClientSession) -> None:
    headers = {"Accept-Language": "zh-CN,zh;q=0.9"}
    async with session.get(f"{running.address}/people", headers=headers) as answer:
        page = await answer.json()
    assert page["language"] == "zh"
    assert page["people"][0]["name"] == "李伟"
    assert page["people"][1]["language"] == {"text": "Deutsch", "lang": "de"}
    assert page["people"][1]["note"][0]["lang"] == "zh"


async def test_without_scripts_the_page_says_so_in_every_language(
    running: Running, session: ClientSession
) -> None:
    async with session.get(running.address) as answer:
        content = await answer.text()
    assert [f'<p lang="{tongue}">' in content for tongue in ("zh", "de", "en")] == [True] * 3


async def test_somebody_unknown_is_told_so(running: Running, session: ClientSession) -> None:
    line = await session.ws_connect(f"{running.address}/live?person=nobody", origin=running.address)
    assert await line.receive_json() == {"type": "unknown_person"}


SHORT_ID = '{"type": "say", "id": "x", "room": "plenary", "text": ""}'


@pytest.mark.parametrize("frame", ["", "{", "[]", '{"type": "shout"}', '{"type": "say"}', SHORT_ID])
async def test_what_no_page_sends_is_answered_and_the_line_stays(enter: Enter, frame: str) -> None:
    anna = await enter("anna")
    await anna.socket.send_str(frame)
    refused = await anna.until(lambda event: event["type"] == "refused")
    assert refused["toast"][0]["lang"] == "de"
    assert await anna.say("plenary", "Guten Tag")


async def test_a_frame_that_is_too_large_ends_that_line_only(running: Running, enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    await li.socket.send_str("x" * (MOST_BYTES + 1))
    closed = await li.socket.receive()
    assert (closed.type, closed.data) == (WSMsgType.CLOSE, 1009)
    assert await anna.say("plenary", "Guten Tag")


async def test_stopping_ends_every_line(running: Running, enter: Enter) -> None:
    anna = await enter("anna")
    await running.sandbox.stop()
    closed = await anna.socket.receive()
    assert (closed.type, closed.data) == (WSMsgType.CLOSE, 1001)


async def test_two_browsers_may_play_one_person(running: Running) -> None:
    async with ClientSession() as one, ClientSession() as other:
        here = await Visitor.enter(one, running.address, "anna")
        there = await Visitor.enter(other, running.address, "anna")
        await here.say("dm:anna", "/help")
        seen = await there.until_message(lambda message: message["author"] is None)
        assert seen == here.last
