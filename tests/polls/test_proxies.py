"""Proxies: an organisation's vote handed to another of its side, cast by it, taken back, seen by the coordinator."""

import pytest

from bot.bot import Bot
from bot.chat.exchange import Answer
from bot.delivery import Courier
from bot.membership.roles import Role
from bot.polls.actions import CastVote, ShowPoll
from bot.polls.conduct.actions import (
    CastFor,
    GiveProxy,
    ListHolders,
    RevokeProxy,
    ShowProxy,
    ShowTurnout,
    TakeBackFor,
)
from bot.polls.counting import Method
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Terms, Unit
from bot.record.model import Step
from bot.work import OpenWork
from tests.cast import NOW
from tests.polls.formal_scenes import (
    LATER,
    NO,
    YES,
    at,
    convened,
    does,
    founded,
    join,
    person,
    said,
    seat_of,
    shown,
)
from tests.polls.scenes import CLOSES, DAY, HOUR, buttons_of, counted, deliver, member, open_poll, text_of

pytestmark = pytest.mark.slow


@pytest.fixture
def group(open_work: OpenWork, bot: Bot) -> int:
    return founded(open_work)


@pytest.fixture
def poll(open_work: OpenWork, group: int) -> int:
    return convened(open_work, group)


def hand(bot: Bot, open_work: OpenWork, poll: int, giver: str, holder: str) -> Answer:
    return does(bot, giver, GiveProxy(poll, seat_of(open_work, poll, holder)))


