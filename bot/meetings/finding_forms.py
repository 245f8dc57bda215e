"""The forms that look for a time: the search, the date poll, and the meeting that comes of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cities import BEIJING, BERLIN
from bot.chat.forms import Choice, Choices, Form, Line, Moment, Number, Option, Tongues
from bot.chat.text import City, Clocks, Words, _
from bot.meetings.forms import LONGEST, SHORTEST, where_fields
from bot.meetings.model import Meeting, moment_of, stamp
from bot.meetings.series_actions import AskDates, FindSlots, ScheduleDate
from bot.meetings.slots import Slot
from bot.membership.model import Group

USUAL, WEEKS = 60, timedelta(weeks=4)
OFFERED, CHOSEN = 8, 5
"""Times that the form of a date poll offers, the best first, and how many of them are chosen at first."""


def find_form(group: Group, city: City, now: datetime) -> Form:
    """How long, and from when to when; beginning with the next four weeks."""
    today = now.astimezone(ZoneInfo(city.zone)).date()
    return Form(
        _("Find a time"),
        FindSlots,
        (
            Number("minutes", _("How many minutes will it last?"), least=SHORTEST, most=LONGEST, given=USUAL),
            Line(
                "first",
                _("From which day?"),
                _day_help(),
                longest=80,
                given=(today + timedelta(days=1)).isoformat(),
            ),
            Line("last", _("To which day?"), _day_help(), longest=80, given=(today + WEEKS).isoformat()),
        ),
        _("Find times"),
        {"group": group.id},
        _(
            "For “{group}”. Times are proposed in which both sides work, and holidays of both are known.",
            group=group.name,
        ),
    )


def _day_help() -> Words:
    return _("For example 2026-12-01 or “next Tuesday”.")


def date_poll_form(group: Group, city: City, slots: Sequence[Slot]) -> Form:
    """What the meeting is about, which of the best times are asked about, and until when."""
    dates = sorted(slot.starts_at for slot in slots[:OFFERED])
    best = {stamp(slot.starts_at) for slot in slots[:CHOSEN]}
    options = tuple(Option(str(stamp(at)), _("{when}", when=Clocks(at, (BEIJING, BERLIN)))) for at in dates)
    return Form(
        _("Ask by date poll"),
        AskDates,
        (
            Tongues("title", _("What is the meeting about?"), languages=group.languages),
            Choices(
                "dates",
                _("Which times?"),
                options=options,
                given=tuple(option.value for option in options if int(option.value) in best),
            ),
            Moment(
                "closes_at",
                _("Deadline (clock: {city})", city=city),
                _(
                    "Day and time in {city}, for example 2026-12-01 18:00 or “next Friday at 6 pm”.",
                    city=city,
                ),
                zone=city.zone,
            ),
        ),
        _("Open the poll"),
        {"group": group.id},
        _(
            "For “{group}”. Everyone says of each time whether it suits, and the best one can become the meeting.",
            group=group.name,
        ),
    )


def use_date_form(
    poll_id: int, dates: Sequence[datetime], best: datetime, question: Words, last: Meeting | None
) -> Form:
    """Which date becomes the meeting, the best one first, and where it takes place: where the last one did, unless
    something else is given."""
    where = (last.place, last.link, last.link_cn) if last else ("", "", "")
    options = tuple(Option(str(stamp(at)), _("{when}", when=Clocks(at, (BEIJING, BERLIN)))) for at in dates)
    return Form(
        _("Make it a meeting"),
        ScheduleDate,
        (
            Choice("starts_at", _("Which date?"), options=options, given=str(stamp(best))),
            Number(
                "minutes",
                _("How many minutes will it last?"),
                least=SHORTEST,
                most=LONGEST,
                given=last.minutes if last else USUAL,
            ),
            *where_fields(*where),
        ),
        _("Schedule"),
        {"poll": poll_id},
        _(
            "“{question}”. The answers become attendance: who said it suits is attending, if need be is maybe.",
            question=question,
        ),
    )


def moment_in(value: str) -> datetime:
    """The moment behind an option of these forms."""
    return moment_of(int(value))
