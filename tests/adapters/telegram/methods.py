"""What each method of the Bot API does on our server: one function each, named like it."""

from itertools import count
from typing import Any

from tests.adapters.telegram.chats import BOT, Message, read, rows_of
from tests.adapters.telegram.checking import Params
from tests.adapters.telegram.faults import Refused

UNCHANGED = (
    "Bad Request: message is not modified: specified new message content and reply markup are "
    "exactly the same as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


class Methods:
    """The state of Telegram as far as this bot sees it, and what requests change in it."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.started: set[int] = set()
        self.migrated: dict[int, int] = {}
        self.gone: set[int] = set()
        self.answers: dict[str, Params] = {}
        self.expired: set[str] = set()
        self.menus: dict[str, list[Params]] = {}
        self.webhook: Params = {}
        self.full_after: int | None = None
        self._ids = count(1)

    def find(self, chat: int, message: int) -> Message | None:
        """A message of the bot."""
        return next((each for each in self.messages if (each.chat, each.id) == (chat, message)), None)

    def said_to(self, chat: int) -> list[Message]:
        """The bot's messages in a chat."""
        return [each for each in self.messages if each.chat == chat]

    def next_id(self) -> int:
        return next(self._ids)

    async def getMe(self, params: Params) -> Params:
        return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False}

    async def sendMessage(self, params: Params) -> Params:
        self._check_open(params["chat_id"])
        if self.full_after is not None and len(self.messages) >= self.full_after:
            raise Refused(429, "Too Many Requests: retry after 3", {"retry_after": 3})
        message = Message.sent(self.next_id(), params)
        self.messages.append(message)
        return message.told

    async def editMessageText(self, params: Params) -> Params:
        self._check_open(params["chat_id"])
        message = self.find(params["chat_id"], params["message_id"])
        if message is None:
            raise Refused(400, "Bad Request: message to edit not found")
        rows = rows_of(params)
        if (message.html, message.keyboard) == (params["text"], rows):
            raise Refused(400, UNCHANGED)
        message.html, message.text = params["text"], read(params)
        message.keyboard, message.edits = rows, message.edits + 1
        return message.told

    async def sendDocument(self, params: Params) -> Params:
        return await self.sendMessage(params)

    async def sendPhoto(self, params: Params) -> Params:
        return await self.sendMessage(params)

    async def editMessageMedia(self, params: Params) -> Params:
        self._check_open(params["chat_id"])
        message = self.find(params["chat_id"], params["message_id"])
        if message is None or message.document is None:
            raise Refused(400, "Bad Request: message to edit not found")
        message.html, message.text = params["media"].get("caption", ""), read(params["media"])
        message.document, message.edits = params["document"], message.edits + 1
        return message.told

    async def deleteMessage(self, params: Params) -> bool:
        message = self.find(params["chat_id"], params["message_id"])
        if message is None:
            raise Refused(400, "Bad Request: message to delete not found")
        self.messages.remove(message)
        return True

    async def answerCallbackQuery(self, params: Params) -> bool:
        query = params["callback_query_id"]
        if query in self.expired:
            raise Refused(400, TOO_OLD)
        self.answers[query] = params
        return True

    async def setMyCommands(self, params: Params) -> bool:
        self.menus[_menu_key(params)] = params["commands"]
        return True

    async def getMyCommands(self, params: Params) -> list[Params]:
        return self.menus.get(_menu_key(params), [])

    async def setWebhook(self, params: Params) -> bool:
        self.webhook = params
        return True

    async def deleteWebhook(self, params: Params) -> bool:
        self.webhook = {}
        return True

    def _check_open(self, chat: int) -> None:
        """Refused when the bot may not write there."""
        if chat in self.migrated:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refused(400, words, {"migrate_to_chat_id": self.migrated[chat]})
        if chat in self.gone:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if chat > 0 and chat not in self.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")


def _menu_key(params: Params) -> Any:
    return f"{params.get('scope', {}).get('type', 'default')}:{params.get('language_code', '')}"
