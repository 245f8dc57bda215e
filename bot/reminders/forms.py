"""The questions about how one wants to be reminded."""

from datetime import time

from bot.chat.forms import Choice, Choices, Form, Moment, Option
from bot.chat.text import City, Text, Weekday, _
from bot.reminders.actions import Ahead, DayOff, SaveAway, SaveLeads, SaveQuiet, Where
from bot.reminders.wishes import LEADS, Wishes

AHEAD: dict[Ahead, Text] = {
    Ahead.KIND: _("as each kind of meeting needs it"),
    Ahead.OWN: _("at the times chosen below"),
    Ahead.NONE: _("never"),
}
WHERE: dict[Where, Text] = {
    Where.PRIVATE: _("in private"),
    Where.ROOM: _("only in the group’s room, where it is reminded; else in private"),
}
HOURS = tuple(time(hour) for hour in range(24))
WEEKDAYS = tuple(DayOff)[:7]


def leads_form(wishes: Wishes) -> Form:
    """How long before a meeting, and where."""
    ahead = Ahead.KIND if wishes.leads is None else Ahead.OWN if wishes.leads else Ahead.NONE
    return Form(
        _("Reminders before meetings"),
        SaveLeads,
        (
            Choice(
                "ahead",
                _("When shall I remind you?"),
                options=tuple(Option(value, label) for value, label in AHEAD.items()),
                given=ahead,
            ),
            Choices(
                "leads",
                _("Your own times"),
                _("They count if you chose your own times above."),
                optional=True,
                options=tuple(Option(value, label) for value, label in LEADS.items()),
                given=tuple(wishes.leads or ()),
            ),
            Choice(
                "where",
                _("Where?"),
                options=tuple(Option(value, label) for value, label in WHERE.items()),
                given=Where.ROOM if wishes.in_rooms else Where.PRIVATE,
            ),
        ),
        submit=_("Save"),
    )


def quiet_form(wishes: Wishes, city: City) -> Form:
    """Quiet hours and days off, on the clock of their city."""
    hours = tuple(Option(f"{hour:%H:%M}", hour) for hour in HOURS)
    return Form(
        _("Quiet hours and days off"),
        SaveQuiet,
        (
            Choice(
                "since",
                _("Quiet from"),
                _("On the clock of {city}.", city=city),
                options=hours,
                given=f"{wishes.quiet_from:%H:%M}",
            ),
            Choice(
                "until",
                _("Quiet until"),
                _("The same hour twice means: no quiet hours."),
                options=hours,
                given=f"{wishes.quiet_until:%H:%M}",
            ),
            Choices(
                "days_off",
                _("Days off"),
                optional=True,
                options=(
                    *(Option(day, Weekday(number)) for number, day in enumerate(WEEKDAYS)),
                    Option(DayOff.HOLIDAYS, _("public holidays of your side")),
                ),
                given=days_off(wishes),
            ),
        ),
        submit=_("Save"),
    )


def days_off(wishes: Wishes) -> tuple[DayOff, ...]:
    """The days off as the form knows them."""
    holidays = (DayOff.HOLIDAYS,) if wishes.holidays_off else ()
    return (*(WEEKDAYS[number] for number in wishes.weekdays_off), *holidays)


def away_form(zone: str) -> Form:
    """From when until when one is away, on one's own clock."""
    return Form(
        _("I will be away"),
        SaveAway,
        (
            Moment(
                "since", _("From when on?"), _("Leave it empty for: from now on."), optional=True, zone=zone
            ),
            Moment("until", _("Until when?"), zone=zone),
        ),
        submit=_("Save"),
    )
