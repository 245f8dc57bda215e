"""What the tests of formal votes begin with: twelve organisations on two sides, their people, and an open vote."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cards import Card
from bot.chat.exchange import Account, Answer
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.mandate import Mandate
from bot.membership.model import Group, JoinMode, Member, Membership, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.polls import service
from bot.polls.counting import Method
from bot.polls.fixed import FIXED
from bot.polls.model import Poll
from bot.polls.rules import Quorum, Rule
from bot.polls.service import Asking
from bot.polls.terms import Kind, Terms, Unit
from bot.work import OpenWork, Work
from tests.cast import ALEX, NOW, ask
from tests.polls.scenes import CLOSES, buttons_of, member, say, text_of

TERMS = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.HALF_PER_SIDE)
LATER = NOW + timedelta(minutes=5)
YES, NO, ABSTAIN = range(3)
SEATS = {Side.CN: 5, Side.DE: 7}

REFERENCE = {
    "cn0": YES, "cn1": YES, "cn2": YES, "cn3": NO,
    "de0": YES, "de1": YES, "de2": YES, "de3": NO, "de4": NO, "de5": NO, "de6": ABSTAIN,
}  # fmt: skip
"""The reference case: who votes how."""


def in_all(text: str) -> Variants:
    """The same in every language."""
    return Variants({language: text for language in Language}, Language.EN)


def person(name: str) -> Account:
    """Somebody's account."""
    return Account("test", name)


def join(
    work: Work,
    group: int,
    name: str,
    organisation: Organisation | None,
    office: Role | None = Role.REPRESENTATIVE,
    place: Role = Role.MEMBER,
) -> Member:
    """Somebody new in the group, with an office for their organisation or their side."""
    new = Member(name, Language.EN, "berlin", NOW, organisation)
    new.accounts.append(person(name))
    work.members.add(new)
    work.members.enter(Membership(new, group, place, NOW))
    if office is not None:
        appoint(work, group, new, office)
    return new


def appoint(work: Work, group: int, who: Member, office: Role) -> None:
    """Give somebody an office."""
    own = who.organisation
    of = own.id if own is not None and office is not Role.CO_CHAIR else None
    work.mandates.add(Mandate(who, group, office, who.side, of, NOW))


def organise(work: Work, name: str, side: Side) -> Organisation:
    """A company."""
    made = Organisation(name, OrganisationKind.COMPANY, side)
    work.organisations.add(made)
    return made


def founded(open_work: OpenWork) -> int:
    """5 Chinese and 7 German companies, each with its representative; Alex coordinates, cn0 and de0 are co-chairs."""
    with open_work() as work:
        made = Group(in_all("Reference"), None, tuple(Language), JoinMode.OPEN, NOW)
        work.groups.add(made)
        for side, count in SEATS.items():
            for number in range(count):
                name = f"{side.value}{number}"
                who = join(work, made.id, name, organise(work, f"Org {name}", side))
                if number == 0:
                    appoint(work, made.id, who, Role.CO_CHAIR)
        work.members.enter(Membership(member(work, ALEX), made.id, Role.COORDINATOR, NOW))
        return made.id


def convened(open_work: OpenWork, group: int, terms: Terms = TERMS, method: Method = Method.YES_NO) -> int:
    """An open formal vote: “Shall we?”."""
    options = FIXED.get(method) or tuple(map(in_all, ("First", "Second", "Third")))
    with open_work() as work:
        asking = Asking(in_all("Shall we?"), options, method, terms=terms)
        return service.open_poll(work, member(work, ALEX), group, asking, CLOSES, NOW).id


@contextmanager
def at(open_work: OpenWork, poll_id: int) -> Iterator[tuple[Work, Poll]]:
    """A transaction and the poll in it."""
    with open_work() as work:
        poll = work.polls.find(poll_id)
        assert poll is not None
        yield work, poll


def seat_of(open_work: OpenWork, poll_id: int, name: str) -> int:
    """The number of the seat of an organisation."""
    with open_work() as work:
        return next(each.number for each in work.polls.seats(poll_id) if each.name == f"Org {name}")


def shown(answer: Answer | None) -> Card:
    """The card that somebody got."""
    assert answer is not None
    card = answer.reply.show or answer.reply.update
    assert card is not None, answer.reply
    return card


def does(bot: Bot, name: str, asks: str | Action | tuple[Action, Answers], now: datetime = LATER) -> Answer:
    """What somebody is answered."""
    answer = ask(bot, person(name) if name != "alex" else ALEX, asks, now=now)
    assert answer is not None
    return answer


def said(answer: Answer) -> str:
    """Everything of an answer as an English reader reads it."""
    reply = answer.reply
    errors = "\n".join(say(each) for each in reply.errors.values())
    return "\n".join((say(reply.toast), text_of(reply.show), text_of(reply.update), errors))


def button(card: Card, kind: type[Action]) -> Action:
    """What the first button of this kind does."""
    return next(each.action for each in buttons_of(card) if isinstance(each.action, kind))
