"""What the tests of secret votes begin with: a database with an operator's key, and ballots that are cast whole."""

from datetime import datetime

from bot.membership.roles import Side
from bot.polls import service, voting
from bot.polls.counting import Marks, Method
from bot.polls.fixed import FIXED
from bot.polls.rules import Quorum, Rule
from bot.polls.secret.telling import FEWEST
from bot.polls.service import Asking
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.work import OpenWork
from storage.sealing import Keys
from tests.cast import NOW
from tests.polls.formal_scenes import LATER, in_all, join, organise, person
from tests.polls.scenes import CLOSES, member

KEY = Keys.new()
KEYS = Keys.read(KEY)


def cast(
    open_work: OpenWork, name: str, poll: int, option: int | Marks, now: datetime = LATER
) -> voting.Vote:
    """Somebody votes: for one of three options, or with marks of their own."""
    marks = option if isinstance(option, tuple) else tuple(int(each == option) for each in range(3))
    with open_work() as work:
        return voting.cast_secretly(work, member(work, person(name)), poll, marks, now)


def open_among_people(open_work: OpenWork, secrecy: Secrecy) -> int:
    """A secret vote of the people of the example group’s plenary, of whom there are enough."""
    with open_work() as work:
        [coordinator] = work.members.office()
        [group, *_experts] = work.groups.page(0, 2)
        company = organise(work, "Org more", Side.DE)
        for number in range(FEWEST):
            join(work, group.id, f"more{number}", company, None)
        terms = Terms(Kind.FORMAL, Unit.PERSON, Rule.SIMPLE, Quorum.NONE, secrecy=secrecy)
        asking = Asking(in_all("Shall we?"), FIXED[Method.YES_NO], Method.YES_NO, terms=terms)
        return service.open_poll(work, coordinator, group.id, asking, CLOSES, NOW).id
