"""Two accounts become one member: with a code, a question, and nothing counted twice."""

from datetime import timedelta

import pytest
from sqlalchemy import PrimaryKeyConstraint, UniqueConstraint

from bot.bot import Bot
from bot.chat.exchange import Account
from bot.delivery import Courier
from bot.meetings.actions import Attend
from bot.meetings.model import Attendance
from bot.membership.linking_actions import LinkAccounts
from bot.membership.model import Membership
from bot.membership.roles import Role
from bot.membership.ways_in import Application, Decision
from bot.outbox.model import Subject
from bot.polls.actions import TakeBackVote
from bot.polls.model import PollState
from bot.work import OpenWork
from storage.schema import every_table
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG, ask
from tests.linking.scenes import (
    LI_THERE,
    carried,
    code_id,
    link,
    link_code,
    one_person,
    push,
    question,
    say,
    tell,
)
from tests.meetings.scenes import schedule
from tests.membership.looking import card_of, known, refusal, reply_of, texts, toast
from tests.polls.scenes import CLOSES, GROUP, counted, figures, find, open_poll, tallies, vote

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WRONG = "This code is not valid"


def test_a_code_entered_on_the_other_platform_makes_one_member(bot: Bot, open_work: OpenWork) -> None:
    before = known(open_work, LI)
    asked = question(bot, LI, LI_THERE)
    assert known(open_work, LI_THERE).id != before.id
    assert {"李伟", "上海启恒智能装备有限公司"} <= set(texts(asked))
    answer = push(bot, LI_THERE, asked, "Link the accounts")
    assert toast(answer) == "Your accounts are linked."
    member = one_person(open_work, LI, LI_THERE)
    assert (member.id, member.name, member.language) == (before.id, before.name, before.language)


def test_both_see_whom_they_will_be_before_it_happens(bot: Bot, open_work: OpenWork) -> None:
    shown = card_of(say(bot, LI, "/link"))
    assert {"李伟", "上海启恒智能装备有限公司"} <= set(texts(shown))
    with open_work() as work:
        group = work.groups.find(GROUP)
    assert group is not None
    for card in (shown, question(bot, LI, LI_THERE)):
        assert set(group.name.texts.values()) <= set(texts(card))


