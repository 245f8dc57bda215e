"""How a poll's ballots are kept: open ones beside counters, secret ones sealed. What the rest asks of either."""

from dataclasses import replace

from bot.polls import secrecy
from bot.polls.deciding import held_against, leading_option, rule_of, votes_by_side
from bot.polls.model import NO_VOTE, Ballot, Poll, Tally
from bot.polls.secret import telling
from bot.polls.tallying import result_of, tally_of
from bot.work import Work


def tally(work: Work, poll: Poll) -> Tally:
    """How the poll stands; of a secret one only how many voted."""
    counted = work.polls.tally(poll)
    if not poll.terms.secret:
        return counted
    voters = len(work.secrets.voters(poll.id))
    return tally_of(poll.method, len(poll.options), {}, voters, counted.entitled)


def voters(work: Work, poll: Poll) -> frozenset[int]:
    """Whose ballots are in (seats.Voice.voter)."""
    return work.secrets.voters(poll.id) if poll.terms.secret else frozenset(work.polls.by_voter(poll.id))


def ballot_of(work: Work, poll: Poll, voter: int) -> Ballot:
    """A voter's ballot, to be read back to them; of a secret vote none is."""
    return NO_VOTE if poll.terms.secret else work.polls.ballot(poll.id, voter)


def has_voted(work: Work, poll: Poll, voter: int) -> bool:
    """Whether this voter's ballot is in."""
    if poll.terms.secret:
        return voter in work.secrets.voters(poll.id)
    return bool(work.polls.ballot(poll.id, voter))


def counted(work: Work, poll: Poll) -> Tally:
    """The count of a poll that closes, from its ballots; a secret one's are gone for good afterwards."""
    if poll.terms.secret:
        return _counted_secretly(work, poll)
    result = work.polls.recount(poll)
    if not poll.terms.formal:
        return result
    seats, ballots = work.polls.seats(poll.id), work.polls.by_voter(poll.id)
    return replace(result, sides=votes_by_side(poll, seats, ballots, leading_option(result)))


def _counted_secretly(work: Work, poll: Poll) -> Tally:
    entitled = work.polls.tally(poll).entitled
    sheaf, ballots = secrecy.count(work, poll)
    result = result_of(poll.method, len(poll.options), sheaf, entitled)
    seats = work.polls.seats(poll.id)
    laid = secrecy.by_seat(seats, ballots)
    counted = replace(result, sides=votes_by_side(poll, seats, laid, leading_option(result)))
    return telling.told(rule_of(poll), counted, held_against(poll, counted))
