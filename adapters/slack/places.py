"""Where things are on Slack: a channel has its id only within a workspace, so a Room's id is `team/channel`.

Made and taken apart here and nowhere else.
"""

from collections.abc import Mapping
from typing import Any

from slack_bolt.request.internals import extract_team_id

from bot.chat.exchange import Account, Room

NAME = "slack"

ALONE = ("D", "U", "W")
"""First letters of a private chat, and of a person, who stands for theirs in windows and in the App Home."""


NO_NAMES = ("", "directmessage", "privategroup")
"""What Slack calls channels whose name it does not tell."""


def room_in(team: str, channel: str, name: str = "") -> Room:
    """A channel or private chat of a workspace, with its name where Slack tells it."""
    title = "" if name in NO_NAMES else f"#{name}"
    return Room(NAME, f"{team}/{channel}", channel.startswith(ALONE), title)


def parts_of(room: Room) -> tuple[str, str]:
    """The workspace and the channel of a room."""
    team, _slash, channel = room.id.partition("/")
    return team, channel


def everywhere_in(team: str) -> Room:
    """A workspace as a whole: all its rooms are in it."""
    return Room(NAME, team)


def team_of(body: Mapping[str, Any]) -> str:
    """The workspace whose installation of the app Slack sends this to; in shared channels not always the person's."""
    return extract_team_id(dict(body)) or ""


def account_of(user: Mapping[str, Any], body: Mapping[str, Any]) -> Account:
    """The person of an interaction, under the workspace that is their own."""
    return Account(NAME, str(user["id"]), str(user.get("team_id") or team_of(body)))


def author_of(event: Mapping[str, Any], body: Mapping[str, Any]) -> Account:
    """The person of an event, under the workspace that is their own."""
    own = event.get("user_team") or event.get("team") or team_of(body)
    return Account(NAME, str(event["user"]), str(own))
