"""Dates to choose from: picked, or typed as people type dates, become the options of a date poll."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.chat.cities import BEIJING, BERLIN
from bot.chat.forms import Moment, Prose, Question
from bot.chat.reading import Writer, read_moment
from bot.chat.text import City, Clocks, Text, Verbatim, _
from bot.errors import Refusal
from bot.polls.options import MOST

FURTHER = "further"
LONGEST_FURTHER = 800
Wrong = dict[str, Text]
"""What is wrong, by the field of the form."""


def date_questions(city: City) -> tuple[Question, ...]:
    """Two dates to be picked or typed, a third if there is one, and room for more."""
    labels = {
        "first": _("First date (clock: {city})", city=city),
        "second": _("Second date (clock: {city})", city=city),
        "third": _("Third date (clock: {city})", city=city),
    }
    picked = tuple(
        Moment(name, label, optional=name == "third", zone=city.zone) for name, label in labels.items()
    )
    further = Prose(
        FURTHER,
        _("Further dates, one a line"),
        _("Day and time in {city} in each line, for example 2026-12-01 15:00.", city=city),
        optional=True,
        longest=LONGEST_FURTHER,
    )
    return (*picked, further)


def moments_from(
    picked: Mapping[str, datetime | None], further: str, zone: str, writer: Writer
) -> tuple[tuple[datetime, ...], Wrong]:
    """The dates in their order (UTC), and what is wrong: past, unclear, given twice, or more than a poll has.

    `further` holds one date a line, on the clock of `zone`.
    """
    dates: list[datetime] = []
    for name, at in picked.items():
        if at is not None and at in dates:
            return (), {name: _twice(at)}
        dates += [] if at is None else [at]
    for line in filter(None, map(str.strip, further.splitlines())):
        try:
            at = read_moment(line, zone, writer)
        except Refusal as refusal:
            return (), {FURTHER: _("“{line}”: {reason}", line=Verbatim(line), reason=refusal.words)}
        if at in dates:
            return (), {FURTHER: _twice(at)}
        dates.append(at)
    return tuple(sorted(dates)), _too_many(dates)


def _twice(at: datetime) -> Text:
    when = Clocks(at, (BEIJING, BERLIN))
    return _("The date {when} is there twice. Please give each once.", when=when)


def _too_many(dates: Sequence[datetime]) -> Wrong:
    if len(dates) <= MOST:
        return {}
    return {
        FURTHER: _(
            "These are {count} dates, and a poll has at most {most}. Please leave some out.",
            count=len(dates),
            most=MOST,
        )
    }


def too_late(closes_at: datetime, dates: Sequence[datetime]) -> Wrong:
    """What is wrong with a deadline that some of the dates do not wait for."""
    if closes_at < min(dates):
        return {}
    return {
        "closes_at": _(
            "The first date, {when}, comes before this deadline. Please choose an earlier deadline.",
            when=Clocks(min(dates), (BEIJING, BERLIN)),
        )
    }
