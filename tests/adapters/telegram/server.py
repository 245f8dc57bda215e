"""A Bot API server of our own: it keeps chats and messages, hands out updates, and takes only proper requests."""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from aiohttp import web

from tests.adapters.telegram.checking import Params, Violation, checked, text_of

TOKEN = "4242:canary-TOKEN_of-the_tests"
BOT = {"id": 4242, "is_bot": True, "first_name": "wgbot", "username": "wgbot_bot"}
SECONDS = 10
"""How long a test waits for something before it fails."""


@dataclass
class Message:
    """A message of the bot, as it stands now."""

    chat: int
    id: int
    html: str
    text: str
    keyboard: list[list[Params]]
    topic: int | None = None
    replies_to: int | None = None
    edits: int = 0

    @property
    def buttons(self) -> list[Params]:
        return [button for row in self.keyboard for button in row]


@dataclass(frozen=True)
class Fault:
    """An answer to one request instead of the proper one; `applied`: the server did it and the answer got lost."""

    status: int
    description: str
    parameters: Params = field(default_factory=dict)
    applied: bool = False


class Server:
    """The state of Telegram as far as this bot sees it."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Params]] = []
        self.violations: list[str] = []
        self.messages: list[Message] = []
        self.started: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.gone: set[int] = set()
        self.answers: dict[str, Params] = {}
        self.expired: set[str] = set()
        self.menus: dict[str, list[Params]] = {}
        self.webhook: Params = {}
        self.faults: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self.updates: list[Params] = []
        self.handed: list[Params] = []
        self.forgetful = 0
        self.full_after: int | None = None
        self.numbers = count(700_000_001)
        self.changed = asyncio.Condition()
        self._ids = count(1)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def start(self) -> None:
        """Listen on a free port of this machine."""
        application = web.Application()
        application.router.add_post("/bot{token}/{method}", self._serve)
        self._runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=1, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close; what was asked improperly fails the test now."""
        if self._runner is not None:
            await self._runner.cleanup()
        assert self.violations == []

    async def give(self, content: Params, number: int | None = None) -> int:
        """Hold an update ready for the bot; returns its number."""
        number = next(self.numbers) if number is None else number
        async with self.changed:
            self.updates.append({"update_id": number, **content})
            self.changed.notify_all()
        return number

    async def until(self, condition: Callable[[], Any]) -> None:
        """Wait until the requests made so far have brought something about."""
        async with asyncio.timeout(SECONDS), self.changed:
            await self.changed.wait_for(condition)

    async def repeat(self, times: int) -> None:
        """Hand out everything again, so many times."""
        async with self.changed:
            self.forgetful = times
            self.changed.notify_all()
        await self.until(lambda: not self.forgetful)

    async def confirmed(self) -> None:
        """Wait until the bot has confirmed every update."""
        await self.until(lambda: not self.updates)

    def find(self, chat: int, message: int) -> Message | None:
        """A message of the bot."""
        return next((each for each in self.messages if (each.chat, each.id) == (chat, message)), None)

    def said_to(self, chat: int) -> list[Message]:
        """The bot's messages in a chat."""
        return [each for each in self.messages if each.chat == chat]

    def count(self, method: str) -> int:
        """How often a method was called."""
        return sum(1 for name, _params in self.calls if name == method)

    def next_id(self) -> int:
        return next(self._ids)

    async def _serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _refusal(Fault(401, "Unauthorized"))
        form = {name: str(value) for name, value in (await request.post()).items()}
        try:
            params = checked(method, form)
        except Violation as violation:
            self.violations.append(f"{method}: {violation}")
            return _refusal(Fault(400, f"Bad Request: {violation}"))
        response = await self._respond(method, params)
        async with self.changed:
            self.calls.append((method, params))
            self.changed.notify_all()
        return response

    async def _respond(self, method: str, params: Params) -> web.Response:
        fault = self.faults[method].popleft() if self.faults[method] else None
        if fault is None or fault.applied:
            act: Callable[[Params], Awaitable[Any]] = getattr(self, f"_{method}")
            try:
                result = await act(params)
            except Refused as refused:
                return _refusal(refused.fault)
            if fault is None:
                return web.json_response({"ok": True, "result": result})
        return _refusal(fault)

    async def _getMe(self, params: Params) -> Params:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False}

    async def _getUpdates(self, params: Params) -> list[Params]:
        offset = params.get("offset", 0)

        def waiting() -> list[Params]:
            return [each for each in self.updates if each["update_id"] >= offset][: params.get("limit", 100)]

        async with self.changed:
            self.updates = [each for each in self.updates if each["update_id"] >= offset]
            self.changed.notify_all()
            if self.forgetful:  # what was confirmed comes again, in another order
                self.forgetful -= 1
                return self.handed[::-1]
            if not waiting():
                try:
                    async with asyncio.timeout(params.get("timeout", 0)):
                        await self.changed.wait_for(lambda: waiting() or self.faults["getUpdates"])
                except TimeoutError:
                    pass
            self.handed += [each for each in waiting() if each not in self.handed]
            return waiting()

    async def _sendMessage(self, params: Params) -> Params:
        chat = self._open(params["chat_id"])
        if self.full_after is not None and len(self.messages) >= self.full_after:
            raise Refused(Fault(429, "Too Many Requests: retry after 3", {"retry_after": 3}))
        rows = params.get("reply_markup", {}).get("inline_keyboard", [])
        topic = params.get("message_thread_id")
        replies_to = params.get("reply_parameters", {}).get("message_id")
        message = Message(chat, self.next_id(), params["text"], _read(params), rows, topic, replies_to)
        self.messages.append(message)
        return _as_sent(message)

    async def _editMessageText(self, params: Params) -> Params:
        chat = self._open(params["chat_id"])
        message = self.find(chat, params["message_id"])
        if message is None:
            raise Refused(Fault(400, "Bad Request: message to edit not found"))
        rows = params.get("reply_markup", {}).get("inline_keyboard", [])
        if (message.html, message.keyboard) == (params["text"], rows):
            raise Refused(
                Fault(
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are "
                    "exactly the same as a current content and reply markup of the message",
                )
            )
        message.html, message.text = params["text"], _read(params)
        message.keyboard, message.edits = rows, message.edits + 1
        return _as_sent(message)

    async def _deleteMessage(self, params: Params) -> bool:
        message = self.find(params["chat_id"], params["message_id"])
        if message is None:
            raise Refused(Fault(400, "Bad Request: message to delete not found"))
        self.messages.remove(message)
        return True

    async def _answerCallbackQuery(self, params: Params) -> bool:
        query = params["callback_query_id"]
        if query in self.expired:
            words = "query is too old and response timeout expired or query ID is invalid"
            raise Refused(Fault(400, f"Bad Request: {words}"))
        self.answers[query] = params
        return True

    async def _setMyCommands(self, params: Params) -> bool:
        self.menus[_menu_key(params)] = params["commands"]
        return True

    async def _getMyCommands(self, params: Params) -> list[Params]:
        return self.menus.get(_menu_key(params), [])

    async def _setWebhook(self, params: Params) -> bool:
        self.webhook = params
        return True

    async def _deleteWebhook(self, params: Params) -> bool:
        self.webhook = {}
        return True

    def _open(self, chat: int) -> int:
        """The chat, if the bot may write there."""
        if chat in self.migrated:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(Fault(400, words, {"migrate_to_chat_id": self.migrated[chat]}))
        if chat in self.gone:
            raise Refused(Fault(403, "Forbidden: bot was blocked by the user"))
        if chat > 0 and chat not in self.started:
            raise Refused(Fault(403, "Forbidden: bot can't initiate conversation with a user"))
        return chat


