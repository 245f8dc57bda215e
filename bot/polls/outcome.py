"""What a poll has come to, in words."""

from collections.abc import Sequence

from bot.chat.cards import Bar, Bars, Card, Facts, Paragraph
from bot.chat.text import Listing, Percent, Text, Words, _, _n
from bot.polls.counting import Method
from bot.polls.model import Ballot, Poll, Tally


def quoted(options: Sequence[Words]) -> Listing:
    """Options as an enumeration, each in quotation marks."""
    return Listing(tuple(_("“{option}”", option=option) for option in options))


def ballot_words(poll: Poll, ballot: Ballot) -> Listing:
    """What a ballot says: the options it marks."""
    return quoted([poll.own_labels[option] for option in poll.chosen(ballot)])


def turnout(tally: Tally) -> Text:
    """How many voted of those who may."""
    share = Percent(tally.voters / tally.entitled if tally.entitled else 0)
    return _("{voters} of {entitled} ({share})", voters=tally.voters, entitled=tally.entitled, share=share)


def outcome(poll: Poll, tally: Tally) -> Text:
    """Which option got most votes, that several are level, or that nobody voted."""
    if tally.voters == 0:
        return _("Nobody voted, so there is no result.")
    most = max(tally.votes)
    first = [words for words, votes in zip(poll.labels, tally.votes, strict=True) if votes == most]
    if len(first) > 1:
        return _n(
            "It is a tie: {options} have {n} vote each.",
            "It is a tie: {options} have {n} votes each.",
            most,
            options=quoted(first),
        )
    return _n(
        "Most votes went to “{option}”: {n} vote.",
        "Most votes went to “{option}”: {n} votes.",
        most,
        option=first[0],
    )


def result_card(poll: Poll, tally: Tally) -> Card:
    """The result of a closed poll: every option with its votes and their share of those who voted."""
    bars = tuple(
        Bar(words, votes, tally.voters) for words, votes in zip(poll.labels, tally.votes, strict=True)
    )
    several = _("Several options could be chosen, so the shares may add up to more than a whole.")
    return Card(
        _("Result: {question}", question=poll.question),
        (
            Paragraph(outcome(poll, tally)),
            Bars(bars),
            *((Paragraph(several),) if poll.method is Method.SEVERAL else ()),
            Facts(((_("Turnout"), turnout(tally)), (_("Closed"), poll.ended_at or poll.closes_at))),
        ),
    )
