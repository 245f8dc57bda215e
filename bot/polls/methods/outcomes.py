"""What a poll has come to, in a sentence, by method. Level options share their place: nothing is drawn by lot."""

from bot.chat.text import Listing, Text, Words, _, _n
from bot.polls.counting import Method
from bot.polls.counting.marks import IF_NEED_BE, PREFERENCES
from bot.polls.deciding import ABSTAIN, NO, YES
from bot.polls.methods.saying import quoted
from bot.polls.methods.tallies import average_words
from bot.polls.model import Poll, Tally


def outcome(poll: Poll, tally: Tally) -> Text:
    """Which option came first and how, that several are level, or that nobody voted."""
    if tally.voters == 0:
        return _("Nobody voted, so there is no result.")
    if tally.withheld:
        return _(
            "How many voted how is not told: together with what is known of each side it could give votes away."
        )
    match poll.method:
        case Method.YES_NO:
            return _yes_no(tally)
        case Method.CONSENT:
            return _consent(tally)
    first = _first(poll, tally)
    if len(first) > 1:
        return _level(poll, tally, quoted(first))
    return _won(poll, tally, first[0])


def _first(poll: Poll, tally: Tally) -> list[Words]:
    """The options in first place: by the count where it was closed, else by what the bars show."""
    if tally.places:
        return [poll.labels[option] for option in tally.places[0]]
    most = max(tally.votes)
    return [words for words, votes in zip(poll.labels, tally.votes, strict=True) if votes == most]


def _yes_no(tally: Tally) -> Text:
    figures = {"yes": tally.votes[YES], "no": tally.votes[NO], "abstained": tally.votes[ABSTAIN]}
    if figures["yes"] > figures["no"]:
        return _("More yes than no: {yes} to {no}, with {abstained} abstaining.", **figures)
    if figures["yes"] < figures["no"]:
        return _("More no than yes: {no} to {yes}, with {abstained} abstaining.", **figures)
    return _("It is a tie: {yes} yes, {no} no, with {abstained} abstaining.", **figures)


def _consent(tally: Tally) -> Text:
    if tally.votes[NO]:
        return _n("{n} objection stops the proposal.", "{n} objections stop the proposal.", tally.votes[NO])
    if tally.votes[YES]:
        return _n(
            "Carried by consent: nobody objects, {n} member agrees.",
            "Carried by consent: nobody objects, {n} members agree.",
            tally.votes[YES],
        )
    return _("Nobody objects, but nobody agrees either, so the proposal is not carried.")


def _won(poll: Poll, tally: Tally, option: Words) -> Text:
    most = max(tally.votes)
    match poll.method:
        case Method.RATING:
            return _(
                "Best rated is “{option}”: {average}.",
                option=option,
                average=average_words(most, tally.voters),
            )
        case Method.POINTS:
            return _n(
                "Most points went to “{option}”: {n} point.",
                "Most points went to “{option}”: {n} points.",
                most,
                option=option,
            )
        case Method.DATES:
            return _date(tally, option)
        case Method.RANKED:
            return _("Compared in pairs, “{option}” comes first.", option=option)
        case Method.RUNOFF:
            return _n(
                "After {n} round, “{option}” has more than half.",
                "After {n} rounds, “{option}” has more than half.",
                len(tally.rounds),
                option=option,
            )
    return _n(
        "Most votes went to “{option}”: {n} vote.",
        "Most votes went to “{option}”: {n} votes.",
        most,
        option=option,
    )


def _date(tally: Tally, option: Words) -> Text:
    best = tally.places[0][0] if tally.places else tally.votes.index(max(tally.votes))
    return _n(
        "Best for most: {option}. {n} member can come, of these if need be: {maybe}.",
        "Best for most: {option}. {n} members can come, of these if need be: {maybe}.",
        tally.votes[best],
        option=option,
        maybe=tally.spread[best][IF_NEED_BE - 1],
    )


def _level(poll: Poll, tally: Tally, options: Listing) -> Text:
    most = max(tally.votes)
    if poll.method in PREFERENCES:
        return _("{options} share the first place: none of them goes before the others.", options=options)
    match poll.method:
        case Method.RATING:
            average = average_words(most, tally.voters)
            return _("It is a tie: {options} have {average} each.", options=options, average=average)
        case Method.POINTS:
            return _n(
                "It is a tie: {options} have {n} point each.",
                "It is a tie: {options} have {n} points each.",
                most,
                options=options,
            )
        case Method.DATES if not most:
            return _("None of the dates suits anybody. /poll opens a poll on others.")
        case Method.DATES:
            return _n(
                "It is a tie: {options}, each for {n} member.",
                "It is a tie: {options}, each for {n} members.",
                most,
                options=options,
            )
    return _n(
        "It is a tie: {options} have {n} vote each.",
        "It is a tie: {options} have {n} votes each.",
        most,
        options=options,
    )