def test_a_vote_is_handed_on_and_cast_by_buttons_alone(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    mine = shown(does(bot, "cn1", ShowPoll(poll)))
    assert ListHolders(poll) in [each.action for each in buttons_of(mine)]
    offered = shown(does(bot, "cn1", ListHolders(poll)))
    seats = [each.action.seat for each in buttons_of(offered) if isinstance(each.action, GiveProxy)]
    assert seats == [seat_of(open_work, poll, name) for name in ("cn0", "cn2", "cn3", "cn4")]
    give = GiveProxy(poll, seats[1])
    answer = does(bot, "cn1", give)
    assert "“Org cn2” now votes in your place" in said(answer)
    assert "is handed to Org cn2" in said(answer)
    holding = shown(does(bot, "cn2", ShowPoll(poll)))
    assert "Votes handed to your organisation: Org cn1" in text_of(holding)
    [choose] = [each.action for each in buttons_of(holding) if isinstance(each.action, ShowProxy)]
    for_other = shown(does(bot, "cn2", choose))
    no = [each.action for each in buttons_of(for_other) if isinstance(each.action, CastFor)][NO]
    assert "It is counted for the other organisation: “No”" in said(does(bot, "cn2", no))
    assert "Your vote counts" in said(does(bot, "cn2", CastVote(poll, YES)))
    assert counted(open_work, poll) == (1, 1, 0)


def test_who_handed_the_vote_on_does_not_vote_until_it_is_taken_back(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    hand(bot, open_work, poll, "cn1", "cn2")
    assert "is handed to “Org cn2”" in said(does(bot, "cn1", CastVote(poll, YES)))
    seat = seat_of(open_work, poll, "cn1")
    does(bot, "cn2", CastFor(poll, seat, NO, True))
    assert counted(open_work, poll) == (0, 1, 0)
    back = said(does(bot, "cn1", RevokeProxy(poll)))
    assert "what was cast with it is withdrawn" in back
    assert counted(open_work, poll) == (0, 0, 0)
    assert "not handed to your organisation" in said(does(bot, "cn2", CastFor(poll, seat, NO, True)))
    assert "Your vote counts" in said(does(bot, "cn1", CastVote(poll, YES)))
    assert counted(open_work, poll) == (1, 0, 0)
    assert "nothing to take back" in said(does(bot, "cn1", RevokeProxy(poll)))


def test_the_vote_cast_for_another_can_be_taken_back_by_the_holder(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    hand(bot, open_work, poll, "cn1", "cn2")
    seat = seat_of(open_work, poll, "cn1")
    does(bot, "cn2", CastFor(poll, seat, NO, True))
    assert "No vote is cast" in said(does(bot, "cn2", TakeBackFor(poll, seat)))
    assert counted(open_work, poll) == (0, 0, 0)


def test_one_organisation_holds_two_at_most_and_none_is_handed_on(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    hand(bot, open_work, poll, "cn1", "cn0")
    hand(bot, open_work, poll, "cn2", "cn0")
    assert "cannot take your vote" in said(hand(bot, open_work, poll, "cn3", "cn0"))
    assert "holds the vote of another" in said(hand(bot, open_work, poll, "cn0", "cn4"))
    assert "cannot take your vote" in said(hand(bot, open_work, poll, "cn3", "cn1"))
    assert "is handed to" in said(hand(bot, open_work, poll, "cn1", "cn4"))


def test_the_other_side_oneself_and_strangers_cannot_take_it(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    assert "cannot take your vote" in said(hand(bot, open_work, poll, "cn1", "de1"))
    assert "cannot take your vote" in said(hand(bot, open_work, poll, "cn1", "cn1"))
    assert "cannot take your vote" in said(does(bot, "cn1", GiveProxy(poll, 99)))
    assert "not handed to your organisation" in said(
        does(bot, "cn1", CastFor(poll, seat_of(open_work, poll, "cn2"), YES, True))
    )
    with at(open_work, poll) as (work, _found):
        assert not work.polls.proxies(poll)


def test_only_a_representative_hands_it_on_and_only_before_voting(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    poll = convened(open_work, group)
    with open_work() as work:
        join(work, group, "second", member(work, person("cn1")).organisation, Role.ALTERNATE)
    assert "Only the voting representative" in said(hand(bot, open_work, poll, "second", "cn2"))
    does(bot, "cn1", CastVote(poll, YES))
    assert "has voted already" in said(hand(bot, open_work, poll, "cn1", "cn2"))
    hand(bot, open_work, poll, "cn3", "cn2")
    assert "is handed to" in said(does(bot, "cn3", CastVote(poll, YES)))
    assert "was open until" in said(does(bot, "cn3", RevokeProxy(poll), CLOSES + HOUR))


def test_a_coordinator_sees_it_and_it_is_on_record_without_names(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    hand(bot, open_work, poll, "cn1", "cn2")
    assert "Org cn1: Chinese side; missing, handed to Org cn2" in text_of(
        shown(does(bot, "alex", ShowTurnout(poll)))
    )
    does(bot, "cn2", CastFor(poll, seat_of(open_work, poll, "cn1"), NO, True))
    assert "Org cn1: Chinese side; cast by Org cn2" in text_of(shown(does(bot, "alex", ShowTurnout(poll))))
    does(bot, "cn1", RevokeProxy(poll))
    with open_work() as work:
        steps = [each for each in work.records.entries(group) if each.step is Step.PROXY]
    giver, holder = seat_of(open_work, poll, "cn1"), seat_of(open_work, poll, "cn2")
    assert [(each.facts["seat"], each.facts["holder"]) for each in steps] == [(giver, holder), (giver, None)]
    assert "Org" not in str([each.facts for each in steps])


def test_who_holds_a_missing_vote_is_reminded_of_it(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, poll: int
) -> None:
    deliver(courier, LATER)
    hand(bot, open_work, poll, "cn1", "cn2")
    does(bot, "cn2", CastVote(poll, YES))
    morning = NOW + DAY + 6 * HOUR
    courier.tick(NOW + DAY)
    courier.tick(morning)
    told = {place: text for place, text in deliver(courier, morning) if "still missing" in text}
    assert "Vote for Org cn1" in told["test::cn2"]
    assert "test::cn1" not in told


@pytest.mark.parametrize("method", [Method.RATING, Method.CONSENT])
def test_where_a_press_is_no_vote_none_is_handed_on(
    bot: Bot, open_work: OpenWork, group: int, method: Method
) -> None:
    poll = convened(open_work, group, Terms(Kind.FORMAL, Unit.ORGANISATION, None, Quorum.NONE), method)
    assert "cannot be handed on" in said(hand(bot, open_work, poll, "cn1", "cn2"))


def test_people_and_straw_polls_hand_nothing_on(bot: Bot, open_work: OpenWork, group: int) -> None:
    people = convened(open_work, group, Terms(Kind.FORMAL, Unit.PERSON, Rule.SIMPLE))
    assert "cannot be handed on" in said(does(bot, "cn1", GiveProxy(people, 1)))
    straw = open_poll(open_work, group=group)
    assert "cannot be handed on" in said(does(bot, "cn1", GiveProxy(straw, 1)))
