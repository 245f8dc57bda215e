"""A tally as it is shown: bars by method, and what comes with a result beside them."""

from collections.abc import Sequence

from bot.chat.cards import Bar, Bars
from bot.chat.text import Listing, Value, Words, _
from bot.polls.counting import Method, Round
from bot.polls.counting.marks import HIGHEST_RATING, IF_NEED_BE, SUITS, WHOLE
from bot.polls.methods.saying import average, quoted
from bot.polls.model import NO_VOTE, Ballot, Poll, Tally


def bars(poll: Poll, tally: Tally, labels: Sequence[Words], mine: Ballot = NO_VOTE) -> Bars:
    """What was counted for each option; `mine` marks what the reader chose."""
    whole = _whole(poll.method, tally)
    return Bars(
        tuple(
            Bar(_label(poll.method, tally, number, words), votes, whole, _is_mine(poll.method, mine, number))
            for number, (words, votes) in enumerate(zip(labels, tally.votes, strict=True))
        )
    )


def _is_mine(method: Method, mine: Ballot, option: int) -> bool:
    """Whether a bar is marked as the reader's choice: of a ranking the first one; a ballot on all marks none."""
    if not mine or method in WHOLE:
        return False
    return mine[option] == 1


def _whole(method: Method, tally: Tally) -> int:
    """What a bar is a part of: those who voted, the highest ratings there could be, all points given."""
    match method:
        case Method.RATING:
            return tally.voters * HIGHEST_RATING
        case Method.POINTS:
            return sum(tally.votes)
        case _:
            return tally.voters


def _label(method: Method, tally: Tally, option: int, words: Words) -> Words:
    if method is not Method.DATES:
        return words
    suits, if_need_be = (tally.spread[option][mark - 1] for mark in (SUITS, IF_NEED_BE))
    return _("{option} (suits {suits}, if need be {maybe})", option=words, suits=suits, maybe=if_need_be)


def details(poll: Poll, tally: Tally) -> tuple[tuple[Words, Value], ...]:
    """What a result says beside its bars: places, the rounds of a run-off, averages."""
    if not tally.voters or tally.withheld:
        return ()
    match poll.method:
        case Method.RANKED:
            return _places(poll, tally)
        case Method.RUNOFF:
            return (*_places(poll, tally), *_rounds(poll, tally.rounds))
        case Method.RATING:
            of_each = zip(poll.labels, tally.votes, strict=True)
            return tuple((label, average_words(votes, tally.voters)) for label, votes in of_each)
        case _:
            return ()


def average_words(total: int, voters: int) -> Words:
    """The average rating of an option."""
    return _("{average} of {most} on average", average=average(total, voters), most=HIGHEST_RATING)


def _places(poll: Poll, tally: Tally) -> tuple[tuple[Words, Value], ...]:
    labels, number = poll.labels, 1
    said: list[tuple[Words, Value]] = []
    for place in tally.places:
        options = quoted([labels[option] for option in place])
        level = _("{options} (level)", options=options)
        said.append((_("Place {number}", number=number), level if len(place) > 1 else options))
        number += len(place)
    return tuple(said)


def _rounds(poll: Poll, rounds: Sequence[Round]) -> tuple[tuple[Words, Value], ...]:
    return tuple(
        (_("Round {number}", number=number), _round(poll, each)) for number, each in enumerate(rounds, 1)
    )


def _round(poll: Poll, each: Round) -> Value:
    votes = Listing(
        tuple(_("{option}: {votes}", option=poll.labels[option], votes=votes) for option, votes in each.votes)
    )
    if not each.exhausted:
        return votes
    return _("{votes}; without a further choice: {rest}", votes=votes, rest=each.exhausted)
