"""What the tests of methods begin with: polls of every method, people who fill in ballots, and cards as text."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import Account, Reply, Room
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.polls import service, voting
from bot.polls.actions import EndPoll, ShowPoll
from bot.polls.counting import Method
from bot.polls.methods.actions import FillBallot
from bot.polls.methods.ballot import MARKS
from bot.polls.methods.fixed import FIXED
from bot.polls.model import Option
from bot.polls.service import Asking
from bot.polls.terms import STRAW_POLL, Live, Secrecy, Terms
from bot.work import OpenWork
from tests.cast import ALEX, NOW, PLENARY, ask
from tests.polls.scenes import CLOSES, GROUP, deliver, member, say, text_of

DATES = tuple(CLOSES + timedelta(days=day, hours=4) for day in (3, 4, 5))
"""Three afternoons in Beijing, mornings in Berlin."""


def name(text: str) -> Variants:
    """What reads the same in every language."""
    return Variants(dict.fromkeys(Language, text), Language.EN)


OPTIONS: tuple[Option, ...] = tuple(map(name, ("Alpha", "Beta", "Gamma")))


def open_by(
    open_work: OpenWork,
    method: Method,
    *,
    live: Live = Live.ALWAYS,
    named: bool = False,
    by: Account = ALEX,
) -> int:
    """A poll of this method that Alex opens: “Shall we?”, with three options."""
    options = DATES if method is Method.DATES else FIXED.get(method, OPTIONS)
    terms = Terms(live=live, secrecy=Secrecy.NAMED) if named else Terms(live=live)
    assert terms != STRAW_POLL or live is Live.ALWAYS
    asking = Asking(name("Shall we?"), options, method, terms=terms)
    with open_work() as work:
        return service.open_poll(work, member(work, by), GROUP, asking, CLOSES, NOW).id


def reply(
    bot: Bot, account: Account, asks: Action | str | tuple[Action, Answers], *, room: Room | None = None
) -> Reply:
    """What somebody is answered."""
    answer = ask(bot, account, asks, room=room)
    assert answer is not None
    return answer.reply


def fill(bot: Bot, account: Account, poll: int, marks: Sequence[int]) -> Reply:
    """Fill in a ballot."""
    answers: Answers = {name: str(mark) for name, mark in zip(MARKS, marks, strict=False)}
    return reply(bot, account, (FillBallot(poll), answers))


def crowd(open_work: OpenWork, poll: int, most: int) -> None:
    """That many more members, each of whom chose the first option."""
    with open_work() as work:
        for number in range(most):
            person = Member(f"Member {number}", Language.EN, "berlin", NOW)
            work.members.add(person)
            work.members.enter(Membership(person, GROUP, Role.MEMBER, NOW))
            voting.cast_vote(work, person, poll, 0, True, NOW)


def own_text(bot: Bot, account: Account, poll: int) -> str:
    """A member's own card of the poll."""
    return text_of(reply(bot, account, ShowPoll(poll)).show)


def room_text(courier: Courier, now: datetime = NOW) -> str:
    """The newest card that the room of the plenary reads."""
    cards = [text for place, text in deliver(courier, now) if place.endswith(PLENARY.key)]
    return cards[-1]


def close(bot: Bot, poll: int) -> str:
    """Alex closes the poll; returns the card that is shown."""
    return text_of(reply(bot, ALEX, EndPoll(poll)).update)


def said(given: Reply) -> str:
    """The passing word of a reply, or what is wrong."""
    return say(given.toast) + " ".join(say(words) for words in given.errors.values())
