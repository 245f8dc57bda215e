"""Files in the sandbox: a link in the card, for whoever may see the message."""

from urllib.parse import quote

import pytest
from aiohttp import ClientSession

from bot.chat.cards import Attachment, Card, FileKind
from bot.chat.cities import BERLIN
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.tables import Table
from bot.chat.text import Verbatim
from tests.adapters.pictures import picture_card
from tests.adapters.sandbox.running import Running

ROOM, ANNA = Room("sandbox", "plenary"), Account("sandbox", "anna")
GERMAN = Reader.person(Language.DE, BERLIN)


def card_of(*cells: str) -> Card:
    """A card with a file for each of these cells."""
    tables = (Table((Verbatim(cell),), ()) for cell in cells)
    return Card(
        Verbatim("Karte"),
        tuple(Attachment(Verbatim("Tabelle"), Verbatim('氢能 "x"'), FileKind.CSV, each) for each in tables),
    )


async def got(session: ClientSession, address: str) -> tuple[int, str]:
    """Status and text of a download."""
    async with session.get(address) as answer:
        return answer.status, (await answer.read()).decode("utf-8-sig")


async def test_a_file_of_a_room_is_for_everybody(running: Running, session: ClientSession) -> None:
    ref = await running.sandbox.outbound.post(ROOM, card_of("eins", "zwei"), GERMAN)
    for number, cell in enumerate(("eins", "zwei")):
        for user in ("anna", "liwei"):
            address = f"{running.address}/files/{ref}/{number}?person={user}"
            assert await got(session, address) == (200, f"{cell}\r\n")


async def test_a_private_file_is_for_its_reader_alone(running: Running, session: ClientSession) -> None:
    ref = await running.sandbox.outbound.post(ANNA, card_of("geheim"), GERMAN)
    assert (await got(session, f"{running.address}/files/{ref}/0?person=anna"))[0] == 200
    for asked in ("?person=liwei", "?person=nobody", ""):
        assert await got(session, f"{running.address}/files/{ref}/0{asked}") == (404, "")


@pytest.mark.parametrize("path", ["999/0", "{ref}/1", "{ref}/x", "-1/0", "{ref}/0/../0x"])
async def test_what_is_not_there_is_not_found(running: Running, session: ClientSession, path: str) -> None:
    ref = await running.sandbox.outbound.post(ROOM, card_of("eins"), GERMAN)
    address = f"{running.address}/files/{path.format(ref=ref)}?person=anna"
    assert (await got(session, address))[0] == 404


async def test_it_is_offered_for_download_and_never_shown_as_a_page(
    running: Running, session: ClientSession
) -> None:
    ref = await running.sandbox.outbound.post(ROOM, card_of("<script>alert(1)</script>"), GERMAN)
    async with session.get(f"{running.address}/files/{ref}/0?person=anna") as answer:
        headers = answer.headers
    assert headers["Content-Disposition"] == (
        f"attachment; filename=\"x.csv\"; filename*=UTF-8''{quote('氢能 x.csv')}"
    )
    assert headers["Content-Type"] == "text/csv; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


async def test_a_message_drawn_anew_has_its_new_files_only(running: Running, session: ClientSession) -> None:
    outbound = running.sandbox.outbound
    ref = await outbound.post(ROOM, card_of("eins", "zwei"), GERMAN)
    await outbound.edit(ROOM, ref, card_of("neu"), GERMAN)
    address = f"{running.address}/files/{ref}"
    assert await got(session, f"{address}/0?person=anna") == (200, "neu\r\n")
    assert (await got(session, f"{address}/1?person=anna"))[0] == 404


async def test_a_picture_is_handed_out_as_one(running: Running, session: ClientSession) -> None:
    ref = await running.sandbox.outbound.post(ROOM, picture_card(), GERMAN)
    async with session.get(f"{running.address}/files/{ref}/0?person=anna") as answer:
        assert answer.headers["Content-Type"] == "image/png"
        assert (await answer.read()).startswith(b"\x89PNG")
