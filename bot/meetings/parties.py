"""Who meets: the sides of a group, the clock and the working days of each, and every city that takes part."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cities import BEIJING, BERLIN, BY_KEY
from bot.chat.text import City, Text, _
from bot.meetings.slots import Party, burdens_of
from bot.membership.roles import Side
from bot.work import Work
from bot.workdays.calendar import Calendar
from bot.workdays.model import Country
from bot.workdays.states import STATE_OF

SIDES = {Side.CN: (Country.CN, BEIJING), Side.DE: (Country.DE, BERLIN)}
"""By side: whose holidays it keeps, and the city assumed while none of its members says where they live."""

SIDE_NAMES: dict[str, Text] = {Side.CN.value: _("Chinese side"), Side.DE.value: _("German side")}


@dataclass(frozen=True)
class Present:
    """Who takes part: the parties whose hours and working days count, and every city, those of the rooms first."""

    parties: tuple[Party, ...]
    cities: tuple[City, ...]

    @property
    def calendars(self) -> tuple[Calendar, ...]:
        """The working days of all."""
        return tuple(party.calendar for party in self.parties)


def present_in(work: Work, group_id: int) -> Present:
    """Both sides of a group as its members live now; a side's clock is that of most of its members."""
    members = [place.member for place in work.members.in_group(group_id)]
    rooms = [key for bound in work.rooms.of_group(group_id) for key in bound.city_keys]
    parties = [
        party
        for side in SIDES
        for party in _parties(work, side, [each.city for each in members if each.side is side], rooms)
    ]
    often = Counter(member.city_key for member in members)
    keys = dict.fromkeys((*rooms, *(key for key, _times in often.most_common())))
    return Present(tuple(parties), tuple(BY_KEY[key] for key in keys) or (BEIJING, BERLIN))


def _parties(work: Work, side: Side, homes: list[City], rooms: list[str]) -> Iterator[Party]:
    """A side, once for each set of holidays that its members keep: in Germany, the states."""
    country, usual = SIDES[side]
    homes = homes or [BY_KEY[key] for key in rooms if BY_KEY[key].country == country] or [usual]
    zone = Counter(city.zone for city in homes).most_common(1)[0][0]
    for state in sorted({STATE_OF.get(city.key, "") if country is Country.DE else "" for city in homes}):
        yield Party(side.value, zone, Calendar(country, work.notices.find, state))


def borne_in(work: Work, group_id: int, parties: tuple[Party, ...], now: datetime) -> dict[str, int]:
    """What each side has borne in the meetings of this year (UTC) up to now, in steps of half an hour."""
    borne = dict.fromkeys((party.key for party in parties), 0)
    new_year = datetime(now.year, 1, 1, tzinfo=UTC)
    for meeting in work.meetings.held_between(group_id, new_year, now):
        burdens = burdens_of(parties, meeting.starts_at, timedelta(minutes=meeting.minutes))
        borne = {key: steps + burdens[key] for key, steps in borne.items()}
    return borne


@dataclass(frozen=True)
class Rest:
    """A day on which a side does not work or can hardly be reached: the key of its name. `off`: nobody works."""

    side: str
    day: date
    key: str
    off: bool


def rests_at(at: datetime, parties: tuple[Party, ...]) -> tuple[Rest, ...]:
    """Which sides rest on the day that this moment (UTC) has on their clock; weekends are not counted."""
    days = ((party, at.astimezone(ZoneInfo(party.zone)).date()) for party in parties)
    found = (rest_on(party, day) for party, day in days)
    return tuple({(rest.side, rest.key): rest for rest in found if rest is not None}.values())


def rest_on(party: Party, day: date) -> Rest | None:
    """Whether and why the party rests on a day; the name of the holiday goes before that of the season."""
    holiday, season = party.calendar.name_of(day), party.calendar.season(day)
    if holiday is not None:
        return Rest(party.key, day, holiday if holiday != "day_off" else season or holiday, off=True)
    return Rest(party.key, day, season, off=False) if season is not None else None
