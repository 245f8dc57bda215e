"""Coming in: at once, by application, declined and again; refused where a rule says no."""

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.chat.forms import Line
from bot.delivery import Courier
from bot.errors import Refusal
from bot.membership import joining
from bot.membership.joining_actions import Decide, Join, OpenApplication, Withdraw
from bot.membership.model import JoinMode
from bot.membership.roles import Role, Side
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, EXPERTS, JONAS, LI, NOW, THOMAS, ask
from tests.membership.conftest import ABOUT_JONAS, Numbers, role_of
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


def apply(bot: Bot, ids: Numbers) -> int:
    """Jonas applies; returns the application's number."""
    card = card_of(ask(bot, JONAS, (Join(ids.group), ABOUT_JONAS)))
    withdrawing = press(card, "Withdraw my application")
    assert isinstance(withdrawing, Withdraw)
    return withdrawing.application


def test_the_list_shows_only_groups_one_is_not_in(bot: Bot, ids: Numbers) -> None:
    assert "Expertengruppe Datensicherheit" in labels(card_of(ask(bot, LI, "/join")))
    assert "Arbeitsgruppe Intelligente Fertigung" not in labels(card_of(ask(bot, LI, "/join")))
    assert "Arbeitsgruppe Intelligente Fertigung" in labels(card_of(ask(bot, JONAS, "beitreten")))


def test_a_group_by_invitation_has_no_button_in_the_list(bot: Bot, ids: Numbers) -> None:
    card = card_of(ask(bot, LI, "/join"))
    assert "Steering committee" in texts(card)
    assert "Steering committee" not in labels(card)


def test_whoever_is_everywhere_is_told_so(bot: Bot, ids: Numbers) -> None:
    for group in (ids.experts, ids.closed):
        ask(bot, ALEX, (Join(group), ABOUT_JONAS))
    said = texts(card_of(ask(bot, ALEX, "/join")))
    assert "You are a member of every working group there is. /groups shows them." in said


