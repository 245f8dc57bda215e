"""Offices have dates: who votes for an organisation is whoever holds the office at that moment."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.delivery import Courier
from bot.errors import Refusal
from bot.membership import appointing, service
from bot.membership.actions import (
    AskAppointment,
    AskEndOffice,
    ChangeRole,
    EndOffice,
    Leave,
    ListOffices,
    OpenMember,
)
from bot.membership.model import OrganisationKind
from bot.membership.roles import Role, Side
from bot.polls import voting
from bot.record.chain import verify
from bot.record.model import Step
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, THOMAS, WANG, ask
from tests.membership.looking import card_of, delivered, known, labels, refusal, texts, toast
from tests.roster.scenes import DAY, GROUP, appoint, convene, newcomer, organisation, person

YES, NO = 0, 1


def cast(open_work: OpenWork, user: str, poll: int, at: datetime, option: int = YES) -> voting.Vote:
    with open_work() as work:
        member = next(each.member for each in work.members.in_group(GROUP) if each.member.name == user)
        return voting.cast_vote(work, member, poll, option, None, at)


def test_a_new_representative_takes_over_at_the_day_given(open_work: OpenWork) -> None:
    with open_work() as work:
        own = person(work, ANNA).organisation
        appoint(work, newcomer(work, "successor", own), Role.REPRESENTATIVE, NOW + 3 * DAY)
    poll = convene(open_work)

    with pytest.raises(Refusal, match="voting representative or alternate"):
        cast(open_work, "successor", poll, NOW + 2 * DAY)
    assert cast(open_work, "Anna Becker", poll, NOW + 2 * DAY).before == ()
    with pytest.raises(Refusal, match="voting representative or alternate"):
        cast(open_work, "Anna Becker", poll, NOW + 3 * DAY)
    vote = cast(open_work, "successor", poll, NOW + 3 * DAY, NO)

    assert vote.before == (1, 0, 0)
    with open_work() as work:
        assert len(work.polls.seats(poll)) == 2
        assert list(work.polls.by_voter(poll).values()) == [(0, 1, 0)]


def test_an_office_that_has_ended_casts_no_vote(open_work: OpenWork) -> None:
    with open_work() as work:
        member = newcomer(work, "brief", organisation(work, "Brief GmbH"))
        appoint(work, member, Role.REPRESENTATIVE, NOW, NOW + DAY)
    poll = convene(open_work)

    cast(open_work, "brief", poll, NOW + DAY - timedelta(seconds=1))
    with pytest.raises(Refusal, match="voting representative or alternate"):
        cast(open_work, "brief", poll, NOW + DAY, NO)


def test_there_is_one_representative_and_there_are_several_alternates(open_work: OpenWork) -> None:
    with open_work() as work:
        own = person(work, ANNA).organisation
        for user, role in (("a", Role.ALTERNATE), ("b", Role.ALTERNATE), ("c", Role.REPRESENTATIVE)):
            appoint(work, newcomer(work, user, own), role)
        held = {each.member.name: each.role for each in work.mandates.in_force(GROUP, NOW)}
    assert "Anna Becker" not in held
    assert {name for name, role in held.items() if role is Role.ALTERNATE} == {"a", "b"}
    assert held["c"] is Role.REPRESENTATIVE


def test_each_side_has_one_co_chair_who_may_hold_another_office_too(open_work: OpenWork) -> None:
    with open_work() as work:
        appoint(work, person(work, ANNA), Role.CO_CHAIR)
        appoint(work, person(work, WANG), Role.CO_CHAIR)
        appoint(work, person(work, LI), Role.CO_CHAIR)
        held = {(each.member.name, each.role) for each in work.mandates.in_force(GROUP, NOW)}
    assert held == {
        ("Anna Becker", Role.REPRESENTATIVE),
        ("Anna Becker", Role.CO_CHAIR),
        ("李伟", Role.REPRESENTATIVE),
        ("李伟", Role.CO_CHAIR),
    }


def test_a_representative_who_becomes_alternate_is_no_representative_any_more(open_work: OpenWork) -> None:
    with open_work() as work:
        appoint(work, person(work, ANNA), Role.ALTERNATE)
        assert [each.role for each in work.mandates.of_member(person(work, ANNA).id, GROUP, NOW)] == [
            Role.ALTERNATE
        ]


def test_an_appointment_after_this_one_ends_stays(open_work: OpenWork) -> None:
    with open_work() as work:
        own = person(work, ANNA).organisation
        later = appoint(work, newcomer(work, "later", own), Role.REPRESENTATIVE, NOW + 9 * DAY)
        appoint(work, newcomer(work, "now", own), Role.REPRESENTATIVE, NOW, NOW + 9 * DAY)
        assert work.mandates.find(later.id) is later
        appoint(work, newcomer(work, "for good", own), Role.REPRESENTATIVE, NOW)
        assert work.mandates.find(later.id) is None


def test_asking_twice_appoints_once(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    with open_work() as work:
        wang = person(work, WANG).id
    for _time in range(2):
        ask(bot, ALEX, ChangeRole(GROUP, wang, Role.ALTERNATE))
    assert len(delivered(courier, NOW)) == 1
    with open_work() as work:
        assert work.records.count(GROUP, Step.ROLE) == 1


@pytest.mark.parametrize(
    ("account", "why"), [(THOMAS, "is an observer"), (ALEX, "belongs to no organisation")]
)
def test_observers_and_people_of_no_organisation_hold_no_office(
    open_work: OpenWork, account: Account, why: str
) -> None:
    with open_work() as work, pytest.raises(Refusal, match=why):
        appoint(work, person(work, account), Role.REPRESENTATIVE)


def test_guests_hold_no_office(open_work: OpenWork) -> None:
    with open_work() as work, pytest.raises(Refusal, match="neither side"):
        appoint(
            work, newcomer(work, "guest", organisation(work, "Guest Ltd", Side.GUEST)), Role.REPRESENTATIVE
        )


def test_a_term_that_ends_before_it_begins_is_refused(open_work: OpenWork) -> None:
    with open_work() as work, pytest.raises(Refusal, match="before it begins"):
        appoint(work, person(work, WANG), Role.ALTERNATE, NOW + DAY, NOW + DAY)


@pytest.mark.parametrize("way", ["leaves", "observes", "changes organisation"])
def test_who_leaves_observes_or_changes_organisation_holds_no_office(
    bot: Bot, open_work: OpenWork, way: str
) -> None:
    anna = known(open_work, ANNA)
    if way == "leaves":
        ask(bot, ANNA, Leave(GROUP))
    elif way == "observes":
        ask(bot, ALEX, ChangeRole(GROUP, anna.id, Role.OBSERVER))
    with open_work() as work:
        anna = person(work, ANNA)
        if way == "changes organisation":
            anna.organisation = organisation(work, "Elsewhere GmbH")
            appointing.end_speaking(work, anna, anna, NOW)
        assert list(work.mandates.of_member(anna.id, GROUP, NOW)) == []
        assert verify(work.records.entries(GROUP), work.records.disclosures(GROUP))[1] == []
        assert work.records.count(GROUP, Step.ROLE) >= 1


def test_an_office_is_for_the_organisation_one_belonged_to(open_work: OpenWork) -> None:
    poll = convene(open_work)
    with open_work() as work:  # even if nobody noticed the change
        person(work, ANNA).organisation = person(work, LI).organisation
    with pytest.raises(Refusal, match="voting representative or alternate"):
        cast(open_work, "Anna Becker", poll, NOW)


@pytest.mark.parametrize("decided", [False, True])
def test_government_has_a_vote_only_where_the_group_decided_so(open_work: OpenWork, decided: bool) -> None:
    with open_work() as work:
        group = work.groups.find(GROUP)
        assert group is not None
        group.government_votes = decided
        ministry = organisation(work, "Ministry", kind=OrganisationKind.GOVERNMENT)
        appoint(work, newcomer(work, "official", ministry), Role.REPRESENTATIVE)
    poll = convene(open_work)
    if decided:
        assert cast(open_work, "official", poll, NOW).after == (1, 0, 0)
    else:
        with pytest.raises(Refusal, match="when it opened"):
            cast(open_work, "official", poll, NOW)


def test_an_affiliate_sits_on_its_own_side(open_work: OpenWork) -> None:
    with open_work() as work:
        parent = organisation(work, "Parent AG", Side.DE)
        appoint(
            work,
            newcomer(work, "cn", organisation(work, "子公司", Side.CN, parent=parent)),
            Role.REPRESENTATIVE,
        )
    poll = convene(open_work)
    with open_work() as work:
        assert {seat.name: seat.side for seat in work.polls.seats(poll)}["Parent AG"] is Side.CN


def test_a_coordinator_appoints_with_dates_and_ends_it(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    with open_work() as work:
        wang = person(work, WANG).id
    answers = {"since": "2026-12-01T09:00", "until": "2027-12-01T09:00"}
    made = ask(bot, ALEX, (AskAppointment(GROUP, wang, Role.REPRESENTATIVE), answers))
    assert toast(made) == "{name} in “{group}”, {role}: {term}."
    assert "from {since} until {until}" in texts(card_of(made))
    assert [to for to, _redrawn, _card in delivered(courier, NOW)] == ["wangfang"]
    with open_work() as work:
        (mandate,) = work.mandates.all_of(wang)
        assert not mandate.in_force(NOW)
    question = card_of(ask(bot, ALEX, AskEndOffice(mandate.id)))
    assert labels(question) == {"End office: {role}", "voting representative", "Leave as it is"}
    ask(bot, ALEX, EndOffice(mandate.id))
    with open_work() as work:
        assert list(work.mandates.all_of(wang)) == []
    assert refusal(ask(bot, ALEX, EndOffice(mandate.id))).startswith("This office is no longer held")


@pytest.mark.parametrize("account", [LI, ANNA, JONAS])
def test_only_coordinators_give_and_end_offices(bot: Bot, open_work: OpenWork, account: Account) -> None:
    with open_work() as work:
        (mandate,) = work.mandates.all_of(person(work, ANNA).id)
        wang = person(work, WANG).id
    for action in (
        AskAppointment(GROUP, wang, Role.CO_CHAIR),
        ChangeRole(GROUP, wang, Role.CO_CHAIR),
        AskEndOffice(mandate.id),
        EndOffice(mandate.id),
        ListOffices(GROUP),
    ):
        assert refusal(ask(bot, account, action)).startswith("Only a coordinator")


def test_changes_are_on_record_without_names_and_read_with_them_by_coordinators(
    bot: Bot, open_work: OpenWork
) -> None:
    with open_work() as work:
        anna, wang = person(work, ANNA), person(work, WANG)
        appoint(work, newcomer(work, "Successor", anna.organisation), Role.REPRESENTATIVE)
        place = work.members.membership(wang.id, GROUP)
        assert place is not None
        service.change_role(work, person(work, ALEX), place, Role.OBSERVER, (), NOW)
        entries = work.records.entries(GROUP)
    assert [each.step for each in entries] == [Step.ROLE] * 3
    assert not any(
        name in str(each.facts) for each in entries for name in ("Anna", "Successor", "王芳", "Alex")
    )
    said = texts(card_of(ask(bot, ALEX, ListOffices(GROUP))))
    assert {"Anna Becker", "Successor", "王芳", "Alex Morgan"} <= set(said)
    assert "{before} before, then {role}" in said
    with open_work() as work:
        work.records.erase(person(work, ANNA).id)
    assert "an erased person" in texts(card_of(ask(bot, ALEX, ListOffices(GROUP))))


def test_the_directory_and_the_card_of_a_member_name_offices(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        anna = person(work, ANNA)
        appoint(work, anna, Role.CO_CHAIR)
    assert {"co-chair", "voting representative"} <= set(texts(card_of(ask(bot, LI, "/members"))))
    card = card_of(ask(bot, ALEX, OpenMember(GROUP, anna.id)))
    assert "since {when}" in texts(card)
    assert "alternate" in labels(card)
