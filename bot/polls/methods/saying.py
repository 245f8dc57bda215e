"""Ballots and figures in words."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from bot.chat.text import Listing, Text, Value, Words, _, _n
from bot.polls.counting import Method
from bot.polls.counting.marks import HIGHEST_RATING, PREFERENCES, WHOLE
from bot.polls.methods.ballot import DATES
from bot.polls.model import Ballot, Poll

TENTH = Decimal("0.1")


def quoted(options: Sequence[Words]) -> Listing:
    """Options as an enumeration, each in quotation marks."""
    return Listing(tuple(_("“{option}”", option=option) for option in options))


def ballot_words(poll: Poll, ballot: Ballot) -> Listing:
    """What a ballot says: the options it marks, in their order, or what it says of each."""
    labels = poll.own_labels
    if poll.method in PREFERENCES:
        ranked = enumerate(poll.chosen(ballot), start=1)
        return Listing(tuple(ranked_words(number, labels[option]) for number, option in ranked))
    if poll.method in WHOLE:
        pairs = ballot_pairs(poll, ballot)
        return Listing(tuple(_("{option}: {answer}", option=option, answer=said) for option, said in pairs))
    return quoted([labels[option] for option in poll.chosen(ballot)])


def ranked_words(place: int, option: Words) -> Text:
    """An option with the place that somebody gave it."""
    return _("{number}. {option}", number=place, option=option)


def ballot_pairs(poll: Poll, ballot: Ballot) -> tuple[tuple[Words, Value], ...]:
    """What a ballot that weighs every option says of each; of points, those that got some."""
    every = zip(poll.own_labels, ballot, strict=True) if ballot else ()
    said = ((label, mark) for label, mark in every if mark or poll.method is not Method.POINTS)
    return tuple((label, mark_words(poll.method, mark)) for label, mark in said)


def mark_words(method: Method, mark: int) -> Text:
    """What a ballot says of one option."""
    match method:
        case Method.DATES:
            return DATES[mark]
        case Method.POINTS:
            return _n("{n} point", "{n} points", mark)
        case _:
            return _("{rating} of {most}", rating=mark, most=HIGHEST_RATING)


def average(total: int, voters: int) -> Decimal:
    """A mean with one decimal, rounded as people round; 0 of nobody."""
    return (Decimal(total) / voters if voters else Decimal(0)).quantize(TENTH, ROUND_HALF_UP)
