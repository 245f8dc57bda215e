"""What happens to channels and to people's accounts, and what Slack tells the app of it."""

from dataclasses import dataclass

from tests.adapters.slack.events import outer
from tests.adapters.slack.server import Given, SlackServer
from tests.adapters.slack.state import BOT, TEAM, Channel, Json


@dataclass
class ChannelLife:
    """One channel, and what becomes of it. In a private one Slack speaks of a group."""

    server: SlackServer
    id: str
    private: bool = False

    @property
    def channel(self) -> Channel:
        return self.server.space.channels[self.id]

    async def archive(self) -> Given:
        self.channel.archived = True
        return await self._tell({"type": f"{self._kind}_archive", "channel": self.id, "user": "U0ALEX"})

    async def unarchive(self) -> Given:
        self.channel.archived = False
        return await self._tell({"type": f"{self._kind}_unarchive", "channel": self.id, "user": "U0ALEX"})

    async def delete(self) -> Given:
        del self.server.space.channels[self.id]
        return await self._tell({"type": f"{self._kind}_deleted", "channel": self.id})

    async def rename(self, name: str) -> Given:
        about = {"id": self.id, "name": name, "created": 1795572000}
        return await self._tell({"type": f"{self._kind}_rename", "channel": about})

    async def send_the_bot_away(self) -> Given:
        self.channel.members.discard(BOT)
        return await self._tell({"type": f"{self._kind}_left", "channel": self.id, "actor_id": "U0ALEX"})

    async def comes(self, user: str, inviter: str = "") -> Given:
        self.channel.members.add(user)
        return await self._moves("member_joined_channel", user, {"inviter": inviter} if inviter else {})

    async def goes(self, user: str) -> Given:
        self.channel.members.discard(user)
        return await self._moves("member_left_channel", user, {})

    async def _moves(self, kind: str, user: str, more: Json) -> Given:
        letter = "G" if self.private else "C"
        event = {"type": kind, "user": user, "channel": self.id, "channel_type": letter, "team": TEAM}
        return await self._tell(event | more)

    @property
    def _kind(self) -> str:
        return "group" if self.private else "channel"

    async def _tell(self, event: Json) -> Given:
        return await tell(self.server, event)


async def profile_changes(server: SlackServer, user: str, *, deactivated: bool = False) -> Given:
    """Something in somebody's profile changed; a deactivated account takes no messages."""
    server.space.users[user].active = not deactivated
    about = {"id": user, "team_id": TEAM, "deleted": deactivated, "is_bot": False, "updated": 1795572000}
    return await tell(server, {"type": "user_change", "user": about, "cache_ts": 1795572000})


async def tell(server: SlackServer, event: Json, event_id: str = "") -> Given:
    """An event, under an id of its own or one that was there before."""
    own = event_id or f"Ev{server.space.number():08d}"
    given = await server.deliver("events_api", outer(event, own))
    await server.space.change()
    return given