def test_an_open_group_takes_a_known_member_in_at_once(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    answer = ask(bot, LI, Join(ids.experts))
    assert toast(answer) == "You are now a member of “{group}”."
    assert role_of(open_work, LI, ids.experts) is Role.MEMBER


def test_an_open_group_asks_a_newcomer_who_they_are(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    asked = reply_of(ask(bot, JONAS, Join(ids.experts))).ask
    assert asked is not None
    assert "note" not in {field.name for field in asked.form.fields}
    ask(bot, JONAS, (Join(ids.experts), ABOUT_JONAS))
    jonas = known(open_work, JONAS)
    assert role_of(open_work, JONAS, ids.experts) is Role.MEMBER
    assert jonas.organisation is not None
    assert (jonas.organisation.name, jonas.side, jonas.organisation.sme) == (
        "Weber Sensorik GmbH",
        Side.DE,
        True,
    )


def test_join_in_a_groups_room_is_about_that_group(bot: Bot, ids: Numbers) -> None:
    assert toast(ask(bot, LI, "/join", room=EXPERTS)) == "You are now a member of “{group}”."
    assert "Join a working group" in texts(card_of(ask(bot, LI, "/join", room=EXPERTS)))


def test_joining_twice_is_refused(bot: Bot, ids: Numbers) -> None:
    ask(bot, LI, Join(ids.experts))
    assert refusal(ask(bot, LI, Join(ids.experts))).startswith("You are already a member")


def test_a_second_submission_of_the_form_joins_nobody_twice(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    ask(bot, JONAS, (Join(ids.experts), ABOUT_JONAS))
    again = ask(bot, JONAS, (Join(ids.experts), ABOUT_JONAS))
    assert refusal(again).startswith("You are already a member")
    with open_work() as work:
        assert work.members.count(ids.experts) == 1


def test_without_an_invitation_there_is_no_way_into_a_closed_group(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    assert "by invitation" in refusal(ask(bot, JONAS, Join(ids.closed)))
    assert "by invitation" in refusal(ask(bot, JONAS, (Join(ids.closed), ABOUT_JONAS)))
    assert role_of(open_work, JONAS, ids.closed) is None


def test_an_application_reaches_the_coordinators_and_nobody_else(
    bot: Bot, courier: Courier, ids: Numbers
) -> None:
    apply(bot, ids)
    ((to, redrawn, card),) = delivered(courier, NOW)
    assert (to, redrawn) == ("alex", False)
    assert {"Jonas Weber", "Weber Sensorik GmbH", "Wir bauen Sensoren.", "German side"} <= set(texts(card))
    assert labels(card) == {"Approve", "Decline"}


def test_who_no_longer_coordinates_is_not_sent_the_application(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    apply(bot, ids)
    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        alex.office = False
        place = work.members.membership(alex.id, ids.group)
        assert place is not None
        place.role = Role.MEMBER
    assert delivered(courier, NOW) == []


def test_an_approved_applicant_is_a_member_and_welcomed(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    apply(bot, ids)
    ((_to, _redrawn, card),) = delivered(courier, NOW)
    answer = ask(bot, ALEX, press(card, "Approve"))
    assert toast(answer) == "{name} is now a member of “{group}” and will be told."
    assert labels(card_of(answer)) == set()
    assert role_of(open_work, JONAS, ids.group) is Role.MEMBER
    messages = {to: (redrawn, texts(card)) for to, redrawn, card in delivered(courier, NOW)}
    assert messages["jonas"][0] is False
    assert "Welcome to “{group}”" in messages["jonas"][1]
    assert messages["alex"][0] is True
    assert "{name} approved this application on {when}." in messages["alex"][1]
    assert "Alex Morgan" in messages["alex"][1]


def test_a_declined_applicant_is_told_and_may_apply_again(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    first = apply(bot, ids)
    ask(bot, ALEX, Decide(first, approve=False))
    told = [texts(card) for to, _redrawn, card in delivered(courier, NOW) if to == "jonas"]
    assert any("{name} declined this application on {when}." in said for said in told)
    assert role_of(open_work, JONAS, ids.group) is None
    second = apply(bot, ids)
    assert second != first
    ask(bot, ALEX, Decide(second, approve=True))
    assert role_of(open_work, JONAS, ids.group) is Role.MEMBER


def test_the_first_decision_stands(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    number = apply(bot, ids)
    ask(bot, ALEX, Decide(number, approve=False))
    answer = ask(bot, ALEX, Decide(number, approve=True))
    assert refusal(answer) == "{name} declined this application on {when}."
    assert role_of(open_work, JONAS, ids.group) is None


@pytest.mark.parametrize("account", [LI, ANNA, THOMAS, JONAS])
def test_only_a_coordinator_decides_or_reads_an_application(
    bot: Bot, open_work: OpenWork, ids: Numbers, account: Account
) -> None:
    number = apply(bot, ids)
    assert refusal(ask(bot, account, Decide(number, approve=True))).startswith("Only a coordinator")
    assert refusal(ask(bot, account, OpenApplication(number))).startswith("Only a coordinator")
    assert role_of(open_work, JONAS, ids.group) is None


def test_a_second_application_meets_the_waiting_one(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    apply(bot, ids)
    answer = ask(bot, JONAS, Join(ids.group))
    assert "Your application to “{group}”" in texts(card_of(answer))
    apply(bot, ids)
    with open_work() as work:
        assert len(work.applications.waiting([ids.group])) == 1


def test_the_rules_of_joining_hold_whatever_was_pressed(open_work: OpenWork, ids: Numbers) -> None:
    def come_in(group: int) -> None:
        with open_work() as work:
            applicant = work.members.by_account(LI)
            assert applicant is not None
            joining.come_in(work, applicant, group, "", NOW)

    with pytest.raises(Refusal, match="by invitation"):
        come_in(ids.closed)
    with open_work() as work:
        experts = work.groups.find(ids.experts)
        assert experts is not None
        experts.join_mode = JoinMode.APPLICATION
    come_in(ids.experts)
    with pytest.raises(Refusal, match="already with the coordinators"):
        come_in(ids.experts)


def test_a_withdrawn_application_cannot_be_approved(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    number = apply(bot, ids)
    delivered(courier, NOW)
    ask(bot, JONAS, Withdraw(number))
    ((to, redrawn, card),) = delivered(courier, NOW)
    assert (to, redrawn, labels(card)) == ("alex", True, set())
    answer = ask(bot, ALEX, Decide(number, approve=True))
    assert refusal(answer) == "{name} withdrew this application on {when}."
    assert role_of(open_work, JONAS, ids.group) is None


def test_nobody_withdraws_anothers_application(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    number = apply(bot, ids)
    assert refusal(ask(bot, LI, Withdraw(number))) == "Only the applicant can withdraw this application."
    with open_work() as work:
        assert len(work.applications.waiting([ids.group])) == 1


def test_what_is_on_record_about_an_organisation_is_kept(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    about = {**ABOUT_JONAS, "organisation": "  becker  ANTRIEBSTECHNIK gmbh ", "side": "cn", "kind": "park"}
    card = card_of(ask(bot, JONAS, (Join(ids.experts), about)))
    assert any(text.startswith("“{name}” is on record already") for text in texts(card))
    jonas, anna = known(open_work, JONAS), known(open_work, ANNA)
    assert jonas.organisation is not None
    assert anna.organisation is not None
    assert jonas.organisation.id == anna.organisation.id
    assert jonas.side is Side.DE


def test_who_was_declined_can_correct_their_organisation(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, ALEX, Decide(apply(bot, ids), approve=False))
    asked = reply_of(ask(bot, JONAS, Join(ids.group))).ask
    assert asked is not None
    given = {field.name: field.given for field in asked.form.fields if isinstance(field, Line)}
    assert given["organisation"] == "Weber Sensorik GmbH"
    ask(bot, JONAS, (Join(ids.group), {**ABOUT_JONAS, "organisation": "Weber Optik GmbH"}))
    organisation = known(open_work, JONAS).organisation
    assert organisation is not None
    assert organisation.name == "Weber Optik GmbH"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("person", ""),
        ("person", "x" * 81),
        ("person", "two\nlines"),
        ("person", "\u202egnirts"),
        ("organisation", "x" * 121),
        ("kind", "bakery"),
        ("side", ""),
        ("note", "x" * 601),
    ],
)
def test_an_unusable_answer_is_named_and_nothing_is_kept(
    bot: Bot, open_work: OpenWork, ids: Numbers, field: str, typed: str
) -> None:
    answer = ask(bot, JONAS, (Join(ids.group), {**ABOUT_JONAS, field: typed}))
    assert set(reply_of(answer).errors) == {field}
    with open_work() as work:
        assert not work.applications.waiting([ids.group])
        assert work.organisations.by_name("Weber Sensorik GmbH") is None


def test_a_name_of_invisible_signs_is_no_name(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    answer = ask(bot, JONAS, (Join(ids.experts), {**ABOUT_JONAS, "organisation": "\u200b\u200b"}))
    assert reply_of(answer).errors
    assert role_of(open_work, JONAS, ids.experts) is None


def test_html_and_emoji_are_names_like_any_other(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, JONAS, (Join(ids.experts), {**ABOUT_JONAS, "person": "<b>Jonas</b> *🚀*"}))
    assert known(open_work, JONAS).name == "<b>Jonas</b> *🚀*"
    assert "<b>Jonas</b> *🚀*" in texts(card_of(ask(bot, JONAS, "/members")))


def test_a_group_or_application_that_is_gone_is_said_to_be(bot: Bot, ids: Numbers) -> None:
    assert refusal(ask(bot, JONAS, Join(999))).startswith("This working group no longer exists")
    assert refusal(ask(bot, ALEX, Decide(999, approve=True))).startswith("This application no longer exists")


def test_who_came_in_another_way_is_no_longer_an_applicant(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    number = apply(bot, ids)
    with open_work() as work:
        group = work.groups.find(ids.group)
        assert group is not None
        group.join_mode = JoinMode.OPEN
    with open_work() as work:
        jonas = work.members.by_account(JONAS)
        assert jonas is not None
        joining.come_in(work, jonas, ids.group, "", NOW)
    with open_work() as work:
        assert not work.applications.waiting([ids.group])
    assert refusal(ask(bot, ALEX, Decide(number, approve=True))).startswith("{name} withdrew")


def test_asked_one_question_at_a_time_the_form_leads_to_the_same(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    ask(bot, JONAS, Join(ids.group), forms=False)
    answers = ("Jonas Weber", "Weber Sensorik GmbH", "1", "2", "Sachsen", "1")
    for answer in answers:
        ask(bot, JONAS, answer, forms=False)
    summary = card_of(ask(bot, JONAS, "Wir bauen Sensoren.", forms=False))
    ask(bot, JONAS, press(summary, "Apply"), forms=False)
    with open_work() as work:
        (application,) = work.applications.waiting([ids.group])
    assert (application.member.name, application.note) == ("Jonas Weber", "Wir bauen Sensoren.")
    assert application.member.side is Side.DE
