"""Chats and the bot's messages in them, as the Bot API tells of them."""

from dataclasses import dataclass
from typing import Any

from tests.adapters.telegram.checking import Params
from tests.adapters.telegram.files import Upload
from tests.adapters.telegram.reading import text_of

BOT = {"id": 4242, "is_bot": True, "first_name": "wgbot", "username": "wgbot_bot"}


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
    document: Upload | None = None
    is_photo: bool = False

    @classmethod
    def sent(cls, number: int, params: Params) -> "Message":
        """What a request to send makes."""
        replies_to = params.get("reply_parameters", {}).get("message_id")
        topic = params.get("message_thread_id")
        html = params.get("text") or params.get("caption", "")
        made = cls(params["chat_id"], number, html, read(params), rows_of(params), topic, replies_to)
        made.document = params.get("document") or params.get("photo")
        made.is_photo = "photo" in params
        return made

    @property
    def buttons(self) -> list[Params]:
        return [button for row in self.keyboard for button in row]

    @property
    def told(self) -> Params:
        """As the answer to sending tells it."""
        sent: Params = {"message_id": self.id, "date": 1, "chat": chat_of(self.chat), "from": BOT}
        if self.document is None:
            return {**sent, "text": self.text, **topic_of(self.topic)}
        if self.is_photo:
            size = {"file_id": f"f{self.id}", "file_unique_id": f"u{self.id}", "width": 90, "height": 60}
            return {**sent, "caption": self.text, "photo": [size], **topic_of(self.topic)}
        file = {"file_id": f"f{self.id}", "file_unique_id": f"u{self.id}", "file_name": self.document.name}
        return {**sent, "caption": self.text, "document": file, **topic_of(self.topic)}


def chat_of(number: int) -> Params:
    """A chat as updates tell it: people have positive numbers, forums are -100777…"""
    if number > 0:
        return {"id": number, "type": "private", "first_name": "x"}
    kind = "supergroup" if str(number).startswith("-100") else "group"
    forum = {"is_forum": True} if number == -100777 else {}
    return {"id": number, "type": kind, "title": "Plenary", **forum}


def topic_of(topic: int | None) -> Params:
    """What a message in a topic says of it."""
    return {} if topic is None else {"message_thread_id": topic, "is_topic_message": True}


def read(params: Params) -> str:
    """What people read of a request's text."""
    said = str(params.get("text") or params.get("caption", ""))
    return text_of(said) if "parse_mode" in params else said


def rows_of(params: Params) -> list[Any]:
    """The rows of buttons that a request brings along."""
    rows: list[Any] = params.get("reply_markup", {}).get("inline_keyboard", [])
    return rows
