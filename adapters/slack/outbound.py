"""What the bot sends by itself: cards for channels and private chats."""

from collections.abc import Sequence
from itertools import chain, repeat

from adapters.slack.api import Api, taken
from adapters.slack.blocks import EMPTY, Message, section
from adapters.slack.places import NAME, parts_of, room_in
from adapters.slack.render import Renderer
from bot.chat.cards import Card
from bot.chat.exchange import Account, Destination, Room, place_of
from bot.chat.readers import Reader

BLANK = Message(EMPTY, (section(EMPTY),))
"""Stands where the end of a card stood that has become shorter."""


class SlackOutbound:
    """Posts and redraws cards. A ref is the room and the times of its messages: a long card has several."""

    def __init__(self, api: Api, renderer: Renderer) -> None:
        self._api = api
        self._renderer = renderer
        self._private: dict[tuple[str, str], str] = {}

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Show a card in a channel or a private chat; returns its ref."""
        room = await self.private_chat(to) if isinstance(to, Account) else to
        return await self.post_in(room, self._renderer.messages(card, reader, place_of(to)))

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """Nothing yet."""
        return None

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> None:
        """Draw an earlier card anew."""
        await self.redraw(ref, self._renderer.messages(card, reader, place_of(to)))

    async def post_in(self, room: Room, messages: Sequence[Message]) -> str:
        """Post messages one below the other; returns the ref of all."""
        times = [await self._post(room, message) for message in messages]
        return f"{room.id}:{','.join(times)}"

    async def redraw(self, ref: str, messages: Sequence[Message]) -> None:
        """Replace the messages of a ref. A card that has become longer goes on below; a shorter one leaves BLANKs."""
        place, _colon, joined = ref.partition(":")
        room, times = Room(NAME, place), joined.split(",")
        for at, message in zip(times, chain(messages, repeat(BLANK)), strict=False):
            await self._update(room, at, message)
        for message in messages[len(times) :]:
            await self._post(room, message)

    async def private_chat(self, account: Account, team: str = "") -> Room:
        """The private chat with a person; in this workspace, or in the one where the bot meets them."""
        team = team or await self._api.home_of(account)
        if (team, account.user) not in self._private:
            client = await self._api.of(team)
            opened = await taken(client.conversations_open(users=account.user))
            self._private[team, account.user] = str(opened["channel"]["id"])
        return room_in(team, self._private[team, account.user])

    async def _post(self, room: Room, message: Message) -> str:
        team, channel = parts_of(room)
        client = await self._api.of(team)
        sent = await taken(
            client.chat_postMessage(
                channel=channel,
                text=message.text,
                blocks=message.blocks,
                unfurl_links=False,
                unfurl_media=False,
                link_names=False,
                parse="none",
            )
        )
        return str(sent["ts"])

    async def _update(self, room: Room, at: str, message: Message) -> None:
        team, channel = parts_of(room)
        client = await self._api.of(team)
        await taken(
            client.chat_update(
                channel=channel,
                ts=at,
                text=message.text,
                blocks=message.blocks,
                link_names=False,
                parse="none",
            )
        )
