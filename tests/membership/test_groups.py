"""Groups: listed, opened, founded, left; rooms bound to them."""

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Room
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.membership.actions import AskLeave, FoundGroup, Leave, ListGroups, OpenGroup, Stay
from bot.membership.joining_actions import Join
from bot.membership.model import Group, JoinMode, Membership
from bot.membership.roles import Role
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, EXPERTS, JONAS, LI, NOW, PLENARY, THOMAS, ask
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

NEW_ROOM = Room("test", "new")
IPR: Answers = {
    "title.zh": "知识产权专家组",
    "title.de": "Expertengruppe Geistiges Eigentum",
    "purpose.de": "Erfahrungen\nund Empfehlungen",
    "languages": ("de", "zh"),
    "join_mode": "open",
}


def newest(open_work: OpenWork) -> Group:
    with open_work() as work:
        return max(work.groups.page(0, 50), key=lambda group: group.id)


@pytest.mark.parametrize("word", ["/groups", "gruppen", "工作组"])
def test_the_list_names_every_group_and_ones_own_role(bot: Bot, ids: Numbers, word: str) -> None:
    said = texts(card_of(ask(bot, LI, word)))
    assert {"智能制造工作组", "– {group}", "voting representative", "by application"} <= set(said)
    assert "Found a working group" not in said


