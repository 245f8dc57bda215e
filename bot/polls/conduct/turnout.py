"""Who took part in a formal vote: by side for everybody, by organisation for coordinators, never how they voted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.chat.text import Words
from bot.membership.roles import Side
from bot.polls import kept
from bot.polls.conduct.proxies import holder_of
from bot.polls.drafts.outlook import seat_name
from bot.polls.model import Poll, Seat
from bot.polls.rules import SIDES
from bot.work import Work


@dataclass(frozen=True)
class Attendance:
    """One seat: whose it is, whether its vote is in, and to whom it was handed."""

    seat: Seat
    name: Words
    voted: bool
    holder: Words | None = None


def by_side(work: Work, poll: Poll) -> Mapping[Side, tuple[int, int]]:
    """By side, how many votes are in and how many there are."""
    if poll.result is not None:
        return {side: (votes.voted, votes.entitled) for side, votes in poll.result.sides}
    if poll.terms.secret:
        return _of(work.polls.seats(poll.id), kept.voters(work, poll))
    return work.polls.turnout(poll.id)


def _of(seats: Sequence[Seat], voters: frozenset[int]) -> Mapping[Side, tuple[int, int]]:
    of_sides = {side: [seat for seat in seats if seat.side is side] for side in SIDES}
    return {side: (sum(seat.voter in voters for seat in each), len(each)) for side, each in of_sides.items()}


def by_seat(work: Work, poll: Poll) -> Sequence[Attendance]:
    """Every seat, those whose vote is missing first; otherwise by side and name."""
    voters = kept.voters(work, poll)
    all_of = [_attendance(work, poll, seat, seat.voter in voters) for seat in work.polls.seats(poll.id)]
    return sorted(all_of, key=lambda each: each.voted)


def _attendance(work: Work, poll: Poll, seat: Seat, voted: bool) -> Attendance:
    holder = holder_of(work, poll, seat)
    return Attendance(seat, seat_name(work, seat), voted, seat_name(work, holder) if holder else None)