def test_the_settings_of_both_platforms_are_one_set(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    assert say(bot, LI_THERE, "/help").reader == known(open_work, LI).reader
    assert say(bot, LI_THERE, "/help").reader.languages == ("zh",)


@pytest.mark.parametrize("word", ["/link", "关联账号", "verknüpfen", "verknuepfen"])
def test_the_word_is_understood_in_each_language(bot: Bot, open_work: OpenWork, word: str) -> None:
    push(bot, LI_THERE, card_of(say(bot, LI_THERE, f"{word} {link_code(bot, LI)}")), "Link the accounts")
    one_person(open_work, LI, LI_THERE)


def test_nothing_is_linked_before_the_question_is_answered(bot: Bot, open_work: OpenWork) -> None:
    asked = question(bot, LI, LI_THERE)
    assert toast(push(bot, LI_THERE, asked, "Leave as it is")) == "Nothing was changed."
    assert known(open_work, LI).accounts == [LI]


def test_unknown_used_and_expired_codes_are_answered_alike(bot: Bot) -> None:
    expired = link_code(bot, LI, NOW - 10 * MINUTE)
    used = link_code(bot, LI)
    push(bot, LI_THERE, card_of(say(bot, LI_THERE, f"/link {used}")), "Link the accounts")
    held = link_code(bot, LI)
    say(bot, ANNA, f"/link {held}")
    invitation = "ABCD-EFGH"
    answers = {repr(reply_of(say(bot, JONAS, f"/link {code}"))) for code in (expired, used, held, invitation)}
    assert len(answers) == 1
    assert toast(say(bot, THOMAS, f"/link {expired}")).startswith(WRONG)


def test_a_code_is_good_for_ten_minutes(bot: Bot, open_work: OpenWork) -> None:
    code = link_code(bot, LI)
    late = NOW + 10 * MINUTE
    assert toast(say(bot, LI_THERE, f"/link {code}", now=late)).startswith(WRONG)
    asked = card_of(say(bot, LI_THERE, f"/link {code}", now=late - timedelta(seconds=1)))
    assert refusal(push(bot, LI_THERE, asked, "Link the accounts", late)).startswith("This code is no longer")
    assert known(open_work, LI).accounts == [LI]


def test_wrong_codes_are_limited(bot: Bot) -> None:
    code = link_code(bot, LI)
    for _try in range(5):
        assert toast(say(bot, LI_THERE, "/link AAAA-AAAA")).startswith(WRONG)
    assert toast(say(bot, LI_THERE, f"/link {code}")).startswith("Too many wrong codes")


def test_a_code_does_not_let_into_groups_and_an_invitation_links_nothing(bot: Bot) -> None:
    code = link_code(bot, LI)
    assert toast(say(bot, LI_THERE, f"/join {code}")).startswith(WRONG)
    card_of(say(bot, LI_THERE, f"/link {code}"))  # and it was not used up by that


def test_ones_own_code_is_answered_kindly_and_stays_usable(bot: Bot, open_work: OpenWork) -> None:
    code = link_code(bot, LI)
    assert toast(say(bot, LI, f"/link {code}")).startswith("This code is your own")
    push(bot, LI_THERE, card_of(say(bot, LI_THERE, f"/link {code}")), "Link the accounts")
    assert toast(say(bot, LI_THERE, f"/link {link_code(bot, LI)}")).startswith("This code is your own")


def test_a_code_typed_where_others_read_it_is_spoilt(bot: Bot) -> None:
    code = link_code(bot, LI)
    answers = {toast(say(bot, LI, f"/link {typed}", PLENARY)) for typed in (code, "AAAA-AAAA")}
    assert len(answers) == 1
    assert toast(say(bot, LI_THERE, f"/link {code}")).startswith(WRONG)


def test_no_code_is_shown_in_a_shared_room(bot: Bot) -> None:
    assert reply_of(say(bot, LI, "/link", PLENARY)).show is None


def test_only_who_entered_the_code_can_say_yes(bot: Bot, open_work: OpenWork) -> None:
    number = code_id(question(bot, LI, LI_THERE))
    assert refusal(ask(bot, ANNA, LinkAccounts(number))).startswith("This code is no longer valid")
    assert known(open_work, LI).accounts == [LI]


def test_saying_yes_twice_changes_nothing_more(bot: Bot, open_work: OpenWork) -> None:
    asked = question(bot, LI, LI_THERE)
    for _press in range(2):
        assert toast(push(bot, LI_THERE, asked, "Link the accounts")) == "Your accounts are linked."
    one_person(open_work, LI, LI_THERE)


def test_the_owner_is_told_on_the_account_they_had(bot: Bot, courier: Courier) -> None:
    link(bot, LI, LI_THERE)
    [(to, card)] = carried(courier)
    assert to == LI.key
    assert "If this was not you, take the other account away with /unlink." in texts(card)


def both_vote(bot: Bot, open_work: OpenWork, first: Account, second: Account) -> int:
    """Two members who are one person vote, a minute apart: the first for 0, the second for 2."""
    poll = open_poll(open_work)
    vote(bot, first, poll, 0)
    vote(bot, second, poll, 2, now=NOW + MINUTE)
    vote(bot, ALEX, poll, 1)
    assert sum(counted(open_work, poll)) == 3
    return poll


@pytest.mark.parametrize(("owner", "other"), [(WANG, LI), (LI, WANG)])
def test_a_double_vote_counts_once_and_the_later_one_holds(
    bot: Bot, open_work: OpenWork, courier: Courier, owner: Account, other: Account
) -> None:
    poll = both_vote(bot, open_work, WANG, LI)
    carried(courier)
    link(bot, owner, other, NOW + HOUR)
    assert counted(open_work, poll) == (0, 1, 1)
    assert figures(tallies(open_work, poll)[0]) == ((0, 1, 1), 2, 3)
    assert PLENARY.key in [to for to, _card in carried(courier, NOW + HOUR)]  # drawn anew in the room
    vote(bot, WANG, poll, 1, now=NOW + 2 * HOUR)
    assert counted(open_work, poll) == (0, 2, 0)


def test_a_vote_taken_back_does_not_outweigh_a_vote(bot: Bot, open_work: OpenWork) -> None:
    poll = both_vote(bot, open_work, WANG, LI)
    ask(bot, LI, TakeBackVote(poll), now=NOW + 2 * MINUTE)
    link(bot, WANG, LI, NOW + HOUR)
    assert counted(open_work, poll) == (1, 1, 0)


def test_a_single_vote_goes_along(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 2)
    link(bot, WANG, LI)
    assert counted(open_work, poll) == (0, 0, 1)
    vote(bot, WANG, poll, 0)
    assert counted(open_work, poll) == (1, 0, 0)


@pytest.mark.parametrize("closed", [True, False], ids=["closed", "past its deadline"])
def test_a_result_never_changes(bot: Bot, open_work: OpenWork, courier: Courier, closed: bool) -> None:
    poll = both_vote(bot, open_work, WANG, LI)
    if closed:
        courier.tick(CLOSES)
    link(bot, WANG, LI, CLOSES + HOUR)
    courier.tick(CLOSES + HOUR)
    stored = find(open_work, poll)
    assert stored.state is PollState.CLOSED
    assert stored.result is not None
    assert (stored.result.votes, stored.result.voters) == ((1, 1, 1), 3)


@pytest.mark.parametrize(("owner", "other"), [(WANG, LI), (LI, WANG)])
def test_the_later_answer_to_a_meeting_holds(
    bot: Bot, open_work: OpenWork, owner: Account, other: Account
) -> None:
    schedule(bot)
    ask(bot, LI, Attend(1, Attendance.YES))
    ask(bot, WANG, Attend(1, Attendance.NO), now=NOW + MINUTE)
    link(bot, owner, other, NOW + HOUR)
    member = known(open_work, owner)
    with open_work() as work:
        assert work.attendances.answers(1) == {member.id: Attendance.NO}


@pytest.mark.parametrize(("owner", "other"), [(ALEX, THOMAS), (THOMAS, ALEX)])
def test_the_stronger_role_the_office_and_the_organisation_stay(
    bot: Bot, open_work: OpenWork, owner: Account, other: Account
) -> None:
    office = known(open_work, ALEX).office
    organisation = known(open_work, THOMAS).organisation
    with open_work() as work:
        joining = work.members.by_account(other)
        assert joining is not None
        work.members.enter(Membership(joining, 2, Role.OBSERVER, NOW))
    link(bot, owner, other)
    member = one_person(open_work, ALEX, THOMAS)
    assert member.office is office
    assert member.organisation is not None
    assert organisation is None or member.organisation.name == organisation.name
    with open_work() as work:
        roles = {place.group_id: place.role for place in work.members.memberships_of(member.id)}
    assert roles == {GROUP: Role.COORDINATOR, 2: Role.OBSERVER}


def test_applications_go_along_or_are_withdrawn(bot: Bot, open_work: OpenWork) -> None:
    say(bot, LI_THERE, "/help")
    with open_work() as work:
        stranger, li = work.members.by_account(LI_THERE), work.members.by_account(LI)
        assert stranger is not None
        assert li is not None
        for member, group in ((stranger, GROUP), (stranger, 2), (li, 2)):
            work.applications.add(Application(member, group, "", NOW))
    link(bot, LI, LI_THERE)
    with open_work() as work:
        found = [work.applications.find(number) for number in (1, 2, 3)]
    assert [each and each.decision for each in found] == [
        Decision.WITHDRAWN,  # a member already
        Decision.PENDING,
        Decision.WITHDRAWN,  # the second for one group
    ]
    assert {each.member.id for each in found if each} == {known(open_work, LI).id}


def test_what_waits_for_both_is_said_once(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    for account in (LI, WANG):
        tell(open_work, account, Subject("role_changed", GROUP), NOW + MINUTE)
    tell(open_work, WANG, Subject("office_joined", known(open_work, WANG).id), NOW + MINUTE)
    link(bot, LI, WANG)
    sent = carried(courier, NOW + MINUTE)
    told = [to for to, card in sent if "Your role in this group is now: {role}." in texts(card)]
    assert told == [LI.key]


def test_the_private_message_of_the_merged_account_is_still_drawn_anew(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    tell(open_work, WANG, Subject("role_changed", GROUP))
    assert [to for to, _card in carried(courier)] == [WANG.key]
    link(bot, LI, WANG)
    carried(courier)
    with open_work() as work:
        work.outbox.refresh("role_changed", GROUP, NOW)
    assert [to for to, _card in carried(courier)] == [WANG.key]


def test_whatever_names_a_member_is_settled_or_follows() -> None:
    """A new column that names a member is found by `absorb`; where a member may stand once, a rule must settle it."""
    once = set()
    for table in every_table().tables.values():
        named = {key.parent.name for key in table.foreign_keys if key.column.table.name == "members"}
        keys = [
            each for each in table.constraints if isinstance(each, UniqueConstraint | PrimaryKeyConstraint)
        ]
        if any(named & {column.name for column in key.columns} for key in keys):
            once.add(table.name)
    assert once == {
        "memberships",
        "poll_seats",
        "attendances",
        "series_attendances",
        "code_uses",
        "roll_presences",
        "reminder_wishes",
    }
