"""The list of the next meetings, and what leads on from it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.paging import page_buttons
from bot.chat.text import Text, Value, _
from bot.meetings.actions import OpenSchedule, ShowMeeting, TurnMeetings
from bot.meetings.additions import added_to_list
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting
from bot.meetings.series_actions import OpenFind
from bot.membership.model import Group


def list_card(
    page_of: Sequence[tuple[Meeting, Group]],
    page: int,
    count: int,
    group: Group | None,
    zone: str,
    *,
    changing: bool = False,
) -> Card:
    """A page of what is coming, in one group or in several; buttons name the day on the clock of `zone` (IANA).

    `changing`: the reader coordinates this one group and is offered to plan another meeting.
    """
    title = _("Next meetings of “{group}”", group=group.name) if group else _("Next meetings")
    planning = _planning(group) if group and changing else ()
    if not count:
        words = _("No meeting is planned. A coordinator can schedule one with /meet.")
        return Card(title, (Paragraph(words), *planning))
    pairs = tuple((each.title, _when_and_whose(each, None if group else owner)) for each, owner in page_of)
    opening = tuple(Button(_dated(each, zone), ShowMeeting(each.id)) for each, _owner in page_of)
    turning = page_buttons(page, count, lambda to: TurnMeetings(group.id if group else None, to))
    further = (Buttons(added),) if (added := added_to_list(group)) else ()
    return Card(title, (Facts(pairs), Buttons(opening), *turning, *planning, *further))


def _planning(group: Group) -> tuple[Block, ...]:
    return (
        Buttons(
            (
                Button(_("Schedule a meeting"), OpenSchedule(group.id)),
                Button(_("Find a time"), OpenFind(group.id)),
            )
        ),
    )


def _when_and_whose(meeting: Meeting, owner: Group | None) -> Value:
    both = both_clocks(meeting.starts_at)
    return _("{when} ({group})", when=both, group=owner.name) if owner else both


def _dated(meeting: Meeting, zone: str) -> Text:
    """Regular meetings share their title: the day, first so that no platform cuts it off, tells them apart."""
    day = meeting.starts_at.astimezone(ZoneInfo(zone)).date()
    return _("{day}: {title}", day=day, title=meeting.title)
