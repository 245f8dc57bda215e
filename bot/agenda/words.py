"""Words for meetings in lists, where several share their title."""

from zoneinfo import ZoneInfo

from bot.chat.text import Text, _
from bot.meetings.model import Meeting


def dated(meeting: Meeting) -> Text:
    """The title after the day on the meeting's own clock: regular meetings share their title."""
    day = meeting.starts_at.astimezone(ZoneInfo(meeting.zone)).date()
    return _("{day}: {title}", day=day, title=meeting.title)
