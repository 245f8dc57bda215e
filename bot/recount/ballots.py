"""Whether ballots and seats of an exported poll can be: every ballot possible, one for each seat, no seat too many."""

from collections import Counter
from collections.abc import Iterator

from bot.chat.text import Text, Value, _
from bot.recount.differing import SIDES as NAMES
from bot.recount.differing import figure
from bot.recount.marks import is_possible
from bot.recount.paper import SIDES, Paper

MOST_HELD = 2
"""Votes of others that one organisation may hold."""


def wrong_ballots(paper: Paper) -> Iterator[Text]:
    """Ballots nobody can have cast, and seats with two."""
    seats = {seat.number: seat.side for seat in paper.seats or ()}
    for ballot in paper.ballots or ():
        if not ballot.count or not is_possible(paper.method, ballot.marks, len(paper.options)):
            yield _("Ballot {row}: its marks are not possible in a poll of this method.", row=ballot.row)
        if paper.formal and ballot.side is not None and ballot.side not in SIDES:
            yield _("Ballot {row}: it belongs to no side that has a vote.", row=ballot.row)
        if ballot.seat is None:
            continue
        if ballot.seat not in seats:
            yield _("Ballot {row}: there is no seat {seat} to cast it.", row=ballot.row, seat=ballot.seat)
        elif seats[ballot.seat] != ballot.side or ballot.count != 1:
            yield _("Ballot {row}: it is not that of seat {seat}.", row=ballot.row, seat=ballot.seat)
    cast = Counter(each.seat for each in paper.ballots or () if each.seat is not None)
    for seat, times in cast.items():
        if times > 1:
            yield _("Seat {seat} has cast more than one ballot.", seat=seat)


def wrong_seats(paper: Paper) -> Iterator[Text]:
    """Totals of those entitled that do not fit the seats, more ballots than seats, proxies that cannot be."""
    if paper.formal and sum(paper.entitled_by_side.values()) != paper.entitled:
        yield figure(_("Votes that could be cast"), paper.entitled, sum(paper.entitled_by_side.values()))
    for side in SIDES if paper.seats is not None else ():
        seats = sum(seat.side == side for seat in paper.seats or ())
        if seats != paper.entitled_by_side.get(side, 0):
            yield figure(_seats(side), paper.entitled_by_side.get(side, 0), seats)
    if len({seat.number for seat in paper.seats or ()}) != len(paper.seats or ()):
        yield _("Two seats have the same number.")
    cast: Counter[str | None] = Counter()
    for ballot in paper.ballots or ():
        cast[ballot.side] += ballot.count
    for side in SIDES if paper.formal else ():
        if cast[side] > paper.entitled_by_side.get(side, 0):
            yield _("{side}: more ballots than seats.", side=NAMES[side])
    if paper.formal and max(paper.result.voters, sum(cast.values())) > paper.entitled:
        yield _("{side}: more ballots than seats.", side=NAMES[None])
    yield from _wrong_proxies(paper)


def _seats(side: str) -> Value:
    return _("{side}, {figure}", side=NAMES[side], figure=_("seats"))


def _wrong_proxies(paper: Paper) -> Iterator[Text]:
    sides = {seat.number: seat.side for seat in paper.seats or ()}
    giving = [seat for seat, _holder in paper.proxies]
    held = Counter(holder for _seat, holder in paper.proxies)
    for seat, holder in paper.proxies:
        same = sides.get(seat) is not None and sides.get(seat) == sides.get(holder)
        once = giving.count(seat) == 1 and holder not in giving and held[holder] <= MOST_HELD
        if not same or not once or seat == holder:
            yield _(
                "The vote of seat {seat} cannot have been handed to seat {holder}.", seat=seat, holder=holder
            )
