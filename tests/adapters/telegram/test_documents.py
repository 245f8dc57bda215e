"""Files of cards on Telegram: documents below their cards, changed in place, gone with them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.cards import Attachment, Card, FileKind, Paragraph
from bot.chat.cities import BERLIN
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.tables import Table
from bot.chat.text import Verbatim
from bot.errors import DeliveryFailed
from tests.adapters.pictures import picture_card
from tests.adapters.telegram.conftest import Running
from tests.adapters.telegram.people import FORUM, GROUP
from tests.adapters.telegram.server import Fault, Message
from tests.adapters.telegram.test_group import poll_in

ROOM, ANNA = Room("telegram", str(GROUP)), Account("telegram", "1002")
GERMAN = Reader.person(Language.DE, BERLIN)


def table(cell: str, name: str = "氢能 <b>") -> Attachment:
    """A file with one cell."""
    return Attachment(
        Verbatim("Tabelle <i>& mehr"), Verbatim(name), FileKind.CSV, Table((Verbatim(cell),), ())
    )


def card_of(*files: Attachment) -> Card:
    """A card with files."""
    return Card(Verbatim("Karte"), (*files, Paragraph(Verbatim("氢能"))))


def documents(running: Running, chat: int = GROUP) -> list[Message]:
    """The documents that stand in a chat."""
    return [each for each in running.server.said_to(chat) if each.document]


def content(message: Message) -> str:
    """What a document holds."""
    assert message.document is not None
    return message.document.content.decode("utf-8-sig")


async def test_a_file_follows_its_card_under_its_own_name(running: Running) -> None:
    ref = await running.telegram.outbound.post(ROOM, card_of(table("Zelle")), GERMAN)
    card, file = running.server.said_to(GROUP)
    assert card.document is None
    assert file.document is not None
    assert file.text == "Tabelle <i>& mehr"
    assert (file.document.name, content(file)) == ("氢能 b.csv", "Zelle\r\n")
    assert ref.startswith(f"{card.id},{file.id}.")
    [sent] = [params for method, params in running.server.calls if method == "sendDocument"]
    assert sent["disable_notification"] is True


async def test_a_file_goes_into_the_topic_of_its_card(running: Running) -> None:
    await running.telegram.outbound.post(Room("telegram", f"{FORUM}/7"), card_of(table("Zelle")), GERMAN)
    assert [each.topic for each in running.server.said_to(FORUM)] == [7, 7]


async def test_an_edit_sends_an_unchanged_file_no_second_time(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(table("Zelle")), GERMAN)
    changed = replace(card_of(table("Zelle")), title=Verbatim("Andere Karte"))
    assert await outbound.edit(ROOM, ref, changed, GERMAN) == ref
    assert running.server.said_to(GROUP)[0].edits == 1
    assert (running.server.count("sendDocument"), running.server.count("editMessageMedia")) == (1, 0)


async def test_a_changed_file_takes_the_place_of_the_old_one_once(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(table("alt")), GERMAN)
    now = await outbound.edit(ROOM, ref, card_of(table("neu", "Neu")), GERMAN)
    assert now != ref
    assert await outbound.edit(ROOM, now, card_of(table("neu", "Neu")), GERMAN) == now
    [file] = documents(running)
    assert (content(file), file.edits) == ("neu\r\n", 1)
    assert file.document is not None
    assert file.document.name == "Neu.csv"


async def test_files_come_and_go_with_the_card(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(), GERMAN)
    ref = await outbound.edit(ROOM, ref, card_of(table("eins"), table("zwei")), GERMAN)
    assert list(map(content, documents(running))) == ["eins\r\n", "zwei\r\n"]
    ref = await outbound.edit(ROOM, ref, card_of(table("eins")), GERMAN)
    assert list(map(content, documents(running))) == ["eins\r\n"]
    await outbound.edit(ROOM, ref, card_of(), GERMAN)
    assert [each.text.split("\n")[0] for each in running.server.said_to(GROUP)] == ["Karte"]


async def test_a_deleted_file_is_sent_again_when_it_changes(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(table("alt")), GERMAN)
    running.server.messages.remove(documents(running)[0])
    await outbound.edit(ROOM, ref, card_of(table("neu")), GERMAN)
    assert list(map(content, documents(running))) == ["neu\r\n"]


async def test_a_card_without_its_file_does_not_stay_while_telegram_is_busy(running: Running) -> None:
    running.server.faults["sendDocument"].append(Fault(429, "Too Many Requests", {"retry_after": 3}))
    with pytest.raises(DeliveryFailed) as failed:
        await running.telegram.outbound.post(ROOM, card_of(table("Zelle")), GERMAN)
    assert failed.value.retry_after == timedelta(seconds=3)
    assert not running.server.said_to(GROUP)


async def test_where_documents_are_forbidden_the_card_stands_alone(running: Running) -> None:
    words = "Bad Request: not enough rights to send documents to the chat"
    running.server.faults["sendDocument"].append(Fault(400, words))
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, card_of(table("Zelle")), GERMAN)
    assert len(running.server.said_to(GROUP)) == 1
    await outbound.edit(ROOM, ref, card_of(table("Zelle")), GERMAN)
    assert running.server.count("sendDocument") == 1
    await outbound.edit(ROOM, ref, card_of(table("neu")), GERMAN)
    assert list(map(content, documents(running))) == ["neu\r\n"]


async def test_who_presses_in_the_group_gets_the_file_in_private(running: Running) -> None:
    await poll_in(running)
    running.server.started.add(running.anna.id)
    standing = next(each for each in documents(running) if content(each).startswith("BEGIN:VCALENDAR"))
    assert "METHOD:PUBLISH" in content(standing)
    card = running.server.find(GROUP, standing.id - 1)
    assert card is not None
    before = len(documents(running))
    await running.anna.press(card, "日历文件")
    await running.server.until(lambda: documents(running, running.anna.id))
    [own] = documents(running, running.anna.id)
    assert own.document is not None
    assert own.text == "Kalenderdatei"
    assert own.document.name.endswith(".ics")
    assert len(documents(running)) == before


async def test_a_picture_is_shown_and_changed_in_place(running: Running) -> None:
    outbound = running.telegram.outbound
    ref = await outbound.post(ROOM, picture_card(), GERMAN)
    [photo] = documents(running)
    assert (photo.is_photo, photo.text, running.server.count("sendDocument")) == (True, "Bild <i>", 0)
    now = await outbound.edit(ROOM, ref, picture_card(255), GERMAN)
    assert now != ref
    [sent] = [params for method, params in running.server.calls if method == "editMessageMedia"]
    assert sent["media"]["type"] == "photo"
