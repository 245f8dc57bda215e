"""People on Telegram: what they type and press becomes updates; what they see comes from the server."""

from dataclasses import dataclass
from itertools import count

from tests.adapters.telegram.checking import Params
from tests.adapters.telegram.server import BOT, Message, Server, chat_of, topic_of

GROUP, FORUM = -100500, -100777
QUERIES = count(9_000)


@dataclass(frozen=True)
class Human:
    """Somebody with an account."""

    server: Server
    id: int
    name: str
    hint: str | None = None

    @property
    def user(self) -> Params:
        user: Params = {"id": self.id, "is_bot": False, "first_name": self.name}
        return {**user, "language_code": self.hint} if self.hint else user

    async def type(self, text: str, chat: int | None = None, topic: int | None = None) -> int:
        """Write into a chat, else into the private one (which opens it for the bot); returns the update's number."""
        if chat is None:
            self.server.started.add(self.id)
        return await self.server.give({"message": {**self._message(chat, topic), "text": text}})

    async def send(self, content: Params, chat: int | None = None) -> int:
        """A message of another kind."""
        return await self.server.give({"message": {**self._message(chat, None), **content}})

    async def press(self, message: Message, label: str) -> str:
        """Press the button of this label, or of the number that the text gives it; returns the query."""
        number = next((line.split(" ")[0] for line in message.text.split("\n") if label in line), None)
        data = {each["text"]: each["callback_data"] for each in message.buttons if "callback_data" in each}
        named = next((each for each in data if label in each), number)
        assert named is not None
        return await self.forge(message, data[label if label in data else named])

    async def forge(self, message: Message, data: str) -> str:
        """Send any payload, as a strange client could."""
        query = str(next(QUERIES))
        shown = {"message_id": message.id, "date": 1, "chat": chat_of(message.chat), "from": BOT, "text": "x"}
        pressed = {"id": query, "from": self.user, "chat_instance": "1", "data": data}
        await self.server.give(
            {"callback_query": {**pressed, "message": {**shown, **topic_of(message.topic)}}}
        )
        return query

    async def toast(self, query: str) -> Params:
        """What a press was answered."""
        await self.server.until(lambda: query in self.server.answers)
        return self.server.answers[query]

    async def sees(self, words: str, chat: int | None = None) -> Message:
        """The newest message in a chat (else the private one) that says this, once it is there."""
        where = self.id if chat is None else chat

        def found() -> list[Message]:
            return [each for each in self.server.said_to(where) if words in each.text]

        try:
            await self.server.until(found)
        except TimeoutError:
            there = [each.text for each in self.server.said_to(where)]
            raise AssertionError(f"{words!r} was not said; only {there}") from None
        return found()[-1]

    def _message(self, chat: int | None, topic: int | None) -> Params:
        where = chat_of(self.id if chat is None else chat)
        message: Params = {"message_id": self.server.next_id(), "date": 1, "chat": where, "from": self.user}
        return {**message, **topic_of(topic)}