class Refused(Exception):
    """The server says no."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.description)
        self.fault = fault


def chat_of(number: int) -> Params:
    """A chat as updates tell it: people have positive numbers, forums are -100777…"""
    if number > 0:
        return {"id": number, "type": "private", "first_name": "x"}
    kind = "supergroup" if str(number).startswith("-100") else "group"
    return {
        "id": number,
        "type": kind,
        "title": "Plenary",
        **({"is_forum": True} if number == -100777 else {}),
    }


def _read(params: Params) -> str:
    """What people read of it."""
    return text_of(params["text"]) if "parse_mode" in params else str(params["text"])


def _as_sent(message: Message) -> Params:
    sent: Params = {"message_id": message.id, "date": 1, "chat": chat_of(message.chat), "from": BOT}
    return {**sent, "text": message.text, **topic_of(message.topic)}


def topic_of(topic: int | None) -> Params:
    """What a message in a topic says of it."""
    return {} if topic is None else {"message_thread_id": topic, "is_topic_message": True}


def _menu_key(params: Params) -> str:
    return f"{params.get('scope', {}).get('type', 'default')}:{params.get('language_code', '')}"


def _refusal(fault: Fault) -> web.Response:
    body = {"ok": False, "error_code": fault.status, "description": fault.description}
    if fault.parameters:
        body["parameters"] = fault.parameters
    return web.Response(status=fault.status, body=json.dumps(body), content_type="application/json")
