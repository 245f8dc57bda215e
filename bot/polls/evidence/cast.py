"""Seats, proxies and ballots as lines of an export: as much as the secrecy of the vote allows.

NAMED: who cast which. CONFIDENTIAL: every ballot under a number that tells nothing, with its side. SEALED, FINAL: the
ballots are gone since the close; where a ballot marks one option, alike ones together follow from the totals.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.chat.text import Value, Verbatim, Words, _, _n
from bot.membership.roles import Side
from bot.membership.words import SIDES
from bot.polls.counting.marks import SINGLE
from bot.polls.drafts.outlook import seat_name
from bot.polls.evidence.lines import Line, numbered
from bot.polls.methods.saying import ballot_words
from bot.polls.methods.voters import names_of
from bot.polls.model import Ballot, Poll, Seat, Tally
from bot.polls.terms import Secrecy, Unit
from bot.record.model import Fact
from bot.work import Work

MOST = 2_000
"""Ballots in a file, so that a press is answered within a second or two. Beyond, alike ones stand together."""

MOST_SAID = 500
"""Ballots that are also said in words."""

OFFICES = ("representative", "alternate")
"""Who cast an organisation's vote, by rank: the representative goes before the alternate, whoever came first."""


@dataclass(frozen=True)
class Cast:
    """A ballot, or `count` alike ones; whose it is only in a named vote."""

    marks: Ballot
    count: int = 1
    side: Side | None = None
    seat: int | None = None
    name: Words | None = None
    office: str | None = None

    @property
    def fact(self) -> dict[str, Fact]:
        """For programs; what is not known is left out."""
        said: dict[str, Fact] = {"marks": list(self.marks), "count": self.count}
        known: dict[str, Fact] = {
            "side": self.side.value if self.side else None,
            "seat": self.seat,
            "cast_as": self.office,
            "name": self.name.value if isinstance(self.name, Verbatim) else None,
        }
        return said | {name: value for name, value in known.items() if value is not None}


def seat_lines(work: Work, poll: Poll) -> list[Line]:
    """Every seat with its name, and the votes that were handed on; of a named vote only."""
    if not poll.terms.formal or poll.terms.secrecy is not Secrecy.NAMED:
        return []
    seats = work.polls.seats(poll.id)
    names = {seat.number: seat_name(work, seat) for seat in seats}
    laid = numbered("seats", ((_seat(seat), _place(seat), names[seat.number]) for seat in seats))
    handed = numbered(
        "proxies",
        (
            (
                {"seat": each.seat, "holder": each.holder},
                _("Vote handed on"),
                _("{one} to {other}", one=names[each.seat], other=names[each.holder]),
            )
            for each in work.polls.proxies(poll.id)
        ),
    )
    return [*laid, *handed]


def _place(seat: Seat) -> Value:
    return _("Seat {number}: {side}", number=seat.number, side=SIDES[seat.side])


def _seat(seat: Seat) -> Fact:
    return {"number": seat.number, "side": seat.side.value, "name": seat.name}


def ballot_lines(work: Work, poll: Poll) -> list[Line]:
    """The ballots; none where only totals are left."""
    cast = cast_in(work, poll)
    if cast is None:
        return []
    few = len(cast) <= MOST_SAID
    rows = (
        (each.fact, _meaning(number, each), ballot_words(poll, each.marks) if few else Verbatim(""))
        for number, each in enumerate(cast, start=1)
    )
    return numbered("ballots", rows)


def _meaning(number: int, each: Cast) -> Value:
    if each.name is not None:
        return _("Ballot {number}: {name}", number=number, name=each.name)
    if each.side is not None:
        return _("Ballot {number}: {side}", number=number, side=SIDES[each.side])
    return _n("Ballot {number}, cast once", "Ballot {number}, cast {n} times", each.count, number=number)


def cast_in(work: Work, poll: Poll) -> Sequence[Cast] | None:
    """What was cast, in an order that tells nothing of when; None where no single ballots are left to be read."""
    result = poll.result
    if result is None or result.withheld:
        return None
    if poll.terms.secret:
        return _from_totals(poll, result)
    if result.voters > MOST or not (poll.terms.formal or poll.terms.secrecy is Secrecy.NAMED):
        alike = work.polls.sheaf(poll.id)
        if poll.terms.formal or len(alike) > MOST:
            return None
        return [Cast(marks, times) for marks, times in sorted(alike.items(), reverse=True)]
    ballots = work.polls.by_voter(poll.id)
    cast = list(_by_voter(work, poll, ballots))
    if poll.terms.secrecy is Secrecy.NAMED:
        return cast
    bare = (Cast(each.marks, side=each.side) for each in cast)
    return sorted(bare, key=lambda each: (each.side or "", each.marks), reverse=True)


def _from_totals(poll: Poll, result: Tally) -> Sequence[Cast] | None:
    """Ballots that mark one option, from how many did."""
    if poll.method not in SINGLE:
        return None
    options = range(len(poll.options))
    return [
        Cast(tuple(int(each == option) for each in options), votes)
        for option, votes in enumerate(result.votes)
        if votes
    ]


def _by_voter(work: Work, poll: Poll, ballots: Mapping[int, Ballot]) -> Iterator[Cast]:
    """Each ballot with its voter; of a formal vote with the seat it was cast for."""
    voters = sorted(ballots, key=lambda each: (each > 0, abs(each)))
    seats = {seat.voter: seat for seat in work.polls.seats(poll.id)} if poll.terms.formal else {}
    ranks = work.polls.ranks(poll.id) if poll.terms.unit is Unit.ORGANISATION else {}
    for voter, name in zip(voters, names_of(work, poll, voters), strict=True):
        cast = Cast(ballots[voter], name=name)
        seat = seats.get(voter)
        if seat is not None:
            office = OFFICES[ranks[voter]] if voter in ranks else None
            cast = replace(cast, side=seat.side, seat=seat.number, office=office)
        yield cast
