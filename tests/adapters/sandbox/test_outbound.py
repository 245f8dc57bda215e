"""What the bot sends by itself, and what cannot be sent."""

import pytest

from bot.chat.cards import Button, Buttons, Card
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Account, Destination, Room, place_of
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Verbatim
from bot.errors import DeliveryFailed
from bot.guide.actions import OpenHelp
from tests.adapters.sandbox.conftest import Enter
from tests.adapters.sandbox.running import Running
from tests.adapters.sandbox.visitor import buttons, text

READS = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
PLENARY = Room("sandbox", "plenary")
ANNA = Account("sandbox", "anna")


def card(words: str) -> Card:
    return Card(Verbatim(words), (Buttons((Button(Verbatim("Hilfe"), OpenHelp()),)),))


async def test_a_card_for_a_room_is_seen_by_all_and_changes_for_all(running: Running, enter: Enter) -> None:
    outbound = running.sandbox.outbound
    li, anna = await enter("liwei"), await enter("anna")
    ref = await outbound.post(PLENARY, card("eins"), READS)
    await outbound.edit(PLENARY, ref, card("zwei"), READS)
    for visitor in (li, anna):
        await visitor.until_message(lambda message: text(message["card"]["title"]) == "zwei")
        assert visitor.last["id"] == int(ref)
    later = await enter("alex")
    assert text(later.messages[int(ref)]["card"]["title"]) == "zwei"
    payload = buttons(later.messages[int(ref)])[0]["payload"]
    assert running.app.seal.open(payload, place_of(PLENARY)) == OpenHelp()


async def test_a_private_card_is_seen_by_its_reader_only(running: Running, enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    ref = await running.sandbox.outbound.post(ANNA, card("nur Anna"), READS)
    await running.sandbox.outbound.post(PLENARY, card("alle"), READS)
    for visitor in (li, anna):
        await visitor.until_message(lambda message: text(message["card"]["title"]) == "alle")
    assert anna.messages[int(ref)]["room"] == "dm:anna"
    assert int(ref) not in li.messages


@pytest.mark.parametrize("to", [Account("sandbox", "nobody"), Room("sandbox", "nowhere")])
async def test_a_chat_that_does_not_exist_is_a_permanent_failure(running: Running, to: Destination) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        await running.sandbox.outbound.post(to, card("x"), READS)
    assert failed.value.permanent


@pytest.mark.parametrize("ref", ["999", "", "x"])
async def test_a_message_that_does_not_exist_cannot_be_drawn_anew(running: Running, ref: str) -> None:
    with pytest.raises(DeliveryFailed) as failed:
        await running.sandbox.outbound.edit(PLENARY, ref, card("x"), READS)
    assert failed.value.permanent


def test_people_and_rooms_may_be_told_again(running: Running) -> None:
    people, rooms = running.store.people(), running.store.rooms()
    first = people[0]
    running.store.add_person(first.user, "李伟伟", first.hint, first.note)
    running.store.add_room(rooms[0].id, rooms[0].title)
    assert [person.user for person in running.store.people()] == [person.user for person in people]
    assert running.store.people()[0].name == "李伟伟"
    assert running.store.rooms() == rooms
