"""What the bot sends by itself: cards for channels and private chats."""

from collections.abc import Sequence
from itertools import chain, repeat

from adapters.slack.api import Api, taken
from adapters.slack.blocks import EMPTY, Json, Message, section
from adapters.slack.limits import HISTORY, TERMS
from adapters.slack.marks import metadata, standing
from adapters.slack.places import NAME, parts_of, room_in
from adapters.slack.render import Renderer
from adapters.slack.uploads import Shared, Uploads, shared_in
from bot.chat.cards import Card
from bot.chat.exchange import Account, Destination, Room, place_of
from bot.chat.files import File
from bot.chat.readers import Reader
from bot.errors import DeliveryFailed

UNREADABLE = frozenset(("missing_scope", "no_permission", "method_not_supported_for_channel_type"))
"""Answers of conversations.history that waiting does not change."""

MOST_BEGUN = 1000

BLANK = Message(EMPTY, (section(EMPTY),))
"""Stands where the end of a card stood that has become shorter."""


class SlackOutbound:
    """Posts and redraws cards. A ref is the room and the times of its messages: a long card has several.

    Behind them stand its files: `C012:1795.01,1795.02+F012.ab12cd34`.
    """

    terms = TERMS

    def __init__(self, api: Api, renderer: Renderer) -> None:
        self._api = api
        self._renderer = renderer
        self.uploads = Uploads(api)
        self._private: dict[tuple[str, str], str] = {}
        self._begun: dict[str, list[str]] = {}
        """Of marks: the messages of a long card that stand already, when the rest was not taken."""

    async def post(self, to: Destination, card: Card, reader: Reader, mark: str = "") -> str:
        """Show a card in a channel or a private chat; returns its ref.

        Of a long card that stands in part, only what is missing is posted.
        """
        room = await self.private_chat(to) if isinstance(to, Account) else to
        messages, files = self._drawn(to, card, reader)
        return await self.post_in(room, messages, mark, files)

    async def find_posted(self, to: Destination, mark: str) -> str | None:
        """The ref of a card that stands as a whole; of one that stands in part, `post` will know the rest.

        Looks at the newest messages of the chat. None, too, where the bot may not read them.
        """
        room = await self.private_chat(to) if isinstance(to, Account) else to
        try:
            times, whole = standing(await self._newest(room), await self._own_id(room), mark)
        except DeliveryFailed as error:
            if error.permanent or str(error) in UNREADABLE:
                return None
            raise DeliveryFailed(str(error), retry_after=error.retry_after, unknown=True) from error
        self._begin(mark, [] if whole else times)
        return _ref(room, times) if whole else None

    async def _newest(self, room: Room) -> list[Json]:
        team, channel = parts_of(room)
        client = await self._api.of(team)
        found = await taken(
            client.conversations_history(channel=channel, include_all_metadata=True, limit=HISTORY)
        )
        return list(found["messages"])

    async def _own_id(self, room: Room) -> str:
        client = await self._api.of(parts_of(room)[0])
        return str((await taken(client.auth_test()))["bot_id"])

    def _begin(self, mark: str, times: list[str]) -> None:
        self._begun.pop(mark, None)
        if mark and times:
            self._begun[mark] = times
            while len(self._begun) > MOST_BEGUN:
                del self._begun[next(iter(self._begun))]

    async def edit(self, to: Destination, ref: str, card: Card, reader: Reader) -> str:
        """Draw an earlier card anew; returns its ref, which is longer when the card has grown."""
        messages, files = self._drawn(to, card, reader)
        posts, _plus, joined = ref.partition("+")
        posts = await self.redraw(posts, messages)
        room, times = _read(posts)
        thread = times[0] if isinstance(to, Room) else None
        return _ref(room, times, await self.uploads.renew(room, shared_in(joined), files, thread))

    def _drawn(self, to: Destination, card: Card, reader: Reader) -> tuple[Sequence[Message], Sequence[File]]:
        return self._renderer.messages(card, reader, place_of(to)), self._renderer.files(card, reader)

    async def post_in(
        self, room: Room, messages: Sequence[Message], mark: str = "", files: Sequence[File] = ()
    ) -> str:
        """Post messages one below the other, and files after them; returns the ref of all.

        The files count as parts of the whole, so that a card whose files were not taken is known to be incomplete.
        """
        times, parts = list(self._begun.get(mark, ())) if mark else [], len(messages) + len(files)
        try:
            for part, message in enumerate(messages[len(times) :], len(times) + 1):
                times.append(await self._post(room, message, metadata(mark, part, parts)))
            shared = await self.uploads.share(room, files, None if room.private else times[0])
        except DeliveryFailed as error:
            self._begin(mark, times)
            if times and not error.permanent:  # a part stands: whoever tries again must look for it first
                raise DeliveryFailed(
                    str(error), retry_after=error.retry_after, unknown=True, everywhere=error.everywhere
                ) from error
            raise
        self._begin(mark, [])
        return _ref(room, times, shared)

    async def redraw(self, ref: str, messages: Sequence[Message]) -> str:
        """Replace the messages of a ref. A card that has become longer goes on below; a shorter one leaves BLANKs.

        Returns the ref of all.
        """
        room, times = _read(ref)
        for at, message in zip(times, chain(messages, repeat(BLANK)), strict=False):
            await self._update(room, at, message)
        more = [await self._post(room, message) for message in messages[len(times) :]]
        return _ref(room, [*times, *more])

    async def private_chat(self, account: Account, team: str = "") -> Room:
        """The private chat with a person; in this workspace, or in the one where the bot meets them."""
        team = team or await self._api.home_of(account)
        if (team, account.user) not in self._private:
            client = await self._api.of(team)
            opened = await taken(client.conversations_open(users=account.user))
            self._private[team, account.user] = str(opened["channel"]["id"])
        return room_in(team, self._private[team, account.user])

    async def _post(self, room: Room, message: Message, about: Json | None = None) -> str:
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
                metadata=about,
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
            ),
            everywhere=True,
        )


def _ref(room: Room, times: Sequence[str], files: Sequence[Shared] = ()) -> str:
    return "+".join((f"{room.id}:{','.join(times)}", *map(str, files)))


def _read(ref: str) -> tuple[Room, list[str]]:
    """The room and the messages of a ref without files."""
    place, _colon, joined = ref.partition(":")
    return Room(NAME, place), joined.split(",")
