"""What Slack's events tell of channels, of the people in them and of accounts; nobody asked for anything."""

from collections.abc import Callable, Mapping

from adapters.slack.inbound import Body, source_of
from adapters.slack.places import NAME, account_of, author_of, room_in, team_of
from bot.chat.exchange import Room
from bot.chat.happenings import (
    AccountClosed,
    AccountOpened,
    Happening,
    Notice,
    PersonCame,
    PersonLeft,
    RoomClosed,
    RoomOpened,
    RoomRenamed,
)


def notice_of(body: Body, bot: str) -> Notice:
    """What an event of KINDS tells the bot that is this user.

    Profiles change all the time: one of somebody who is there is not kept in mind, as it may be applied again.
    """
    happened = KINDS[body["event"]["type"]](body, bot)
    passing = isinstance(happened, AccountOpened)
    return Notice(NAME, (happened,), None if passing else source_of("event", body["event_id"]))


def _came(body: Body, bot: str) -> Happening:
    event, room = body["event"], _room(body)
    return RoomOpened(room) if event["user"] == bot else PersonCame(room, author_of(event, body))


def _left(body: Body, bot: str) -> Happening:
    event, room = body["event"], _room(body)
    return RoomClosed(room) if event["user"] == bot else PersonLeft(room, author_of(event, body))


def _opened(body: Body, bot: str) -> Happening:
    return RoomOpened(_room(body))


def _closed(body: Body, bot: str) -> Happening:
    return RoomClosed(_room(body))


def _renamed(body: Body, bot: str) -> Happening:
    channel = body["event"]["channel"]
    return RoomRenamed(room_in(team_of(body), channel["id"], str(channel.get("name", ""))))


def _profile(body: Body, bot: str) -> Happening:
    user = body["event"]["user"]
    account = account_of(user, body)
    return AccountClosed(account) if user.get("deleted") else AccountOpened(account)


def _room(body: Body) -> Room:
    return room_in(team_of(body), body["event"]["channel"])


KINDS: Mapping[str, Callable[[Body, str], Happening]] = {
    "channel_archive": _closed,
    "channel_deleted": _closed,
    "channel_left": _closed,
    "channel_rename": _renamed,
    "channel_unarchive": _opened,
    "group_archive": _closed,
    "group_deleted": _closed,
    "group_left": _closed,
    "group_rename": _renamed,
    "group_unarchive": _opened,
    "member_joined_channel": _came,
    "member_left_channel": _left,
    "user_change": _profile,
}
"""What each kind of event means; the manifest asks for all of them. Groups are private channels here."""
