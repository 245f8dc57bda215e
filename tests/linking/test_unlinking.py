"""An account goes its own way, with nothing but itself; the last one stays."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.membership.linking_actions import AskUnlink, PreferChannel, Unlink
from bot.outbox.model import Subject
from bot.work import OpenWork
from tests.cast import ANNA, LI, NOW, ask
from tests.linking.scenes import LI_THERE, carried, link, one_person, push, say, tell
from tests.membership.looking import card_of, known, labels, refusal, texts, toast
from tests.polls.scenes import GROUP, counted, open_poll, vote

HOUR = timedelta(hours=1)
ROLE = Subject("role_changed", GROUP)


@pytest.mark.parametrize("word", ["/unlink", "取消关联", "trennen"])
def test_an_account_is_taken_away_after_a_question(bot: Bot, open_work: OpenWork, word: str) -> None:
    link(bot, LI, LI_THERE)
    choice = card_of(say(bot, LI, word))
    assert {"Other", "{account} (this one)"} <= labels(choice)
    asked = card_of(push(bot, LI, choice, "Other"))
    one_person(open_work, LI, LI_THERE)
    assert toast(push(bot, LI, asked, "Take the account away")).startswith(
        "The account is no longer one of yours"
    )
    assert known(open_work, LI).accounts == [LI]
    alone = known(open_work, LI_THERE)
    assert (alone.accounts, alone.office, alone.organisation) == ([LI_THERE], False, None)
    with open_work() as work:
        assert not work.members.memberships_of(alone.id)


def test_it_can_be_kept(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    asked = card_of(push(bot, LI, card_of(say(bot, LI, "/unlink")), "Other"))
    assert toast(push(bot, LI, asked, "Keep it")) == "Nothing was changed."
    one_person(open_work, LI, LI_THERE)


def test_who_takes_away_the_account_they_write_from_is_told_so(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    asked = card_of(push(bot, LI_THERE, card_of(say(bot, LI_THERE, "/unlink")), "{account} (this one)"))
    assert toast(push(bot, LI_THERE, asked, "Take the account away")).startswith("This account is on its own")
    assert known(open_work, LI).accounts == [LI]


def test_the_last_account_stays(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    first, second = (channel.id for channel in known(open_work, LI).channels)
    ask(bot, LI, Unlink(second))
    for asks in ("/unlink", AskUnlink(first), Unlink(first)):
        assert refusal(ask(bot, LI, asks)).startswith("This is your only account")
    assert known(open_work, LI).accounts == [LI]


def test_nobody_takes_away_or_prefers_the_account_of_somebody_else(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    channel = known(open_work, LI).channels[0].id
    for action in (AskUnlink(channel), Unlink(channel), PreferChannel(channel)):
        assert refusal(ask(bot, ANNA, action)).startswith("This account is no longer one of yours")
    one_person(open_work, LI, LI_THERE)


def test_the_vote_stays_with_the_member(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    poll = open_poll(open_work)
    vote(bot, LI_THERE, poll, 1)
    ask(bot, LI, Unlink(known(open_work, LI).channels[1].id))
    assert counted(open_work, poll) == (0, 1, 0)
    assert vote(bot, LI_THERE, poll, 0).startswith("This is for members of")


def test_nothing_more_reaches_an_account_that_was_taken_away(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    link(bot, LI, LI_THERE)
    there = known(open_work, LI).channels[1]
    ask(bot, LI, PreferChannel(there.id))
    carried(courier)
    tell(open_work, LI, ROLE)
    assert [to for to, _card in carried(courier)] == [LI_THERE.key]
    tell(open_work, LI, ROLE, NOW + HOUR)
    ask(bot, LI, Unlink(there.id))
    with open_work() as work:
        work.outbox.refresh("role_changed", GROUP, NOW)
    assert [to for to, _card in carried(courier, NOW + HOUR)] == [LI.key]


def test_it_can_be_linked_again(bot: Bot, open_work: OpenWork) -> None:
    link(bot, LI, LI_THERE)
    ask(bot, LI, Unlink(known(open_work, LI).channels[1].id))
    link(bot, LI, LI_THERE)
    one_person(open_work, LI, LI_THERE)
    assert "Your accounts are linked" in texts(card_of(link(bot, LI, ANNA)))