def test_a_long_list_is_paged(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    with open_work() as work:
        for number in range(10):
            name = Variants({Language.EN: f"Group {number}"}, Language.EN)
            work.groups.add(Group(name, None, (Language.EN,), JoinMode.OPEN, NOW))
    first = card_of(ask(bot, LI, "/groups"))
    second = ask(bot, LI, press(first, "Next page ({page} of {pages})"))
    assert reply_of(second).update is not None
    assert "Group 9" in texts(card_of(second))
    assert "Group 9" not in texts(first)
    assert press(card_of(second), "Previous page ({page} of {pages})") == ListGroups(0)


def test_a_groups_card_counts_organisations_and_members_by_side(bot: Bot, ids: Numbers) -> None:
    card = card_of(ask(bot, LI, OpenGroup(ids.group)))
    said = texts(card)
    assert {"Chinese side", "German side", "Guest (neither side)", "{organisations}, {members}"} <= set(said)


@pytest.mark.parametrize(
    ("account", "wanted"),
    [
        (JONAS, {"Apply"}),
        (LI, {"Members", "Leave the group"}),
        (ALEX, {"Members", "Invite somebody", "Roster", "Found an expert group", "Leave the group"}),
    ],
)
def test_a_groups_card_offers_what_one_may_do(
    bot: Bot, ids: Numbers, account: Account, wanted: set[str]
) -> None:
    assert labels(card_of(ask(bot, account, OpenGroup(ids.group)))) == wanted


def test_only_the_office_founds_a_working_group(bot: Bot, ids: Numbers) -> None:
    assert refusal(ask(bot, LI, FoundGroup())).startswith("Only the liaison office")
    assert refusal(ask(bot, LI, (FoundGroup(), IPR))).startswith("Only the liaison office")
    assert refusal(ask(bot, LI, FoundGroup(ids.group))).startswith("Only a coordinator")


def test_the_founder_coordinates_the_new_group(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    answer = ask(bot, ALEX, (FoundGroup(), IPR))
    assert toast(answer) == "“{group}” is founded and you coordinate it."
    group = newest(open_work)
    assert (group.parent_id, group.join_mode) == (None, JoinMode.OPEN)
    assert group.languages == (Language.ZH, Language.DE)
    assert group.name.texts[Language.ZH] == "知识产权专家组"
    assert role_of(open_work, ALEX, group.id) is Role.COORDINATOR


def test_a_coordinator_founds_an_expert_group(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    anna = known(open_work, ANNA)
    with open_work() as work:
        place = work.members.membership(anna.id, ids.group)
        assert place is not None
        place.role = Role.COORDINATOR
    ask(bot, ANNA, (FoundGroup(ids.group), IPR))
    assert newest(open_work).parent_id == ids.group
    assert role_of(open_work, ANNA, newest(open_work).id) is Role.COORDINATOR


def test_an_expert_group_has_none_under_it(bot: Bot, ids: Numbers) -> None:
    assert refusal(ask(bot, ALEX, FoundGroup(ids.experts))).startswith("An expert group cannot")


def test_a_double_click_founds_one_group(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, ALEX, (FoundGroup(), IPR))
    answer = ask(bot, ALEX, (FoundGroup(), {**IPR, "title.de": "expertengruppe  geistiges eigentum"}))
    assert refusal(answer).startswith("There is already a group called")
    with open_work() as work:
        assert work.groups.count() == 4


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("title", {**IPR, "title.zh": "", "title.de": " "}),
        ("title", {**IPR, "title.zh": "x" * 81}),
        ("languages", {**IPR, "languages": ()}),
        ("join_mode", {**IPR, "join_mode": "maybe"}),
    ],
)
def test_a_group_needs_a_name_a_language_and_a_way_in(
    bot: Bot, open_work: OpenWork, ids: Numbers, field: str, answers: Answers
) -> None:
    assert set(reply_of(ask(bot, ALEX, (FoundGroup(), answers))).errors) == {field}
    with open_work() as work:
        assert work.groups.count() == 3


def test_a_group_founded_in_an_unused_room_uses_it(
    bot: Bot, open_work: OpenWork, courier: Courier, ids: Numbers
) -> None:
    answer = ask(bot, ALEX, (FoundGroup(), IPR), room=NEW_ROOM)
    assert "it uses this room" in toast(answer)
    with open_work() as work:
        bound = work.rooms.bound(NEW_ROOM)
    assert bound is not None
    assert bound.group_id == newest(open_work).id
    assert (bound.languages, bound.city_keys) == ((Language.ZH, Language.DE), ("beijing", "berlin"))
    assert [to for to, _redrawn, _card in delivered(courier, NOW)] == ["new"]


def test_a_group_founded_in_a_used_room_leaves_it(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, ALEX, (FoundGroup(), IPR), room=PLENARY)
    assert newest(open_work).id > ids.closed
    with open_work() as work:
        bound = work.rooms.bound(PLENARY)
    assert bound is not None
    assert bound.group_id == ids.group


def test_leaving_is_asked_first_and_then_done(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, LI, Join(ids.experts))
    question = card_of(ask(bot, LI, AskLeave(ids.group)))
    assert labels(question) == {"Leave the group", "Stay in the group"}
    assert "数据安全专家组" in texts(question)
    ask(bot, LI, Stay(ids.group))
    assert offices_of(open_work, LI, ids.group) == {Role.REPRESENTATIVE}
    ask(bot, LI, Leave(ids.group))
    assert role_of(open_work, LI, ids.group) is None
    assert role_of(open_work, LI, ids.experts) is None


@pytest.mark.parametrize("word", ["/leave", "austreten", "退出"])
def test_the_word_for_leaving_asks_about_ones_group(bot: Bot, ids: Numbers, word: str) -> None:
    assert "Leave the group" in labels(card_of(ask(bot, LI, word)))
    ask(bot, LI, Join(ids.experts))
    assert "Which working group?" in texts(card_of(ask(bot, LI, word)))
    assert "Leave the group" in labels(card_of(ask(bot, LI, "/leave", room=EXPERTS)))


def test_who_is_in_no_group_cannot_leave_one(bot: Bot, ids: Numbers) -> None:
    assert refusal(ask(bot, JONAS, "/leave")).startswith("You are not in a working group yet")
    for action in (AskLeave(ids.group), Leave(ids.group)):
        assert refusal(ask(bot, JONAS, action)).startswith("This is for members of")
    ask(bot, THOMAS, Leave(ids.group))
    assert refusal(ask(bot, THOMAS, Leave(ids.group))).startswith("This is for members of")


def without_office(open_work: OpenWork, ids: Numbers) -> None:
    """Alex coordinates the group, but nobody is in the liaison office."""
    with open_work() as work:
        for member in work.members.office():
            member.office = False


def test_the_last_coordinator_cannot_leave(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    without_office(open_work, ids)
    assert "left without a coordinator" in refusal(ask(bot, ALEX, Leave(ids.group)))
    assert role_of(open_work, ALEX, ids.group) is Role.COORDINATOR
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        place = work.members.membership(li.id, ids.group)
        assert place is not None
        place.role = Role.COORDINATOR
    ask(bot, ALEX, Leave(ids.group))
    assert role_of(open_work, ALEX, ids.group) is None


def test_the_last_coordinator_of_an_expert_group_may_leave_while_its_parent_has_one(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    without_office(open_work, ids)
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        work.members.enter(Membership(anna, ids.experts, Role.COORDINATOR, NOW))
    ask(bot, ANNA, Leave(ids.experts))
    assert role_of(open_work, ANNA, ids.experts) is None


def test_the_office_goes_on_when_the_last_coordinator_leaves(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    ask(bot, ALEX, Leave(ids.group))
    assert role_of(open_work, ALEX, ids.group) is None


def test_a_newcomer_can_come_in_and_leave_again(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    ask(bot, JONAS, (Join(ids.experts), ABOUT_JONAS))
    ask(bot, JONAS, Leave(ids.experts))
    assert role_of(open_work, JONAS, ids.experts) is None
    ask(bot, JONAS, (Join(ids.experts), ABOUT_JONAS))
    assert role_of(open_work, JONAS, ids.experts) is Role.MEMBER
