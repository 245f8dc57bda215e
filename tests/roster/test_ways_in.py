"""Ways into a group: who approves, invitations for several people, links, and places that wait for their people."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.cards import Card, Link
from bot.chat.exchange import Account, Followed, Interaction, Submitted, place_of
from bot.delivery import Courier
from bot.membership.actions import OpenMember
from bot.membership.joining_actions import (
    Decide,
    InviteSeveral,
    InviteToClaim,
    Join,
    ListInvitations,
    OpenApplication,
    WithdrawInvitation,
)
from bot.membership.model import Approval, Member, Membership
from bot.membership.roles import Role
from bot.membership.ways_in import Decision
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, SEAL, THOMAS, WANG, ask, private
from tests.membership.conftest import ABOUT_JONAS, role_of
from tests.membership.looking import card_of, delivered, known, labels, press, refusal, texts, toast
from tests.roster.scenes import DAY, GROUP, appoint, person

SEVERAL = {"most_uses": "2", "days": "30"}


def decides(open_work: OpenWork, approval: Approval) -> None:
    """The group's way, with 王芳 and Anna as co-chairs."""
    with open_work() as work:
        group = work.groups.find(GROUP)
        assert group is not None
        group.approval = approval
        appoint(work, person(work, WANG), Role.CO_CHAIR)
        appoint(work, person(work, ANNA), Role.CO_CHAIR)


def apply(bot: Bot, open_work: OpenWork) -> int:
    """Jonas of the German side asks to join."""
    ask(bot, JONAS, (Join(GROUP), ABOUT_JONAS))
    with open_work() as work:
        (waiting,) = work.applications.waiting([GROUP])
        return waiting.id


