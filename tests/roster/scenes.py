"""What the tests of the roster begin with: members looked up, offices given, votes convened."""

from datetime import datetime, timedelta

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership import appointing
from bot.membership.mandate import Mandate, Term
from bot.membership.model import Member, Membership, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.polls import service
from bot.polls.counting import Method
from bot.polls.rules import Quorum, Rule
from bot.polls.service import Asking
from bot.polls.terms import Kind, Terms, Unit
from bot.work import OpenWork, Work
from tests.cast import ALEX, NOW

GROUP = 1
DAY = timedelta(days=1)
TERMS = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.SIMPLE, Quorum.NONE)


def in_all(text: str) -> Variants:
    """The same in every language."""
    return Variants({language: text for language in Language}, Language.EN)


def person(work: Work, account: Account) -> Member:
    """Somebody of the cast."""
    found = work.members.by_account(account)
    assert found is not None
    return found


def organisation(
    work: Work,
    name: str,
    side: Side = Side.DE,
    kind: OrganisationKind = OrganisationKind.COMPANY,
    parent: Organisation | None = None,
) -> Organisation:
    """A new organisation."""
    made = Organisation(name, kind, side, parent_id=parent.id if parent else None)
    work.organisations.add(made)
    return made


def newcomer(work: Work, user: str, of: Organisation | None, group: int = GROUP) -> Member:
    """Somebody new in the group."""
    member = Member(user, Language.EN, "berlin", NOW, of)
    member.accounts.append(Account("test", user))
    work.members.add(member)
    work.members.enter(Membership(member, group, Role.MEMBER, NOW))
    return member


def appoint(
    work: Work, member: Member, role: Role, since: datetime = NOW, until: datetime | None = None
) -> Mandate:
    """Alex gives somebody an office."""
    place = work.members.membership(member.id, GROUP)
    assert place is not None
    return appointing.appoint(work, person(work, ALEX), place, role, Term(since, until), NOW)


def convene(open_work: OpenWork, terms: Terms = TERMS, closes_at: datetime = NOW + 9 * DAY) -> int:
    """A formal vote of the group, opened by Alex."""
    asking = Asking(
        in_all("Shall we?"), tuple(map(in_all, ("Yes", "No", "Abstain"))), Method.YES_NO, terms=terms
    )
    with open_work() as work:
        return service.open_poll(work, person(work, ALEX), GROUP, asking, closes_at, NOW).id
