"""Members: the directory, roles, removal, the liaison office."""

from datetime import datetime, timedelta

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import Account
from bot.delivery import Courier
from bot.feature import Feature
from bot.features import FEATURES
from bot.membership.actions import (
    AddToOffice,
    AskOffice,
    AskRemoval,
    ChangeRole,
    Leave,
    ListGroups,
    ListMembers,
    OpenMember,
    RemoveMember,
)
from bot.membership.joining_actions import Join, ListJoinable, ListWaiting
from bot.membership.model import Member, Membership, Organisation, OrganisationKind, SideCount
from bot.membership.roles import Role, Side
from bot.registry import Registry
from bot.work import OpenWork, Work
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, SEAL, THOMAS, WANG, ask
from tests.membership.conftest import ABOUT_JONAS, Numbers, offices_of, role_of
from tests.membership.looking import (
    card_of,
    delivered,
    known,
    labels,
    press,
    refusal,
    reply_of,
    texts,
    toast,
)

MINUTE = timedelta(minutes=1)


def number(open_work: OpenWork, account: Account) -> int:
    return known(open_work, account).id


@pytest.mark.parametrize("word", ["/members", "mitglieder", "成员"])
def test_the_directory_names_everyone_by_side_with_organisation_and_role(
    bot: Bot, ids: Numbers, word: str
) -> None:
    card = card_of(ask(bot, LI, word))
    said = texts(card)
    wanted = ["Chinese side", "李伟", "German side", "Anna Becker", "Liaison office", "Alex Morgan"]
    assert [text for text in said if text in wanted] == wanted
    assert {"voting representative", "observer", "Becker Antriebstechnik GmbH"} <= set(said)
    assert labels(card) == set()


def test_the_directory_is_for_members(bot: Bot, ids: Numbers) -> None:
    assert refusal(ask(bot, JONAS, ListMembers(ids.group))).startswith("This is for members of")
    assert refusal(ask(bot, JONAS, "/members", room=PLENARY)).startswith("This is for members of")
    assert refusal(ask(bot, LI, ListMembers(ids.experts))).startswith("This is for members of")
    assert texts(card_of(ask(bot, ALEX, ListMembers(ids.experts))))  # the office reads everything


