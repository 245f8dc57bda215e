"""Who voted, by name: people, or in a vote of organisations the organisations."""

from collections.abc import Sequence

from bot.chat.text import Verbatim, Words, _
from bot.polls.model import Poll
from bot.polls.terms import Unit
from bot.work import Work


def names_of(work: Work, poll: Poll, voters: Sequence[int]) -> list[Words]:
    """The name of each voter, as ballots are kept under (seats.Voice)."""
    if poll.terms.formal and poll.terms.unit is Unit.ORGANISATION:
        seats: dict[int, Words] = {seat.voter: Verbatim(seat.name) for seat in work.polls.seats(poll.id)}
        return [seats.get(each, _gone()) for each in voters]
    members = (work.members.find(each) for each in voters)
    return [_gone() if member is None else member.words for member in members]


def _gone() -> Words:
    return _("somebody who is no longer known")
