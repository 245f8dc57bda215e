"""The passing words after something was done, and the names of what can change."""

from collections.abc import Mapping

from bot.chat.text import Text, Value, _, _n
from bot.meetings.answers import Mode
from bot.meetings.model import Attendance, Meeting, Part
from bot.meetings.rules import rule_words
from bot.meetings.series import Series
from bot.polls.rules import Quorum
from bot.work import Work

PARTS: Mapping[Part, Text] = {
    Part.TIME: _("time"),
    Part.TITLE: _("title"),
    Part.KIND: _("kind"),
    Part.LENGTH: _("length"),
    Part.PLACE: _("place"),
    Part.LINK: _("web link"),
    Part.LINK_CN: _("web link for mainland China"),
    Part.SPEAKERS: _("speakers"),
    Part.CAPACITY: _("number of places"),
    Part.REGISTER_UNTIL: _("registration deadline"),
    Part.STATE: _("cancelled or not"),
}
"""What can change, as it is said in an enumeration."""


ANSWERS: Mapping[Attendance, Text] = {
    Attendance.YES: _("Attending"),
    Attendance.ALTERNATE: _("Alternate comes"),
    Attendance.NO: _("Not attending"),
    Attendance.MAYBE: _("Maybe"),
    Attendance.WAITING: _("On the waiting list"),
}

MODES: Mapping[Mode, Text] = {
    Mode.ROOM: _("Attending in the room"),
    Mode.ONLINE: _("Attending on line"),
}
"""A yes to a meeting that has a room and a web link."""


QUORUMS: Mapping[Quorum, Text] = {
    Quorum.HALF_PER_SIDE: _("at least half of each side’s organisations"),
    Quorum.HALF: _("at least half of all organisations"),
    Quorum.TWO_THIRDS_PER_SIDE: _("at least two thirds of each side’s organisations"),
    Quorum.TWO_THIRDS: _("at least two thirds of all organisations"),
    Quorum.NONE: _("no quorum"),
}
"""How many organisations with a vote have to be at a meeting."""


def scheduled(work: Work, meeting: Meeting) -> Text:
    """The meeting is kept; says how many rooms will hear of it."""
    rooms = len(work.rooms.of_group(meeting.group_id))
    if not rooms:
        return _(
            "“{title}” is scheduled. No room is used by the group yet, so nobody was told; reminders will come. "
            "/groups in a shared room puts that room to use.",
            title=meeting.title,
        )
    return _n(
        "“{title}” is scheduled and will be announced in {n} room.",
        "“{title}” is scheduled and will be announced in {n} rooms.",
        rooms,
        title=meeting.title,
    )


def repeated(series: Series) -> Text:
    """The meeting has become the first of a series."""
    return _(
        "“{title}” now comes back: {rule}. Each meeting is announced in the rooms when it comes near.",
        title=series.title,
        rule=rule_words(series.rhythm),
    )


def moved(meeting: Meeting) -> Text:
    """The meeting has its new time."""
    return _("“{title}” is now planned for {when}.", title=meeting.title, when=meeting.starts_at)


def cancelled(meeting: Meeting) -> Text:
    """The meeting is cancelled."""
    return _("“{title}” is cancelled. Everyone concerned will be told.", title=meeting.title)


def answered(meeting: Meeting, attendance: Attendance) -> Text:
    """Names the time, since the card that was pressed may be older than the last change."""
    named: dict[str, Value] = {"title": meeting.title, "when": meeting.starts_at}
    match attendance:
        case Attendance.YES:
            return _("You are attending “{title}” on {when}.", **named)
        case Attendance.NO:
            return _("You are not attending “{title}” on {when}.", **named)
        case Attendance.MAYBE:
            return _("You may be attending “{title}” on {when}.", **named)
        case Attendance.ALTERNATE:
            return _("Your alternate comes to “{title}” on {when}.", **named)
        case Attendance.WAITING:
            return _(
                "Every place at “{title}” on {when} is taken. You are on the waiting list and will be told as soon "
                "as there is a place for you.",
                **named,
            )
