"""What Slack sends becomes an Asking: who asks what where, and by which ways the answer can go."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from adapters.slack.answers import answers_of, origin_of, room_of
from adapters.slack.limits import SOURCE
from adapters.slack.places import NAME, account_of, author_of, parts_of, room_in, team_of
from adapters.slack.text import typed
from bot.chat.exchange import Account, Arrived, Checked, Pressed, Room, Said, Submitted

Body = Mapping[str, Any]

MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
SAID = frozenset((None, "file_share", "thread_broadcast"))
"""Kinds of messages that people write; edits, joins and the like are not said to us."""


@dataclass(frozen=True)
class Asking:
    """One thing that came in. Which of the ways are there depends on how it came."""

    account: Account
    room: Room
    asks: Pressed | Submitted | Checked | Said | Arrived
    source_id: str
    called: str = ""
    trigger: str = ""
    response_url: str = ""
    ephemeral: bool = False
    message: str = ""
    """The ref of the pressed message, where only this person sees it."""

    thread: str | None = None
    window: str = ""
    """The modal in which a button was pressed."""

    new_window: bool = False
    """Whether the answer opens a window where none is: over the App Home, or after a shortcut."""

    held: tuple[str, str] | None = None
    """The window that was opened to wait for this answer, and its hash."""

    @property
    def team(self) -> str:
        """The workspace it came through."""
        return parts_of(self.room)[0]

    @property
    def in_window(self) -> bool:
        """Whether the answer goes into a window rather than into a chat."""
        return self.new_window or bool(self.window)


def read_command(body: Body) -> Asking:
    """`/wg …`: the rest is a command in any language; nothing at all asks for help."""
    team = team_of(body)
    return Asking(
        account=Account(NAME, body["user_id"], team),
        room=room_in(team, body["channel_id"], body.get("channel_name", "")),
        asks=Said(_as_command(body.get("text", ""))),
        source_id=source_of("command", body["trigger_id"]),
        called=body.get("user_name", ""),
        trigger=body["trigger_id"],
        response_url=body.get("response_url", ""),
    )


def read_press(body: Body) -> Asking:
    """A button: in a message, in a modal or in the App Home."""
    user, action, box = body["user"], body["actions"][0], body.get("container", {})
    view, team = body.get("view") or {}, team_of(body)
    channel = str((body.get("channel") or {}).get("id") or box.get("channel_id") or "")
    room = room_in(team, channel) if channel else room_of(view, team, user["id"])
    ephemeral = bool(box.get("is_ephemeral"))
    private = room.private and not ephemeral and "message_ts" in box
    return Asking(
        account=account_of(user, body),
        room=room,
        asks=Pressed(str(action.get("value", ""))),
        source_id=source_of("press", f"{body['trigger_id']}:{action['action_id']}"),
        called=user.get("name") or user.get("username") or "",
        trigger=body["trigger_id"],
        response_url=body.get("response_url") or "",
        ephemeral=ephemeral,
        message=f"{room.id}:{box['message_ts']}" if private else "",
        thread=(body.get("message") or {}).get("thread_ts"),
        window=view.get("id", "") if view.get("type") == "modal" else "",
        new_window=view.get("type") == "home",
    )


def read_submission(body: Body) -> Asking:
    """A filled form. A view has another hash after each change, so the same answers in it are the same submission:
    pressed twice, or once more because Slack did not wait for the answer."""
    user, view = body["user"], body["view"]
    origin, answers = origin_of(view), answers_of(view)
    filled = sha256(repr(sorted(answers.items())).encode()).hexdigest()[:24]
    return Asking(
        account=account_of(user, body),
        room=origin.room,
        asks=Submitted(origin.opener, answers),
        source_id=source_of("form", f"{view['id']}:{view.get('hash', '')}:{filled}"),
        called=user.get("name") or user.get("username") or "",
        window=view["id"] if origin.window else "",
    )


def read_message(body: Body) -> Asking | None:
    """Something said to the bot in its private chat; None for what is not said by a person, or not in private."""
    event = body["event"]
    private = event.get("channel_type") == "im"
    if not private or event.get("subtype") not in SAID or event.get("bot_id") or not event.get("text"):
        return None
    room, source = room_in(team_of(body), event["channel"]), source_of("event", body["event_id"])
    said = Said(typed(event["text"]))
    return Asking(author_of(event, body), room, said, source, thread=event.get("thread_ts"))


def read_mention(body: Body) -> Asking | None:
    """The bot was called in a channel: the rest is a command."""
    event = body["event"]
    if event.get("bot_id") or not event.get("user"):
        return None
    said = Said(_as_command(MENTION.sub(" ", event.get("text", ""), count=1)))
    room, source = room_in(team_of(body), event["channel"]), source_of("event", body["event_id"])
    return Asking(author_of(event, body), room, said, source, thread=event.get("thread_ts"))


def read_invitation(body: Body, bot: str) -> Asking | None:
    """Somebody brought the bot into a channel: they ask for help there. None when others join."""
    event = body["event"]
    if event["type"] != "member_joined_channel" or event.get("user") != bot or not event.get("inviter"):
        return None
    team, source = team_of(body), source_of("invitation", body["event_id"])
    inviter = Account(NAME, event["inviter"], team)
    return Asking(inviter, room_in(team, event["channel"]), Said("/help"), source)


def read_arrival(body: Body) -> Asking:
    """Somebody opened the bot's page or private chat."""
    event = body["event"]
    room = room_in(team_of(body), event.get("channel") or event["user"])
    return Asking(author_of(event, body), room, Arrived(), source_of("event", body["event_id"]))


def _as_command(text: str) -> str:
    said = typed(text).strip()
    return said if said.startswith(("/", "／")) else f"/{said or 'help'}"


def source_of(kind: str, own: str) -> str:
    """The id under which something that came in is applied once; short, whatever Slack calls it."""
    source = f"{kind}:{own}"
    return source if len(source) <= SOURCE else f"{kind}:{sha256(own.encode()).hexdigest()}"
