"""What Telegram tells of chats and of the people in them, as updates."""

from dataclasses import dataclass

from tests.adapters.telegram.chats import BOT, chat_of
from tests.adapters.telegram.checking import Params
from tests.adapters.telegram.people import Human
from tests.adapters.telegram.server import Server

OTHER_BOT = {"id": 77, "is_bot": True, "first_name": "another bot"}
MEMBER, LEFT, KICKED = {"status": "member"}, {"status": "left"}, {"status": "kicked", "until_date": 0}
RESTRICTED = {
    "status": "restricted",
    "is_member": True,
    "until_date": 0,
    **{
        f"can_{right}": False
        for right in (
            "change_info",
            "edit_tag",
            "invite_users",
            "pin_messages",
            "manage_topics",
            "react_to_messages",
            "send_messages",
            "send_audios",
            "send_documents",
            "send_photos",
            "send_videos",
            "send_video_notes",
            "send_voice_notes",
            "send_polls",
            "send_other_messages",
            "add_web_page_previews",
        )
    },
}


@dataclass(frozen=True)
class Chat:
    """A chat in which something happens; `by` does it."""

    server: Server
    id: int
    by: Human

    async def bot_becomes(self, new: Params, old: Params = MEMBER) -> int:
        """The bot is let in, sent away, blocked or let back; returns the update's number."""
        return await self._becomes("my_chat_member", BOT, old, new)

    async def becomes(self, user: Params, new: Params, old: Params) -> int:
        """Somebody else's standing changes; told only to an administrator."""
        return await self._becomes("chat_member", user, old, new)

    async def says(self, content: Params) -> int:
        """A service message."""
        return await self.server.give({"message": {**self._head(), **content}})

    async def _becomes(self, kind: str, user: Params, old: Params, new: Params) -> int:
        states = {"old_chat_member": {"user": user, **old}, "new_chat_member": {"user": user, **new}}
        change = {"chat": chat_of(self.id), "from": self.by.user, "date": 1, **states}
        return await self.server.give({kind: change})

    def _head(self) -> Params:
        number = self.server.next_id()
        return {"message_id": number, "date": 1, "chat": chat_of(self.id), "from": self.by.user}


async def migrate(server: Server, old: Chat, new: int, *, new_first: bool = False) -> None:
    """A group becomes a supergroup: both tell, the old one takes nothing more."""
    server.migrated[old.id] = new
    after = Chat(server, new, old.by)
    telling = [(old, {"migrate_to_chat_id": new}), (after, {"migrate_from_chat_id": old.id})]
    for chat, content in reversed(telling) if new_first else telling:
        await chat.says(content)
    await server.confirmed()