def test_a_long_directory_is_paged(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    with open_work() as work:
        lin = work.members.by_account(LI)
        assert lin is not None
        for each in range(12):
            member = Member(f"Member {each:02}", lin.language, lin.city_key, NOW, lin.organisation)
            work.members.add(member)
            work.members.enter(Membership(member, ids.group, Role.MEMBER, NOW))
    first = card_of(ask(bot, LI, "/members"))
    second = ask(bot, LI, press(first, "Next page ({page} of {pages})"))
    third = ask(bot, LI, press(card_of(second), "Next page ({page} of {pages})"))
    assert reply_of(second).update is not None
    shown = [text for card in (first, card_of(second), card_of(third)) for text in texts(card)]
    names = [text for text in shown if text.startswith("Member ")]
    assert sorted(names) == [f"Member {each:02}" for each in range(12)]


def test_a_page_that_is_gone_by_now_is_the_last_one(bot: Bot, ids: Numbers) -> None:
    assert "Anna Becker" in texts(card_of(ask(bot, LI, ListMembers(ids.group, 7))))
    assert "Steering committee" in texts(card_of(ask(bot, LI, ListGroups(7))))
    assert "Steering committee" in texts(card_of(ask(bot, LI, ListJoinable(7))))
    ask(bot, JONAS, (Join(ids.group), ABOUT_JONAS))
    assert "Jonas Weber" in texts(card_of(ask(bot, ALEX, ListWaiting(ids.group, 7))))


def test_members_without_organisation_count_as_guests(open_work: OpenWork, ids: Numbers) -> None:
    with open_work() as work:
        counted = work.members.by_side(ids.group)
    assert list(counted) == [
        SideCount(Side.CN, 2, 2),
        SideCount(Side.DE, 2, 2),
        SideCount(Side.GUEST, 0, 1),
    ]


def test_a_coordinator_opens_a_member_from_the_directory(bot: Bot, ids: Numbers) -> None:
    directory = card_of(ask(bot, ALEX, "/members"))
    card = card_of(ask(bot, ALEX, press(directory, "Anna Becker")))
    assert {"Becker Antriebstechnik GmbH", "small or medium-sized enterprise", "Bayern"} <= set(texts(card))
    assert {"End office: {role}", "Appoint: {role}"} <= labels(card)
    assert {"coordinator", "observer", "Remove from the group", "Add to the liaison office"} <= labels(card)


def test_a_changed_role_holds_at_once_and_is_told(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    wang = number(open_work, WANG)
    answer = ask(bot, ALEX, ChangeRole(ids.group, wang, Role.COORDINATOR))
    assert toast(answer) == "{name} in “{group}” is now: {role}."
    assert role_of(open_work, WANG, ids.group) is Role.COORDINATOR
    ((to, _redrawn, card),) = delivered(courier, NOW)
    assert to == "wangfang"
    assert {"Your role in this group is now: {role}.", "coordinator"} <= set(texts(card))
    ask(bot, ALEX, ChangeRole(ids.group, wang, Role.COORDINATOR), now=NOW + MINUTE)  # pressed once more
    assert delivered(courier, NOW + MINUTE) == []
    ask(bot, WANG, ChangeRole(ids.group, number(open_work, LI), Role.CO_CHAIR))  # a right that comes with it
    assert Role.CO_CHAIR in offices_of(open_work, LI, ids.group)


@pytest.mark.parametrize("account", [LI, THOMAS, JONAS])
def test_only_coordinators_change_anything_about_members(
    bot: Bot, open_work: OpenWork, ids: Numbers, account: Account
) -> None:
    anna = number(open_work, ANNA)
    actions: list[Action] = [
        ChangeRole(ids.group, anna, Role.OBSERVER),
        AskRemoval(ids.group, anna),
        RemoveMember(ids.group, anna),
        OpenMember(ids.group, anna),
    ]
    for action in actions:
        assert refusal(ask(bot, account, action)).startswith("Only a coordinator")
    assert offices_of(open_work, ANNA, ids.group) == {Role.REPRESENTATIVE}


def test_removal_is_asked_first_then_done_and_told(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    ask(bot, ANNA, Join(ids.experts))
    anna = number(open_work, ANNA)
    question = card_of(ask(bot, ALEX, AskRemoval(ids.group, anna)))
    assert labels(question) == {"Remove from the group", "Keep in the group"}
    kept = ask(bot, ALEX, press(question, "Keep in the group"))
    assert reply_of(kept).update is not None
    assert offices_of(open_work, ANNA, ids.group) == {Role.REPRESENTATIVE}
    ask(bot, ALEX, press(question, "Remove from the group"))
    assert role_of(open_work, ANNA, ids.group) is None
    assert offices_of(open_work, ANNA, ids.group) == set()
    assert role_of(open_work, ANNA, ids.experts) is None
    told = [texts(card) for to, _redrawn, card in delivered(courier, NOW) if to == "anna"]
    assert any(text.startswith("A coordinator has ended your membership") for said in told for text in said)
    again = ask(bot, ALEX, RemoveMember(ids.group, anna))
    assert refusal(again).startswith("This person is no longer a member")


def test_the_last_coordinator_can_neither_step_down_nor_be_removed(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        alex.office = False
    for action in (ChangeRole(ids.group, alex.id, Role.MEMBER), RemoveMember(ids.group, alex.id)):
        assert "left without a coordinator" in refusal(ask(bot, ALEX, action))
    assert role_of(open_work, ALEX, ids.group) is Role.COORDINATOR
    ask(bot, ALEX, ChangeRole(ids.group, number(open_work, LI), Role.COORDINATOR))
    ask(bot, ALEX, ChangeRole(ids.group, alex.id, Role.MEMBER))
    assert role_of(open_work, ALEX, ids.group) is Role.MEMBER


def test_the_office_takes_somebody_in_after_asking(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    li = number(open_work, LI)
    question = card_of(ask(bot, ALEX, AskOffice(ids.group, li)))
    ask(bot, ALEX, press(question, "Leave as it is"))
    assert not known(open_work, LI).office
    ask(bot, ALEX, press(question, "Add to the liaison office"))
    assert known(open_work, LI).office
    assert [to for to, _redrawn, _card in delivered(courier, NOW)] == ["liwei"]


def test_a_coordinator_outside_the_office_cannot_add_to_it(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    li, anna = number(open_work, LI), number(open_work, ANNA)
    ask(bot, ALEX, ChangeRole(ids.group, li, Role.COORDINATOR))
    assert "Add to the liaison office" not in labels(card_of(ask(bot, LI, OpenMember(ids.group, anna))))
    for action in (AskOffice(ids.group, anna), AddToOffice(ids.group, anna)):
        assert refusal(ask(bot, LI, action)).startswith("Only the liaison office")
    assert not known(open_work, ANNA).office


@pytest.fixture
def left() -> list[tuple[int, int]]:
    """Who left which group, as other slices are told."""
    return []


@pytest.fixture
def listening(open_work: OpenWork, left: list[tuple[int, int]]) -> Bot:
    """The bot with one more feature, which wants to know who leaves."""
    feature = Feature("listening")

    def note(work: Work, member_id: int, group_id: int, now: datetime) -> None:
        left.append((member_id, group_id))

    feature.on_leave(note)
    return Bot(open_work, Registry.of([*FEATURES, feature]), SEAL)


def test_other_slices_learn_who_left_and_who_lost_the_vote(
    listening: Bot, open_work: OpenWork, ids: Numbers, left: list[tuple[int, int]]
) -> None:
    ask(listening, LI, Join(ids.experts))
    ask(listening, ALEX, ChangeRole(ids.group, number(open_work, WANG), Role.ALTERNATE))
    assert left == []
    ask(listening, ALEX, ChangeRole(ids.group, number(open_work, WANG), Role.OBSERVER))
    ask(listening, LI, Leave(ids.group))
    ask(listening, ALEX, RemoveMember(ids.group, number(open_work, ANNA)))
    li, wang, anna = (number(open_work, account) for account in (LI, WANG, ANNA))
    assert left == [(wang, ids.group), (li, ids.group), (li, ids.experts), (anna, ids.group)]


def test_a_message_that_no_longer_holds_is_not_sent(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    ask(bot, ALEX, ChangeRole(ids.group, number(open_work, ANNA), Role.CO_CHAIR))
    ask(bot, ANNA, Leave(ids.group))
    assert delivered(courier, NOW) == []


def test_an_organisations_name_of_expanding_letters_still_fits(open_work: OpenWork) -> None:
    with open_work() as work:
        name = "ﷺ" * 120
        organisation = Organisation(name, OrganisationKind.COMPANY, Side.GUEST)
        work.organisations.add(organisation)
        assert len(organisation.known_as) <= 240
        assert work.organisations.by_name(name) is organisation
