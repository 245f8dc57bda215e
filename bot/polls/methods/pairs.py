"""How the options of a ranking compare, two by two: what the order by Schulze rests on."""

from itertools import combinations

from bot.chat.cards import Card, Facts, Paragraph
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Value, Words, _
from bot.polls.methods.actions import ShowPairs
from bot.polls.methods.back import back
from bot.polls.model import Poll, Tally


def pairs_card(poll: Poll, tally: Tally, page: int) -> Card:
    """One page of the pairs, each with how many prefer the one and how many the other."""
    every = tuple(combinations(range(len(tally.pairs)), 2))
    shown = every[page * PAGE :][:PAGE]
    facts: tuple[tuple[Words, Value], ...] = tuple(
        (
            _pair(poll, one, other),
            _("{one} to {other}", one=tally.pairs[one][other], other=tally.pairs[other][one]),
        )
        for one, other in shown
    )
    about = _("How many prefer the first option to the second, and how many the second to the first.")
    turning = page_buttons(page, len(every), lambda number: ShowPairs(poll.id, number))
    return Card(
        _("Pairs: {question}", question=poll.question), (Paragraph(about), Facts(facts), *turning, back(poll))
    )


def _pair(poll: Poll, one: int, other: int) -> Words:
    return _("“{one}” and “{other}”", one=poll.own_labels[one], other=poll.own_labels[other])