def test_the_co_chair_of_the_applicants_side_decides(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    decides(open_work, Approval.SIDE)
    delivered(courier, NOW)
    number = apply(bot, open_work)
    told = {to: card for to, _redrawn, card in delivered(courier, NOW)}
    assert set(told) == {"alex", "anna"}
    assert {"Approve", "Decline"} <= labels(told["anna"])
    assert not {"Approve", "Decline"} & labels(told["alex"])
    assert "Still to decide for the {side}: {name}." in texts(told["alex"])
    assert refusal(ask(bot, ALEX, Decide(number, True))).startswith("In this group the co-chair decides")
    for account in (WANG, LI, THOMAS, JONAS):
        assert refusal(ask(bot, account, Decide(number, True))).startswith("Only a coordinator")
    assert role_of(open_work, JONAS, GROUP) is None
    ask(bot, ANNA, Decide(number, True))
    assert role_of(open_work, JONAS, GROUP) is Role.MEMBER


def test_both_co_chairs_have_to_agree_and_one_is_enough_to_decline(bot: Bot, open_work: OpenWork) -> None:
    decides(open_work, Approval.BOTH)
    number = apply(bot, open_work)
    first = ask(bot, WANG, Decide(number, True))
    assert toast(first) == "Your approval is noted. The other side still has to decide."
    assert "You have approved it for your side." in texts(card_of(first))
    ask(bot, WANG, Decide(number, True))  # twice is once
    assert role_of(open_work, JONAS, GROUP) is None
    ask(bot, ANNA, Decide(number, True))
    assert role_of(open_work, JONAS, GROUP) is Role.MEMBER

    with open_work() as work:
        place = work.members.membership(person(work, JONAS).id, GROUP)
        assert place is not None
        work.members.leave(place)
    number = apply_again(bot, open_work)
    ask(bot, WANG, Decide(number, True))
    ask(bot, ANNA, Decide(number, False))
    with open_work() as work:
        application = work.applications.find(number)
        assert application is not None
        assert application.decision is Decision.DECLINED
    assert apply_again(bot, open_work) != number  # who was refused may ask again


def apply_again(bot: Bot, open_work: OpenWork) -> int:
    ask(bot, JONAS, (Join(GROUP), {"note": "Again", **ABOUT_JONAS}))
    with open_work() as work:
        (waiting,) = work.applications.waiting([GROUP])
        return waiting.id


@pytest.mark.parametrize("approval", [Approval.SIDE, Approval.BOTH])
def test_coordinators_decide_for_a_side_without_co_chair(
    bot: Bot, open_work: OpenWork, approval: Approval
) -> None:
    decides(open_work, approval)
    with open_work() as work:
        for mandate in work.mandates.in_force(GROUP, NOW):
            if mandate.member is person(work, ANNA) and mandate.role is Role.CO_CHAIR:
                mandate.until = NOW
    number = apply(bot, open_work)
    ask(bot, ALEX, Decide(number, True))
    if approval is Approval.BOTH:
        assert role_of(open_work, JONAS, GROUP) is None
        ask(bot, WANG, Decide(number, True))
    assert role_of(open_work, JONAS, GROUP) is Role.MEMBER


def test_only_those_who_decide_or_coordinate_see_an_application(bot: Bot, open_work: OpenWork) -> None:
    decides(open_work, Approval.SIDE)
    number = apply(bot, open_work)
    for account in (ANNA, ALEX):
        assert "Jonas Weber" in texts(card_of(ask(bot, account, OpenApplication(number))))
    for account in (WANG, LI, JONAS):
        assert refusal(ask(bot, account, OpenApplication(number))).startswith("Only a coordinator")


def code_on(card: Card) -> str:
    (code,) = {text for text in texts(card) if len(text) == 9 and text[4] == "-"}
    return code


def joined(bot: Bot, code: str, *users: str) -> list[str]:
    """Newcomers who type the code and say who they are."""
    said = []
    for user in users:
        account = Account("test", user)
        form = ask(bot, account, f"/join {code}")
        assert form is not None
        if form.reply.ask is None:
            said.append(toast(form))
            continue
        answers = {key: value for key, value in ABOUT_JONAS.items() if key != "note"}
        said.append(toast(ask(bot, account, (form.reply.ask.opener, {**answers, "person": user}))))
    return said


def test_an_invitation_for_several_works_so_often_and_no_more(bot: Bot, open_work: OpenWork) -> None:
    card = card_of(ask(bot, ALEX, (InviteSeveral(GROUP), SEVERAL)))
    welcome, invalid = "You are now a member of “{group}”.", "This code is not valid"
    first, second, third = joined(bot, code_on(card), "eins", "zwei", "drei")
    assert (first, second) == (welcome, welcome)
    assert third.startswith(invalid)


def test_two_who_entered_the_last_place_of_an_invitation_share_it_not(bot: Bot) -> None:
    code = code_on(card_of(ask(bot, ALEX, (InviteSeveral(GROUP), SEVERAL))))
    forms = {}
    for user in ("eins", "zwei", "drei"):
        form = ask(bot, Account("test", user), f"/join {code}")
        assert form is not None
        assert form.reply.ask is not None
        forms[user] = form.reply.ask.opener
    answers = {key: value for key, value in ABOUT_JONAS.items() if key != "note"}
    said = [ask(bot, Account("test", user), (opener, answers)) for user, opener in forms.items()]
    assert [bool(each and each.reply.show) for each in said] == [True, True, False]
    assert refusal(said[2]).startswith("This invitation is no longer valid")


def test_an_invitation_expires_and_can_be_withdrawn(bot: Bot, open_work: OpenWork) -> None:
    code = code_on(card_of(ask(bot, ALEX, (InviteSeveral(GROUP), SEVERAL))))
    late = ask(bot, JONAS, f"/join {code}", now=NOW + 30 * DAY)
    assert toast(late).startswith("This code is not valid")
    listed = card_of(ask(bot, ALEX, ListInvitations(GROUP)))
    assert "used {uses} of {most}, valid until {when}" in texts(listed)
    action = press(listed, "Withdraw {invitation}")
    assert isinstance(action, WithdrawInvitation)
    for account in (LI, ANNA):
        assert refusal(ask(bot, account, action)).startswith("Only a coordinator")
        assert refusal(ask(bot, account, InviteSeveral(GROUP))).startswith("Only a coordinator")
    assert toast(ask(bot, ALEX, action)) == "This invitation works no more."
    assert joined(bot, code, "eins")[0].startswith("This code is not valid")
    assert refusal(ask(bot, ALEX, action)).startswith("This invitation is no longer valid")


@pytest.mark.parametrize("opens", ["https://t.me/wgbot?start=", ""])
def test_an_invitation_carries_a_link_where_the_platform_has_such(bot: Bot, opens: str) -> None:
    payload = SEAL.close(InviteSeveral(GROUP), place_of(ALEX))
    asked = Interaction(ALEX, private(ALEX), Submitted(payload, SEVERAL), "en", "alex", opens=opens)
    card = card_of(bot.handle(asked, NOW))
    links = [block for block in card.blocks if isinstance(block, Link)]
    assert [link.address for link in links] == ([opens + code_on(card)] if opens else [])
    if links:
        word = links[0].address.removeprefix(opens)
        followed = Interaction(JONAS, private(JONAS), Followed(word), "de", "jonas")
        answer = bot.handle(followed, NOW)
        assert answer is not None
        assert answer.reply.ask is not None


def test_somebody_on_the_roster_gets_their_place_by_a_code(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        own = person(work, ANNA).organisation
        waiting = Member("Eva Roth", person(work, ANNA).language, "munich", NOW, own)
        work.members.add(waiting)
        work.members.enter(Membership(waiting, GROUP, Role.MEMBER, NOW))
        appoint(work, waiting, Role.ALTERNATE)
    card = card_of(ask(bot, ALEX, OpenMember(GROUP, waiting.id)))
    code = code_on(card_of(ask(bot, ALEX, press(card, "Invite to this place"))))
    eva = Account("test", "eva")
    later = NOW + timedelta(days=3)
    question = card_of(ask(bot, eva, f"/link {code}", now=later))
    assert "Eva Roth" in texts(question)
    ask(bot, eva, press(question, "Link the accounts"), now=later)
    assert known(open_work, eva).id == waiting.id
    with open_work() as work:
        assert [each.role for each in work.mandates.of_member(waiting.id, GROUP, later)] == [Role.ALTERNATE]
    assert refusal(ask(bot, ALEX, InviteToClaim(GROUP, waiting.id))).startswith(
        "This member writes to me already"
    )
    assert refusal(ask(bot, LI, InviteToClaim(GROUP, waiting.id))).startswith("Only a coordinator")
