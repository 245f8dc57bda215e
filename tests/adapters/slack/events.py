"""What Slack sends around an event, and what each of its methods takes."""

from typing import Any

from tests.adapters.slack.state import APP_ID, TEAM, Json, Message

ARGUMENTS = {
    "auth.test": ("", ""),
    "users.info": ("user", "include_locale"),
    "conversations.history": ("channel limit", "include_all_metadata"),
    "conversations.open": ("users", ""),
    "chat.postMessage": ("channel text blocks unfurl_links", "unfurl_media link_names parse metadata"),
    "chat.update": ("channel ts text blocks", "link_names parse"),
    "chat.postEphemeral": ("channel user text blocks", "link_names parse thread_ts"),
    "files.getUploadURLExternal": ("filename length", "alt_txt"),
    "files.completeUploadExternal": ("files channel_id", "thread_ts"),
    "files.delete": ("file", ""),
    "views.open": ("trigger_id view", ""),
    "views.push": ("trigger_id view", ""),
    "views.update": ("view_id view", "hash"),
    "views.publish": ("user_id view", "hash"),
}
"""What each method needs and what else it takes."""


def outer(event: dict[str, Any], event_id: str, team: str = TEAM) -> Json:
    """An event as Slack wraps it."""
    return {
        "type": "event_callback",
        "team_id": team,
        "api_app_id": APP_ID,
        "event_id": event_id,
        "event_time": 1795572000,
        "event": event,
    }


def as_history(message: Message, *, with_metadata: bool) -> Json:
    """A message as conversations.history gives it."""
    shown: Json = {"type": "message", "ts": message.ts, "text": message.text, "blocks": message.blocks}
    shown |= {"bot_id": message.by, "app_id": APP_ID}
    if with_metadata and message.metadata is not None:
        shown["metadata"] = message.metadata
    return shown
