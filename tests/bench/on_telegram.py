"""The scene on Telegram."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count

from adapters.app import App
from adapters.telegram import connect as connect_telegram
from adapters.telegram.polling import Intake
from adapters.telegram.speaking import Speaking
from bot.chat.exchange import Account, Room
from bot.chat.happenings import Notice, RoomMoved
from bot.example import seed
from tests.adapters.telegram.conftest import NUMBERS, settings_for
from tests.adapters.telegram.people import GROUP
from tests.adapters.telegram.server import Server
from tests.bench import floors
from tests.bench.scene import Scene, Sent, open_poll
from tests.cast import NOW


@asynccontextmanager
async def telegram(app: App, speaking: Speaking | None = None) -> AsyncIterator[Scene]:
    """A poll in a supergroup; the update as its bytes, as it stands in an answer to getUpdates."""
    with app.open_work() as work:
        seed(work, "telegram", NOW)
        for user, number in NUMBERS.items():
            member = work.members.by_account(Account("telegram", user))
            assert member is not None
            member.accounts[:] = [Account("telegram", str(number))]
    as_numbered = RoomMoved(Room("telegram", "plenary"), Room("telegram", str(GROUP)))
    app.bot.notice(Notice("telegram", (as_numbered,)), NOW)
    open_poll(app.open_work, Account("telegram", str(NUMBERS["alex"])))
    server = Server()
    await server.start()
    connected = connect_telegram(app, settings_for(server))
    await connected._api.initialize()
    await app.sender({connected.name: connected.outbound}).send_due()
    shown = next(each for each in reversed(server.messages) if "Shall we?" in each.text)
    speaking, numbers = speaking or Speaking(), count(1)
    intake = Intake(connected.inbound, speaking)

    def next_press() -> Sent:
        number = next(numbers)
        chat = {"id": shown.chat, "type": "supergroup", "title": "Working group"}
        message = {"message_id": shown.id, "date": 1, "chat": chat, "text": shown.text}
        person = {"id": NUMBERS["anna"], "is_bot": False, "first_name": "Anna", "language_code": "de"}
        query = {"id": str(number), "from": person, "chat_instance": "1", "message": message}
        query["data"] = shown.buttons[number % 2]["callback_data"]
        return Sent(json.dumps({"update_id": number, "callback_query": query}).encode())

    async def press(sent: Sent) -> None:
        await intake.take(json.loads(sent.body))

    dispatch = await floors.empty_telegram(connected._api)

    async def empty(sent: Sent) -> None:
        await dispatch(sent.body)

    yield Scene(app, next_press, press, lambda: speaking.finish(5), empty)
    await connected._api.shutdown()
    await server.stop()
