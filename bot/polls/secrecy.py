"""Secret votes: cast so that after the close nothing links a voter to a choice, and said so that nothing tells it.

SEALED can be changed until the close; FINAL cannot, because nothing is kept by which it could be found again.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from bot.chat.text import _, _n
from bot.errors import Refusal
from bot.membership.model import Side
from bot.polls.counting import Sheaf
from bot.polls.model import NO_VOTE, Ballot, Poll, Seat, Voice
from bot.polls.secret_ports import SecretBallot
from bot.polls.terms import Secrecy
from bot.work import Work

FEWEST = 5
"""Ballots under which no result, and no side's figures, are shown: they would tell who chose what."""

Change = Callable[[Poll, Ballot], Ballot]


def begin(work: Work, poll: Poll, entitled: int) -> None:
    """Make a poll that opens a secret one. Refusal without the operator's key, and for too few voters."""
    if not work.secrets.usable:
        raise Refusal(
            _(
                "A secret vote needs a key that is kept outside of the database, and there is none. Please ask whoever "
                "runs this bot to set one, or choose a vote with names hidden."
            )
        )
    if entitled < FEWEST:
        raise Refusal(
            _n(
                "With {n} vote, no vote could stay secret; it takes at least {fewest}.",
                "With {n} votes, no vote could stay secret; it takes at least {fewest}.",
                entitled,
                fewest=FEWEST,
            )
        )
    work.secrets.begin(poll.id)


def cast(work: Work, poll: Poll, voice: Voice, change: Change) -> tuple[Ballot, Ballot]:
    """The ballot before and after. Refusal for a second final vote, and for one of lower rank of an organisation."""
    voters = work.secrets.take(poll.id)
    side = voice.seat.side if voice.seat else None
    if poll.terms.secrecy is Secrecy.FINAL:
        return NO_VOTE, _cast_finally(work, poll, voice, change, voters, side)
    kept = work.secrets.find(poll.id, voice.voter)
    if kept is not None and kept.rank < voice.rank:
        raise Refusal(
            _("Your organisation has one vote, and its voting representative has cast it. That vote stands.")
        )
    before = kept.marks if kept else NO_VOTE
    after = change(poll, before)
    work.secrets.put(poll.id, voice.voter, SecretBallot(after, side, voice.rank) if after else None)
    return before, after


def _cast_finally(
    work: Work, poll: Poll, voice: Voice, change: Change, voters: frozenset[int], side: Side | None
) -> Ballot:
    if voice.voter in voters:
        raise Refusal(
            _(
                "Your vote is recorded already. In this vote a ballot cannot be changed: nothing is kept by which it "
                "could be found again."
            )
        )
    after = change(poll, NO_VOTE)
    if after:
        work.secrets.drop(poll.id, voice.voter, SecretBallot(after, side, voice.rank))
    return after


def count(work: Work, poll: Poll) -> tuple[Sheaf, list[SecretBallot]]:
    """Every ballot of a poll that closes, alike ones together; afterwards ballots and key are gone for good."""
    ballots = list(work.secrets.open_all(poll.id))
    work.secrets.destroy(poll.id)
    return Counter(ballot.marks for ballot in ballots), ballots


def by_seat(seats: Iterable[Seat], ballots: Iterable[SecretBallot]) -> dict[int, Ballot]:
    """Ballots laid on seats of their own side in no order, for a count by side: not who cast what, only how many."""
    waiting: dict[Side, list[Ballot]] = {}
    for ballot in ballots:
        if ballot.side is not None:
            waiting.setdefault(ballot.side, []).append(ballot.marks)
    laid: dict[int, Ballot] = {}
    for seat in seats:
        if waiting.get(seat.side):
            laid[seat.voter] = waiting[seat.side].pop()
    return laid


def may_show(voters: int) -> bool:
    """Whether a count of so many ballots tells nothing about any of them."""
    return voters >= FEWEST
