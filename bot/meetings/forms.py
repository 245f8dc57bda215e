"""The forms of meetings."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.forms import Form, Line, Moment, Number, Tongues
from bot.chat.text import City, Text, _
from bot.meetings.actions import CancelWithReason, MoveMeeting, ScheduleMeeting
from bot.meetings.model import Meeting
from bot.membership.model import Group

SHORTEST, USUAL, LONGEST = 15, 60, 480
"""How many minutes a meeting lasts."""


def schedule_form(group: Group, city: City, at: datetime | None, why_not: Text | None) -> Form:
    """A new meeting; `at` (UTC) is the moment to begin with, `why_not` says why the one typed cannot be."""
    return Form(
        _("Schedule a meeting"),
        ScheduleMeeting,
        (
            Tongues("title", _("What is it about?"), languages=group.languages),
            _moment(city, at),
            Number("minutes", _("How many minutes will it last?"), least=SHORTEST, most=LONGEST, given=USUAL),
            Line(
                "place",
                _("Place"),
                _("Where people meet. Leave it empty when everyone takes part on line."),
                optional=True,
                longest=200,
            ),
            Line(
                "link",
                _("Web link"),
                _("Where people join on line: an address that begins with https://"),
                optional=True,
                longest=400,
            ),
        ),
        _("Schedule"),
        {"group": group.id},
        why_not or _("For “{group}”. A place or a web link is needed.", group=group.name),
    )


def move_form(meeting: Meeting, revision: int, city: City) -> Form:
    """Another moment for a meeting, beginning with the present one."""
    return Form(
        _("Reschedule the meeting"),
        MoveMeeting,
        (_moment(city, meeting.starts_at),),
        _("Reschedule"),
        {"meeting": meeting.id, "revision": revision},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def cancel_form(meeting: Meeting, revision: int, group: Group) -> Form:
    """The reason why a meeting is cancelled."""
    reason = Tongues(
        "reason",
        _("Why is it cancelled?"),
        _("Everyone concerned will read it."),
        optional=True,
        languages=group.languages,
        longest=300,
    )
    return Form(
        _("Cancel the meeting"),
        CancelWithReason,
        (reason,),
        _("Cancel the meeting"),
        {"meeting": meeting.id, "revision": revision},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def _moment(city: City, at: datetime | None) -> Moment:
    return Moment(
        "starts_at",
        _("Day and time (clock: {city})", city=city),
        _("The time as it is in {city}, for example 2026-12-01 15:00 or “next Tuesday at 3 pm”.", city=city),
        zone=city.zone,
        given=f"{at.astimezone(ZoneInfo(city.zone)):%Y-%m-%dT%H:%M}" if at else "",
    )
