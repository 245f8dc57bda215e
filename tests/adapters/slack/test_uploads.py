"""Files of cards on Slack: in the card's thread in a channel, below the card in a private chat."""

from datetime import timedelta

import pytest
from aiohttp import web

from bot.chat.cards import Attachment, Card, FileKind, Paragraph
from bot.chat.cities import BERLIN
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.tables import Table
from bot.chat.text import Verbatim
from bot.errors import DeliveryFailed
from tests.adapters.pictures import picture_card
from tests.adapters.slack.files import File
from tests.adapters.slack.running import PLENARY, Running
from tests.adapters.slack.state import TEAM
from tests.adapters.slack.test_meetings import schedule

ROOM, ANNA = Room("slack", f"{TEAM}/{PLENARY}"), Account("slack", "U0ANNA", TEAM)
GERMAN = Reader.person(Language.DE, BERLIN)
MARK = "0123456789abcdef"


def table(cell: str, name: str = "氢能 <b>") -> Attachment:
    """A file with one cell."""
    return Attachment(Verbatim("Tabelle & mehr"), Verbatim(name), FileKind.CSV, Table((Verbatim(cell),), ()))


def card_of(*files: Attachment) -> Card:
    """A card with files."""
    return Card(Verbatim("Karte"), (*files, Paragraph(Verbatim("氢能"))))


def in_thread(slack: Running) -> list[File]:
    """The files below the only card of the channel."""
    [card] = slack.server.space.in_channel(PLENARY)
    return slack.server.api.files.seen_in(PLENARY, card.ts)


def below_each_other(slack: Running, user: str) -> list[File]:
    """The files in somebody's private chat."""
    return slack.server.api.files.seen_in(f"D{user}")


async def test_in_a_channel_a_file_goes_into_the_thread_of_its_card(slack: Running) -> None:
    ref = await slack.slack.outbound.post(ROOM, card_of(table("Zelle")), GERMAN, MARK)
    [file] = in_thread(slack)
    assert (file.name, file.title, file.text) == ("氢能 b.csv", "氢能 b.csv", "Zelle\r\n")
    assert f"+{file.id}." in ref
    [card] = slack.server.space.in_channel(PLENARY)
    assert "Tabelle & mehr: 氢能 b.csv" in card.seen


async def test_in_a_private_chat_it_stands_below_its_card(slack: Running) -> None:
    await slack.slack.outbound.post(ANNA, card_of(table("Zelle")), GERMAN, MARK)
    [file] = below_each_other(slack, "U0ANNA")
    assert file.text == "Zelle\r\n"


async def test_an_edit_shares_an_unchanged_file_no_second_time(slack: Running) -> None:
    outbound = slack.slack.outbound
    ref = await outbound.post(ROOM, card_of(table("Zelle")), GERMAN, MARK)
    assert await outbound.edit(ROOM, ref, card_of(table("Zelle")), GERMAN) == ref
    assert len(slack.server.space.made("files.getUploadURLExternal")) == 1


async def test_a_changed_file_is_shared_and_the_old_one_deleted_once(slack: Running) -> None:
    outbound = slack.slack.outbound
    ref = await outbound.post(ROOM, card_of(table("alt")), GERMAN, MARK)
    now = await outbound.edit(ROOM, ref, card_of(table("neu")), GERMAN)
    assert [file.text for file in in_thread(slack)] == ["neu\r\n"]
    assert await outbound.edit(ROOM, now, card_of(table("neu")), GERMAN) == now
    assert len(slack.server.space.made("files.completeUploadExternal")) == 2
    assert "+" not in await outbound.edit(ROOM, now, card_of(), GERMAN)
    assert in_thread(slack) == []


async def test_of_a_card_whose_file_was_not_taken_only_the_file_is_sent_again(slack: Running) -> None:
    outbound = slack.slack.outbound
    slack.server.faults["upload"].append(lambda: web.Response(status=503))
    with pytest.raises(DeliveryFailed) as failed:
        await outbound.post(ROOM, card_of(table("Zelle")), GERMAN, MARK)
    assert failed.value.unknown
    assert await outbound.find_posted(ROOM, MARK) is None
    ref = await outbound.post(ROOM, card_of(table("Zelle")), GERMAN, MARK)
    [file] = in_thread(slack)
    assert f"+{file.id}." in ref


async def test_a_busy_slack_is_asked_again_when_it_says(slack: Running) -> None:
    slack.server.busy("files.completeUploadExternal", 7)
    with pytest.raises(DeliveryFailed) as failed:
        await slack.slack.outbound.post(ROOM, card_of(table("Zelle")), GERMAN, MARK)
    assert failed.value.retry_after == timedelta(seconds=7)


async def test_where_files_are_not_allowed_the_card_stands_alone(slack: Running) -> None:
    outbound = slack.slack.outbound
    slack.server.refuse("files.getUploadURLExternal", "missing_scope")
    ref = await outbound.post(ROOM, card_of(table("Zelle")), GERMAN, MARK)
    assert await outbound.edit(ROOM, ref, card_of(table("Zelle")), GERMAN) == ref
    assert in_thread(slack) == []
    await outbound.edit(ROOM, ref, card_of(table("neu")), GERMAN)
    assert [file.text for file in in_thread(slack)] == ["neu\r\n"]


async def test_a_meeting_brings_its_file_and_hands_it_to_whoever_asks(slack: Running) -> None:
    await schedule(slack, starts_at__day="2026-12-01", starts_at__time="15:00")
    await slack.sender.send_due()
    [card] = slack.server.space.in_channel(PLENARY)
    [standing] = in_thread(slack)
    assert "METHOD:PUBLISH" in standing.text
    await slack.person("anna").press(card, "日历文件")
    files = await slack.server.space.until(lambda: below_each_other(slack, "U0ANNA"))
    assert files[0].name == "设备安全 (Chinesisch).ics"
    await slack.person("anna").reads("Ich habe Ihnen")
    assert in_thread(slack) == [standing]


async def test_a_picture_says_what_it_is_to_those_who_do_not_see_it(slack: Running) -> None:
    await slack.slack.outbound.post(ROOM, picture_card(), GERMAN, MARK)
    [file] = in_thread(slack)
    assert (file.name, file.description) == ("Diagramm.png", "Diagramm")
    await slack.slack.outbound.post(ANNA, card_of(table("Zelle")), GERMAN, MARK)
    [other] = below_each_other(slack, "U0ANNA")
    assert other.description == ""
