"""Who voted how, in a poll that names its voters."""

from collections.abc import Sequence

from bot.chat.cards import Card, Facts, Paragraph
from bot.chat.paging import page_buttons
from bot.chat.text import Words, _
from bot.polls.methods.actions import ListVotes
from bot.polls.methods.back import back
from bot.polls.methods.saying import ballot_words
from bot.polls.model import Ballot, Poll, Tally


def roll_card(poll: Poll, tally: Tally, page: int, cast: Sequence[tuple[Words, Ballot]]) -> Card:
    """One page of the names with their ballots."""
    title = _("Who voted how: {question}", question=poll.question)
    if not cast:
        return Card(title, (Paragraph(_("Nobody has voted yet.")), back(poll)))
    facts = Facts(tuple((name, ballot_words(poll, ballot)) for name, ballot in cast))
    turning = page_buttons(page, tally.voters, lambda number: ListVotes(poll.id, number))
    return Card(title, (facts, *turning, back(poll)))
