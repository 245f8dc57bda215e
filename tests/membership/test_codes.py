"""One-time codes: into a group, into the liaison office; once, in time, and not by guessing."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import Account
from bot.chat.text import Verbatim
from bot.membership import codes
from bot.membership.joining_actions import AcceptInvitation, Invite
from bot.membership.roles import Role
from bot.membership.service import issue_office_code
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, ask
from tests.membership.conftest import ABOUT_JONAS, Numbers, role_of
from tests.membership.looking import card_of, known, refusal, reply_of, texts, toast

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
WRONG = "This code is not valid"


def invitation(bot: Bot, group: int) -> str:
    """A code as the coordinator reads it."""
    card = card_of(ask(bot, ALEX, Invite(group)))
    (code,) = {text for text in texts(card) if "-" in text and len(text) == 9}
    return code


def opener(bot: Bot, account: Account, code: str) -> Action:
    """What the form was asked in answer to, that the code opened."""
    asked = reply_of(ask(bot, account, f"/join {code}")).ask
    assert asked is not None
    return asked.opener


def test_a_code_is_readable_and_kept_only_as_a_hash(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    code = invitation(bot, ids.closed)
    assert set(code) <= {*codes.ALPHABET, "-"}
    assert len(codes.ALPHABET) ** codes.LENGTH >= 2**40
    with open_work() as work:
        kept = work.codes.find(1)
    assert kept is not None
    assert code not in vars(kept).values()
    assert kept.digest == codes.digest_of(code)


def test_only_a_coordinator_invites(bot: Bot, ids: Numbers) -> None:
    assert refusal(ask(bot, LI, Invite(ids.group))).startswith("Only a coordinator")


def test_an_invitation_lets_a_known_member_in_at_once(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    answer = ask(bot, LI, f"/join {invitation(bot, ids.closed)}")
    assert toast(answer) == "You are now a member of “{group}”."
    assert role_of(open_work, LI, ids.closed) is Role.MEMBER


@pytest.mark.parametrize("word", ["/join", "/start", "加入", "beitreten"])
def test_an_invitation_asks_a_newcomer_who_they_are(
    bot: Bot, open_work: OpenWork, ids: Numbers, word: str
) -> None:
    asked = reply_of(ask(bot, JONAS, f"{word} {invitation(bot, ids.closed)}")).ask
    assert asked is not None
    assert role_of(open_work, JONAS, ids.closed) is None
    ask(bot, JONAS, (asked.opener, ABOUT_JONAS))
    assert role_of(open_work, JONAS, ids.closed) is Role.MEMBER


@pytest.mark.parametrize("how", ["{0} ", "{1}", " {2}", "{3}"])
def test_a_code_may_be_typed_as_people_type(bot: Bot, open_work: OpenWork, ids: Numbers, how: str) -> None:
    code = invitation(bot, ids.closed)
    full_width = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    typed = how.format(code, code.lower(), code.replace("-", " "), full_width)
    ask(bot, LI, f"/join {typed}")
    assert role_of(open_work, LI, ids.closed) is Role.MEMBER


def test_an_invitation_works_once(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    code = invitation(bot, ids.closed)
    ask(bot, LI, f"/join {code}")
    assert toast(ask(bot, ANNA, f"/join {code}")).startswith(WRONG)
    assert role_of(open_work, ANNA, ids.closed) is None


def test_an_invitation_belongs_to_whoever_enters_it_first(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    code = invitation(bot, ids.closed)
    first = opener(bot, JONAS, code)
    assert toast(ask(bot, LI, f"/join {code}")).startswith(WRONG)
    for other in (LI, Account("test", "stranger")):
        assert refusal(ask(bot, other, first)).startswith("This invitation is no longer valid")
    assert opener(bot, JONAS, code) == first
    ask(bot, JONAS, (first, ABOUT_JONAS))
    assert role_of(open_work, JONAS, ids.closed) is Role.MEMBER


def test_an_invitation_lasts_fourteen_days(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    code = invitation(bot, ids.closed)
    late = NOW + 14 * DAY
    assert toast(ask(bot, LI, f"/join {code}", now=late)).startswith(WRONG)
    assert toast(ask(bot, LI, f"/join {code}", now=late - MINUTE)).startswith("You are now a member")


def test_a_form_filled_after_the_invitation_expired_lets_nobody_in(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    opened = opener(bot, JONAS, invitation(bot, ids.closed))
    for asked in (opened, (opened, ABOUT_JONAS)):
        answer = ask(bot, JONAS, asked, now=NOW + 14 * DAY)
        assert refusal(answer).startswith("This invitation is no longer valid")
    assert role_of(open_work, JONAS, ids.closed) is None


def test_who_was_removed_does_not_come_back_with_the_old_button(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    opened = opener(bot, JONAS, invitation(bot, ids.closed))
    ask(bot, JONAS, (opened, ABOUT_JONAS))
    jonas = known(open_work, JONAS)
    with open_work() as work:
        place = work.members.membership(jonas.id, ids.closed)
        assert place is not None
        work.members.leave(place)
    answer = ask(bot, JONAS, (opened, ABOUT_JONAS))
    assert refusal(answer).startswith("This invitation is no longer valid")
    assert role_of(open_work, JONAS, ids.closed) is None


def test_a_member_does_not_use_up_an_invitation(bot: Bot, open_work: OpenWork, ids: Numbers) -> None:
    code = invitation(bot, ids.group)
    assert refusal(ask(bot, LI, f"/join {code}")).startswith("You are already a member")
    assert opener(bot, JONAS, code) == AcceptInvitation(1)


def test_unknown_used_and_expired_codes_are_answered_alike(bot: Bot, ids: Numbers) -> None:
    used, expired = invitation(bot, ids.closed), invitation(bot, ids.closed)
    ask(bot, LI, f"/join {used}")
    answers = [
        ask(bot, ANNA, f"/join {code}", now=now)
        for code, now in (("AAAA-AAAA", NOW), (used, NOW), (expired, NOW + 15 * DAY))
    ]
    assert len({str(reply_of(answer)) for answer in answers}) == 1


def test_after_five_wrong_codes_even_a_right_one_must_wait(
    bot: Bot, open_work: OpenWork, ids: Numbers
) -> None:
    code = invitation(bot, ids.closed)
    for minute in range(codes.MOST_WRONG):
        wrong = ask(bot, LI, f"/join AAAA-AAA{minute}", now=NOW + minute * MINUTE)
        assert toast(wrong).startswith(WRONG)
    soon = NOW + 59 * MINUTE
    assert refusal(ask(bot, LI, f"/join {code}", now=soon)).startswith("Too many wrong codes")
    assert role_of(open_work, LI, ids.closed) is None
    assert toast(ask(bot, ANNA, "/join AAAA-AAAA", now=soon)).startswith(WRONG)
    ask(bot, LI, f"/join {code}", now=NOW + 60 * MINUTE)
    assert role_of(open_work, LI, ids.closed) is Role.MEMBER


def test_the_operators_code_opens_the_liaison_office_for_an_hour(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        code, other = issue_office_code(work, NOW), issue_office_code(work, NOW)
    late = ask(bot, JONAS, f"/start {other}", now=NOW + timedelta(hours=1))
    assert toast(late).startswith(WRONG)
    assert not known(open_work, JONAS).office
    answer = ask(bot, JONAS, f"/start {code}", now=NOW + 59 * MINUTE)
    assert toast(answer) == "You now belong to the liaison office."
    assert known(open_work, JONAS).office
    assert toast(ask(bot, LI, f"/start {code}")).startswith(WRONG)
    assert not known(open_work, LI).office


def test_the_operators_code_is_no_invitation(bot: Bot, open_work: OpenWork) -> None:
    li = known(open_work, LI)
    with open_work() as work:
        code = work.codes.hold(codes.digest_of(issue_office_code(work, NOW)), li.id, NOW, codes.TO_JOIN)
        assert code is not None
    answer = ask(bot, LI, AcceptInvitation(code.id))
    assert refusal(answer).startswith("This invitation is no longer valid")


def test_a_wrong_code_at_the_start_still_greets(bot: Bot) -> None:
    answer = ask(bot, JONAS, "/start hello")
    assert toast(answer).startswith(WRONG)
    assert "Welcome" in texts(card_of(answer))
    assert Verbatim("Deutsch").value in texts(card_of(answer))
