"""Formal votes: seats fixed at the opening, one vote for each organisation, a verdict by side, a place on record."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.errors import Refusal
from bot.membership.mandate import Mandate
from bot.membership.model import Group, JoinMode, Member, Membership, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.polls import seats, service, voting
from bot.polls.counting import Method
from bot.polls.deciding import judgement
from bot.polls.model import Poll
from bot.polls.rules import Quorum, Rule
from bot.polls.service import Asking
from bot.polls.terms import Kind, Terms, Unit
from bot.record.chain import verify
from bot.record.model import Step
from bot.work import OpenWork, Work
from tests.cast import ALEX, NOW
from tests.polls.scenes import CLOSES, counted, member

TERMS = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.HALF_PER_SIDE)
LATER = NOW + timedelta(minutes=5)
YES, NO, ABSTAIN = range(3)


def in_all(text: str) -> Variants:
    return Variants({language: text for language in Language}, Language.EN)


OPTIONS = tuple(map(in_all, ("Yes", "No", "Abstain")))


def person(name: str) -> Account:
    return Account("test", name)


def join(
    work: Work, group: int, name: str, organisation: Organisation | None, role: Role = Role.REPRESENTATIVE
) -> Member:
    """Somebody new in the group."""
    new = Member(name, Language.EN, "berlin", NOW, organisation)
    new.accounts.append(person(name))
    work.members.add(new)
    work.members.enter(Membership(new, group, Role.MEMBER, NOW))
    if role is not Role.MEMBER and organisation is not None:
        work.mandates.add(Mandate(new, group, role, organisation.side, organisation.id, NOW))
    return new


def organise(
    work: Work, name: str, side: Side, parent: Organisation | None = None, **more: object
) -> Organisation:
    """An organisation, of a parent if it has one."""
    made = Organisation(name, OrganisationKind.COMPANY, side, parent_id=parent.id if parent else None)
    for key, value in more.items():
        setattr(made, key, value)
    work.organisations.add(made)
    return made


@pytest.fixture
def group(open_work: OpenWork, bot: Bot) -> int:
    """Twelve organisations of the reference case, 5 Chinese and 7 German, each with its representative."""
    with open_work() as work:
        made = Group(in_all("Reference"), None, tuple(Language), JoinMode.OPEN, NOW)
        work.groups.add(made)
        for side, count in ((Side.CN, 5), (Side.DE, 7)):
            for number in range(count):
                name = f"{side.value}{number}"
                join(work, made.id, name, organise(work, f"Org {name}", side))
        work.members.enter(Membership(member(work, ALEX), made.id, Role.COORDINATOR, NOW))
        return made.id


def convene(open_work: OpenWork, group: int, terms: Terms = TERMS) -> int:
    with open_work() as work:
        asking = Asking(in_all("Shall we?"), OPTIONS, Method.YES_NO, terms=terms)
        return service.open_poll(work, member(work, ALEX), group, asking, CLOSES, NOW).id


def cast(open_work: OpenWork, name: str, poll: int, option: int) -> voting.Vote:
    with open_work() as work:
        return voting.cast_vote(work, member(work, person(name)), poll, option, None, LATER)


def closed(open_work: OpenWork, courier: Courier, poll: int) -> Poll:
    courier.tick(CLOSES)
    with open_work() as work:
        found = work.polls.find(poll)
        assert found is not None
        return found


REFERENCE = {
    "cn0": YES, "cn1": YES, "cn2": YES, "cn3": NO,
    "de0": YES, "de1": YES, "de2": YES, "de3": NO, "de4": NO, "de5": NO, "de6": ABSTAIN,
}  # fmt: skip


def test_the_reference_case_is_not_adopted_for_the_german_side(
    open_work: OpenWork, courier: Courier, group: int
) -> None:
    poll = convene(open_work, group)
    for name, option in REFERENCE.items():
        cast(open_work, name, poll, option)
    with open_work() as work:  # a second voter of the same company, of lower rank
        org = member(work, person("cn0")).organisation
        join(work, group, "second", org, Role.ALTERNATE)
    with pytest.raises(Refusal, match="has one vote"):
        cast(open_work, "second", poll, NO)

    done = closed(open_work, courier, poll)

    judged = judgement(done)
    assert judged is not None
    assert [(each.side, each.part, each.whole, each.met) for each in judged.findings] == [
        (Side.CN, 4, 5, True),
        (Side.DE, 7, 7, True),
        (Side.CN, 3, 4, True),
        (Side.DE, 3, 6, False),
    ]
    assert not judged.adopted
    assert done.result is not None
    assert (done.result.voters, done.result.entitled) == (11, 12)


def test_the_representative_goes_before_the_alternate_whoever_was_first(
    open_work: OpenWork, group: int
) -> None:
    poll = convene(open_work, group)
    with open_work() as work:
        join(work, group, "second", member(work, person("cn0")).organisation, Role.ALTERNATE)

    cast(open_work, "second", poll, NO)
    vote = cast(open_work, "cn0", poll, YES)

    assert vote.instead_of is not None
    assert vote.instead_of.name == "second"
    assert counted(open_work, poll) == (1, 0, 0)
    with pytest.raises(Refusal, match="has one vote"):
        cast(open_work, "second", poll, NO)


def test_affiliates_of_one_parent_share_one_vote_and_the_last_one_counts(
    open_work: OpenWork, group: int
) -> None:
    with open_work() as work:
        parent = member(work, person("de0")).organisation
        join(work, group, "sister", organise(work, "Sister", Side.DE, parent))
    poll = convene(open_work, group)

    cast(open_work, "de0", poll, YES)
    vote = cast(open_work, "sister", poll, NO)

    assert vote.before
    assert counted(open_work, poll) == (0, 1, 0)
    with open_work() as work:
        assert len(work.polls.seats(poll)) == 12


@pytest.mark.parametrize("kind", [OrganisationKind.GOVERNMENT])
def test_government_advises_and_has_no_vote(open_work: OpenWork, group: int, kind: OrganisationKind) -> None:
    with open_work() as work:
        join(work, group, "ministry", organise(work, "Ministry", Side.DE, kind=kind))
    poll = convene(open_work, group)

    with pytest.raises(Refusal, match="when it opened"):
        cast(open_work, "ministry", poll, YES)


def test_who_comes_after_the_opening_has_no_vote(open_work: OpenWork, group: int) -> None:
    poll = convene(open_work, group)
    with open_work() as work:
        join(work, group, "late", organise(work, "Late", Side.CN))

    with pytest.raises(Refusal, match="when it opened"):
        cast(open_work, "late", poll, YES)


def test_a_plain_member_does_not_cast_the_organisations_vote(open_work: OpenWork, group: int) -> None:
    poll = convene(open_work, group)
    with open_work() as work:
        join(work, group, "plain", member(work, person("cn0")).organisation, Role.MEMBER)

    with pytest.raises(Refusal, match="voting representative or alternate"):
        cast(open_work, "plain", poll, YES)


def test_a_vote_of_people_counts_those_who_were_there(
    open_work: OpenWork, courier: Courier, group: int
) -> None:
    poll = convene(open_work, group, Terms(Kind.FORMAL, Unit.PERSON, Rule.SIMPLE))
    cast(open_work, "cn0", poll, YES)

    done = closed(open_work, courier, poll)

    assert done.result is not None
    assert done.result.entitled == 12
    judged = judgement(done)
    assert judged is not None
    assert judged.adopted


def test_a_language_that_is_missing_keeps_a_formal_vote_from_opening(open_work: OpenWork, group: int) -> None:
    english = Variants({Language.EN: "Only English"}, Language.EN)
    asking = Asking(english, OPTIONS, Method.YES_NO, terms=TERMS)
    with open_work() as work, pytest.raises(Refusal, match="every language"):
        service.open_poll(work, member(work, ALEX), group, asking, CLOSES, NOW)


def test_a_side_without_any_seat_keeps_a_double_majority_from_opening(
    open_work: OpenWork, group: int
) -> None:
    with open_work() as work:
        for office in work.mandates.in_force(group, NOW):
            if office.side is Side.CN:
                office.until = NOW
    with pytest.raises(Refusal, match="could never be adopted"):
        convene(open_work, group)


def test_opening_and_close_are_on_record(open_work: OpenWork, courier: Courier, group: int) -> None:
    poll = convene(open_work, group)
    cast(open_work, "cn0", poll, YES)
    closed(open_work, courier, poll)

    with open_work() as work:
        entries = work.records.entries(group)
    assert [each.step for each in entries] == [Step.OPENED, Step.CLOSED]
    assert entries[0].facts["seats"] == {"cn": 5, "de": 7}
    assert entries[1].facts["adopted"] is False
    assert verify(entries)[1] == []


def test_only_those_whose_vote_is_missing_are_reminded(open_work: OpenWork, group: int) -> None:
    poll = convene(open_work, group)
    with open_work() as work:
        join(work, group, "second", member(work, person("cn0")).organisation, Role.ALTERNATE)
    cast(open_work, "cn1", poll, YES)

    with open_work() as work:
        found = work.polls.find(poll)
        assert found is not None
        names = {each.name for each in seats.missing_voters(work, found, LATER)}

    assert names == {f"cn{number}" for number in (0, 2, 3, 4)} | {f"de{number}" for number in range(7)}
