"""The result of a poll as a chart: a bar for each option, or of yes and no in a formal vote one for each side."""

from collections.abc import Sequence
from fractions import Fraction

from bot.charts.cards import chart_blocks
from bot.charts.model import LETTERS, Bar, Chart, Tick
from bot.chat.cards import Card
from bot.chat.labels import tally as share_words
from bot.chat.text import Value, Words, _
from bot.membership.roles import Side
from bot.membership.words import SIDES
from bot.polls.conduct.result import outcome_words
from bot.polls.counting import Method
from bot.polls.counting.marks import IF_NEED_BE, SUITS
from bot.polls.methods.ballot import DATES
from bot.polls.methods.tallies import average_words, bars
from bot.polls.model import Poll, Tally
from bot.polls.outcome import outcome, taken_part
from bot.polls.rules import MAJORITIES, Condition, Matter, Share, Votes, together
from bot.polls.verdict import NEEDED, whose

REACHED = {Share.MORE_THAN_HALF: Fraction(1, 2), Share.TWO_THIRDS: Fraction(2, 3)}
"""Shares of yes and no that are marked on a bar."""

CODES = {Side.CN: "CN", Side.DE: "DE", None: "CN+DE"}


def chart_card(poll: Poll, tally: Tally) -> Card:
    """The chart, with all its figures as text."""
    name = _("Chart of {question}", question=poll.question)
    return Card(_("Chart: {question}", question=poll.question), chart_blocks(chart_of(poll, tally), name))


def chart_of(poll: Poll, tally: Tally) -> Chart:
    """What the result shows as bars."""
    came_out = outcome_words(poll) if poll.terms.formal and poll.terms.rule else outcome(poll, tally)
    if poll.terms.formal and not poll.terms.secret and poll.method in (Method.YES_NO, Method.CONSENT):
        return _by_side(poll, tally, came_out)
    if poll.method is Method.DATES:
        return Chart(poll.question, came_out, _dates(poll, tally), (DATES[SUITS], DATES[IF_NEED_BE]))
    return Chart(poll.question, came_out, _by_option(poll, tally))


def _by_option(poll: Poll, tally: Tally) -> tuple[Bar, ...]:
    every = zip(LETTERS, bars(poll, tally, poll.labels).bars, strict=False)
    return tuple(
        Bar(code, bar.label, (bar.count,), bar.whole, _figures(poll, tally, bar.count, bar.whole))
        for code, bar in every
    )


def _figures(poll: Poll, tally: Tally, count: int, whole: int) -> Value:
    return average_words(count, tally.voters) if poll.method is Method.RATING else share_words(count, whole)


def _dates(poll: Poll, tally: Tally) -> tuple[Bar, ...]:
    every = zip(LETTERS, poll.labels, tally.votes, tally.spread, strict=False)
    return tuple(
        Bar(
            code,
            label,
            (spread[SUITS - 1], spread[IF_NEED_BE - 1]),
            tally.voters,
            share_words(votes, tally.voters),
        )
        for code, label, votes, spread in every
    )


def _by_side(poll: Poll, tally: Tally, came_out: Words) -> Chart:
    """A bar for each side, and for all where the rule is about all; with what must be reached."""
    conditions = _marked(poll)
    shares = tuple(dict.fromkeys(each.share for each in conditions))
    votes: list[tuple[Side | None, Votes]] = list(tally.sides)
    if any(each.side is None and not each.either for each in conditions):
        votes.append((None, together(of_side for _side, of_side in tally.sides)))
    drawn = tuple(
        Bar(
            CODES[side],
            whose(side) if side is None else SIDES[side],
            (each.yes, each.no, each.abstained),
            each.entitled,
            taken_part(each.voted, each.entitled),
            tuple(_ticks(side, each, conditions, shares)),
        )
        for side, each in votes
    )
    ticks = tuple(_("Line: of yes and no votes, {needed}", needed=NEEDED[share]) for share in shares)
    return Chart(poll.question, came_out, drawn, poll.labels, ticks)


def _marked(poll: Poll) -> list[Condition]:
    """The conditions of the poll's rule that a line can show."""
    rule = poll.terms.rule
    every = MAJORITIES[rule] if rule else ()
    return [each for each in every if each.matter is Matter.YES and each.share in REACHED]


def _ticks(
    side: Side | None, votes: Votes, conditions: Sequence[Condition], shares: Sequence[Share]
) -> list[Tick]:
    counted = votes.yes + votes.no
    meant = [each for each in conditions if each.side is side and not (each.either and side is None)]
    meant += [each for each in conditions if each.either and side is not None]
    return [Tick(REACHED[each.share] * counted, shares.index(each.share)) for each in meant if counted]
