"""Reads a typed phrase as a day, a time of day or a moment; never guesses, refuses with words instead."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.chat.dates.clashes import only_day, several_readings, time_missing
from bot.chat.dates.instants import to_instant
from bot.chat.dates.refusals import Unread, empty
from bot.chat.dates.resolving import Read, resolve, resolve_clock
from bot.chat.dates.said import Said
from bot.chat.dates.speech import said_in
from bot.chat.dates.tokens import Token, normal, tokenize
from bot.chat.languages import Language
from bot.chat.typed import typed_line
from bot.errors import Refusal

LONGEST = 80
"""Characters; a date needs no more, and nothing longer is looked at."""

T = TypeVar("T")


def read(phrase: str, language: Language, now: datetime, zone: str) -> Read:
    """What a phrase says to someone whose clock is in `zone` (IANA); Refusal when that is not clear."""
    return _in_any_language(phrase, language, lambda said: resolve(said, now, ZoneInfo(zone)))


def read_moment(phrase: str, language: Language, now: datetime, zone: str) -> datetime:
    """The moment (UTC) that a phrase names; Refusal without a time of day, or at a change of clocks."""
    found = read(phrase, language, now, zone)
    if found.clock is None:
        raise time_missing()
    return to_instant(found.day, found.clock, found.zone or zone)


def read_day(phrase: str, language: Language, now: datetime, zone: str) -> date:
    """The day that a phrase names; Refusal when it says a time as well."""
    found = read(phrase, language, now, zone)
    if found.clock is not None:
        raise only_day()
    return found.day


def read_clock(phrase: str, language: Language) -> time:
    """A time of day alone; Refusal when a day or a zone is named. The end of the day is 00:00."""
    return _in_any_language(phrase, language, resolve_clock)


def _in_any_language(phrase: str, language: Language, make: Callable[[Said], T]) -> T:
    """Read in the writer's language; when its words are not understood, in the only other one that fits."""
    text = normal(typed_line(phrase, LONGEST))
    tokens = tokenize(text)
    if not tokens:
        raise empty()
    try:
        return make(said_in(language, text, tokens))
    except Unread as own:
        others = [each for each in Language if each is not language]
        return _in_another(others, text, tokens, make, own)


def _in_another(
    others: Sequence[Language], text: str, tokens: Sequence[Token], make: Callable[[Said], T], own: Unread
) -> T:
    found: set[T] = set()
    refused: list[Refusal] = []
    for language in others:
        try:
            found.add(make(said_in(language, text, tokens)))
        except Unread:
            continue
        except Refusal as refusal:
            refused.append(refusal)
    if len(found) > 1:
        raise several_readings(text)
    if not found:
        raise (refused or [own])[0]
    return found.pop()
