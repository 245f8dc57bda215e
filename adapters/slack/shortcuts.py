"""Shortcuts: what Slack offers beside every message, and in its menu. Each is a command; slash commands do not work
in threads, these do.

Slack shows their names in one language only: English, which both sides read. What opens is in the reader's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from adapters.slack.inbound import Asking, Body, source_of
from adapters.slack.places import account_of, room_in, team_of
from adapters.slack.text import typed
from bot.chat.exchange import Said
from bot.chat.text import Text
from bot.guide.menu import OPEN, PROPOSE


@dataclass(frozen=True)
class Shortcut:
    """Its id, its name (at most 24 characters), and the command it stands for; `message`: offered beside messages."""

    id: str
    name: Text
    command: str
    message: bool = False


SHORTCUTS = (
    Shortcut("propose_message", PROPOSE, "propose", message=True),
    Shortcut("menu_beside_message", OPEN, "menu", message=True),
    Shortcut("menu_anywhere", OPEN, "menu"),
)
IDS: Mapping[str, Shortcut] = {each.id: each for each in SHORTCUTS}


def read_shortcut(body: Body) -> Asking:
    """A shortcut: its command, with the text of the message after it. What it answers opens in a window."""
    shortcut, user = IDS[body["callback_id"]], body["user"]
    message, channel = body.get("message") or {}, body.get("channel") or {}
    text = typed(str(message.get("text") or "")) if shortcut.command == "propose" else ""
    return Asking(
        account=account_of(user, body),
        room=room_in(team_of(body), channel.get("id") or user["id"]),
        asks=Said(f"/{shortcut.command} {text}".strip()),
        source_id=source_of("shortcut", body["trigger_id"]),
        called=user.get("name") or user.get("username") or "",
        trigger=body["trigger_id"],
        response_url=body.get("response_url") or "",
        thread=message.get("thread_ts"),
        new_window=True,
    )
