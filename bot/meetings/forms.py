"""The forms of meetings."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.forms import Choice, Form, Line, Moment, Number, Option, Question, Tongues
from bot.chat.text import City, Minutes, Text, _
from bot.meetings.actions import CancelWithReason, EditMeeting, MoveMeeting, ScheduleMeeting
from bot.meetings.kinds import TEMPLATES, Detail, Kind
from bot.meetings.model import Meeting
from bot.meetings.series import Scope
from bot.membership.model import Group

SHORTEST, LONGEST = 15, 480
"""How many minutes a meeting lasts."""

MOST_PLACES = 9999


def schedule_form(
    group: Group, city: City, at: datetime | None, minutes: int | None, why_not: Text | None
) -> Form:
    """A new meeting; `at` (UTC) is the moment to begin with, `why_not` says why the one typed cannot be."""
    kind = Kind.PLENARY if group.parent_id is None else Kind.EXPERT_GROUP
    return Form(
        _("Schedule a meeting"),
        ScheduleMeeting,
        (
            Tongues("title", _("What is it about?"), languages=group.languages),
            _moment("starts_at", _("Day and time (clock: {city})", city=city), city, at),
            _kind(kind),
            Number(
                "minutes",
                _("How many minutes will it last?"),
                _("Leave it empty for the usual length of its kind."),
                optional=True,
                least=SHORTEST,
                most=LONGEST,
                given=minutes,
            ),
            *where_fields("", "", ""),
        ),
        _("Schedule"),
        {"group": group.id},
        why_not or _("For “{group}”. A place or a web link is needed.", group=group.name),
    )


def edit_form(meeting: Meeting, revision: int, group: Group, city: City) -> Form:
    """Everything about a meeting but its time, beginning with what it is now; only what its kind has is asked."""
    details = tuple(_details(meeting, city))
    asked = {each.name for each in details}
    left: dict[str, object] = {name.value: getattr(meeting, name) for name in Detail if name not in asked}
    scope = _scope(meeting)
    return Form(
        _("Change the meeting"),
        EditMeeting,
        (
            Tongues(
                "title", _("What is it about?"), languages=group.languages, given=dict(meeting.title.texts)
            ),
            _kind(meeting.kind),
            Number(
                "minutes",
                _("How many minutes will it last?"),
                least=SHORTEST,
                most=LONGEST,
                given=meeting.minutes,
            ),
            *where_fields(meeting.place, meeting.link, meeting.link_cn),
            *details,
            *scope,
        ),
        _("Save"),
        {"meeting": meeting.id, "revision": revision, **left, **_no_scope(scope)},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def move_form(meeting: Meeting, revision: int, city: City) -> Form:
    """Another moment for a meeting, beginning with the present one."""
    scope = _scope(meeting)
    label = _("Day and time (clock: {city})", city=city)
    return Form(
        _("Reschedule the meeting"),
        MoveMeeting,
        (_moment("starts_at", label, city, meeting.starts_at), *scope),
        _("Reschedule"),
        {"meeting": meeting.id, "revision": revision, **_no_scope(scope)},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def cancel_form(meeting: Meeting, revision: int, group: Group) -> Form:
    """The reason why a meeting is cancelled."""
    scope = _scope(meeting)
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
        (reason, *scope),
        _("Cancel the meeting"),
        {"meeting": meeting.id, "revision": revision, **_no_scope(scope)},
        _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at),
    )


def _kind(given: Kind) -> Choice:
    options = tuple(
        Option(kind.value, _("{kind}, usually {length}", kind=each.name, length=Minutes(each.minutes)))
        for kind, each in TEMPLATES.items()
    )
    return Choice("kind", _("What kind of meeting?"), options=options, given=given.value)


def where_fields(place: str, link: str, link_cn: str) -> tuple[Question, ...]:
    """Where a meeting takes place, beginning with these."""
    return (
        Line(
            "place",
            _("Place"),
            _("Where people meet. Leave it empty when everyone takes part on line."),
            optional=True,
            longest=200,
            given=place,
        ),
        Line(
            "link",
            _("Web link"),
            _("Where people join on line: an address that begins with https://"),
            optional=True,
            longest=400,
            given=link,
        ),
        Line(
            "link_cn",
            _("Web link for mainland China"),
            _("If the other one does not open there. People in China then see this one first."),
            optional=True,
            longest=400,
            given=link_cn,
        ),
    )


def _details(meeting: Meeting, city: City) -> Iterator[Question]:
    """What only some kinds are asked for, and what was given while it was of another kind."""
    details = meeting.template.details
    if Detail.SPEAKERS in details or meeting.speakers:
        yield Line("speakers", _("Who speaks?"), optional=True, longest=300, given=meeting.speakers)
    if Detail.CAPACITY in details or meeting.capacity is not None:
        help_ = _("Whoever comes later is put on a waiting list. Leave it empty for no limit.")
        label = _("How many places are there?")
        yield Number("capacity", label, help_, optional=True, most=MOST_PLACES, given=meeting.capacity)
    if Detail.REGISTER_UNTIL in details or meeting.register_until is not None:
        label = _("Registration until (clock: {city})", city=city)
        yield _moment("register_until", label, city, meeting.register_until, optional=True)


def _scope(meeting: Meeting) -> tuple[Question, ...]:
    """Of a series: only this meeting, or those that follow, too."""
    if meeting.series_id is None:
        return ()
    options = (
        Option(Scope.THIS.value, _("only this one")),
        Option(Scope.FOLLOWING.value, _("this and all later ones")),
    )
    label = _("For which meetings of the series?")
    return (Choice("scope", label, options=options, given=Scope.THIS.value),)


def _no_scope(scope: tuple[Question, ...]) -> dict[str, object]:
    return {} if scope else {"scope": None}


def _moment(name: str, label: Text, city: City, at: datetime | None, *, optional: bool = False) -> Moment:
    return Moment(
        name,
        label,
        _("The time as it is in {city}, for example 2026-12-01 15:00 or “next Tuesday at 3 pm”.", city=city),
        optional,
        zone=city.zone,
        given=f"{at.astimezone(ZoneInfo(city.zone)):%Y-%m-%dT%H:%M}" if at else "",
    )
