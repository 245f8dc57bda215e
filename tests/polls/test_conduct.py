"""Formal votes under way: terms and turnout on their cards, extension, early close, what follows a vote."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.membership.roles import Role, Side
from bot.polls import reminding
from bot.polls.actions import AskEndPoll, AskWithdrawPoll, CastVote, EndPoll, ShowPoll, WithdrawPoll
from bot.polls.conduct.actions import (
    AgreeToEnd,
    AskCoChairs,
    AskExtension,
    AskReview,
    ReviseVote,
    ShowTurnout,
)
from bot.polls.counting import Method
from bot.polls.model import PollState
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Live, Terms, Unit
from bot.record.model import Step
from bot.work import OpenWork
from tests.cast import NOW
from tests.polls.formal_scenes import (
    ABSTAIN,
    LATER,
    NO,
    REFERENCE,
    TERMS,
    YES,
    appoint,
    at,
    convened,
    does,
    founded,
    join,
    person,
    said,
    shown,
)
from tests.polls.scenes import CLOSES, DAY, HOUR, buttons_of, deliver, member, open_poll, text_of

pytestmark = pytest.mark.slow

LONGER = "2026-11-30T18:00"
"""On Alex’s clock, Beijing; three days after CLOSES."""


@pytest.fixture
def group(open_work: OpenWork, bot: Bot) -> int:
    return founded(open_work)


@pytest.fixture
def poll(open_work: OpenWork, group: int) -> int:
    return convened(open_work, group)


def vote_all(bot: Bot, poll: int, votes: dict[str, int]) -> None:
    for name, option in votes.items():
        assert "Your vote counts" in said(does(bot, name, CastVote(poll, option)))


def everybody(option: int) -> dict[str, int]:
    return {f"{side}{number}": option for side, count in (("cn", 5), ("de", 7)) for number in range(count)}


def actions(bot: Bot, name: str, poll: int) -> set[type]:
    return {type(each.action) for each in buttons_of(shown(does(bot, name, ShowPoll(poll))))}


def test_everybody_reads_the_terms_before_voting(bot: Bot, poll: int, courier: Courier) -> None:
    for name in ("cn1", "de6", "alex"):
        card = text_of(shown(does(bot, name, ShowPoll(poll))))
        assert "formal vote" in card
        assert "one organisation, one vote" in card
        assert "on each side more than half of the yes and no votes are yes" in card
        assert "on each side, at least half of those entitled to vote take part" in card
        assert "Chinese side: 0 of 5 took part (0%)" in card
        assert "members of" not in card


def test_turnout_by_side_is_everybodys_and_by_organisation_the_coordinators(
    bot: Bot, open_work: OpenWork, poll: int
) -> None:
    vote_all(bot, poll, {"cn0": YES, "cn1": NO, "de0": ABSTAIN})
    assert "Chinese side: 2 of 5 took part (40%)" in text_of(shown(does(bot, "de1", ShowPoll(poll))))
    assert "Only a coordinator" in said(does(bot, "de1", ShowTurnout(poll)))
    by_name = text_of(shown(does(bot, "alex", ShowTurnout(poll))))
    assert "9 votes are missing." in by_name
    assert "Org cn2: Chinese side; missing" in by_name
    assert "Org cn0: Chinese side; voted" in by_name
    assert "Abstain" not in by_name


def test_what_the_members_of_one_organisation_do_is_said_to_them(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    poll = convened(open_work, group)
    with open_work() as work:
        join(work, group, "second", member(work, person("cn0")).organisation, Role.ALTERNATE)
    does(bot, "second", CastVote(poll, NO))
    first = said(does(bot, "cn0", CastVote(poll, YES)))
    assert "instead of the one that second cast" in first
    assert "cn0 has cast it as voting representative" in said(does(bot, "second", CastVote(poll, NO)))


def test_the_count_stays_hidden_until_the_close_where_the_terms_say_so(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.NONE, Live.AFTER_CLOSE)
    poll = convened(open_work, group, terms)
    vote_all(bot, poll, {"cn0": YES})
    assert "is shown at the close" in text_of(shown(does(bot, "cn0", ShowPoll(poll))))


def test_a_coordinator_extends_with_notice_to_rooms_and_to_those_missing_on_record(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, poll: int
) -> None:
    vote_all(bot, poll, {"cn0": YES})
    deliver(courier, LATER)
    assert "Only a coordinator" in said(does(bot, "cn1", (AskExtension(poll), {"closes_at": LONGER})))
    earlier = does(bot, "alex", (AskExtension(poll), {"closes_at": "2026-11-26T10:00"}))
    assert "never brought forward" in said(earlier)
    assert "now runs until" in said(does(bot, "alex", (AskExtension(poll), {"closes_at": LONGER})))
    told = {place for place, text in deliver(courier, LATER) if "The deadline is extended" in text}
    assert "test::cn1" in told
    assert "test::cn0" not in told
    with at(open_work, poll) as (work, found):
        assert found.closes_at > CLOSES
        [_opened, extended] = work.records.entries(group)
    assert extended.step is Step.EXTENDED
    assert extended.facts["from"] == CLOSES.isoformat()
    assert "Your vote counts" in said(does(bot, "cn1", CastVote(poll, YES), CLOSES + HOUR))
    late = does(bot, "alex", (AskExtension(poll), {"closes_at": "2027-01-30T18:00"}), CLOSES + 9 * DAY)
    assert "was open until" in said(late)


def test_a_straw_poll_is_extended_too_and_is_not_on_record(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    assert "now runs until" in said(does(bot, "alex", (AskExtension(poll), {"closes_at": LONGER})))
    with at(open_work, poll) as (work, found):
        assert not work.records.entries(found.group_id)


def test_a_vote_that_is_decided_can_be_closed_by_a_coordinator(
    bot: Bot, open_work: OpenWork, poll: int
) -> None:
    vote_all(bot, poll, {"cn0": YES, "cn1": YES, "de0": NO, "de1": NO, "de2": NO})
    assert "could still change the outcome" in said(does(bot, "alex", AskEndPoll(poll)))
    assert "only both co-chairs" in said(does(bot, "alex", EndPoll(poll)))
    vote_all(bot, poll, {"de3": NO})
    assert "Close this poll now?" in said(does(bot, "alex", AskEndPoll(poll)))
    assert "The poll is closed." in said(does(bot, "alex", EndPoll(poll)))
    with at(open_work, poll) as (_work, found):
        assert found.state is PollState.CLOSED


def test_both_co_chairs_close_early_and_both_are_on_record(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, poll: int
) -> None:
    vote_all(bot, poll, {"cn0": YES})
    assert "are asked in private" in said(does(bot, "alex", AskCoChairs(poll)))
    asked = {place for place, text in deliver(courier, LATER) if "Close this vote early?" in text}
    assert asked == {"test::cn0", "test::de0"}
    assert "Only the co-chairs" in said(does(bot, "alex", AgreeToEnd(poll, True)))
    assert "The other co-chair is asked" in said(does(bot, "cn0", AgreeToEnd(poll, True)))
    assert "cn0 (Chinese side) agrees" in said(does(bot, "de0", ShowPoll(poll)))
    assert "the vote goes on" in said(does(bot, "cn0", AgreeToEnd(poll, False)))
    assert "The other co-chair is asked" in said(does(bot, "de0", AgreeToEnd(poll, True)))
    assert "The other co-chair is asked" in said(does(bot, "de0", AgreeToEnd(poll, True)))
    assert "Both co-chairs agree" in said(does(bot, "cn0", AgreeToEnd(poll, True)))
    with at(open_work, poll) as (work, found):
        assert found.state is PollState.CLOSED
        entry = work.records.entries(group)[-1]
        named = {
            each.name: each.text for each in work.records.disclosures(group) if each.number == entry.number
        }
    assert entry.facts["agreed"] == ["cn", "de"]
    assert entry.facts["early"] is True
    assert named == {"co_chair_cn": "cn0", "co_chair_de": "de0"}
    assert "was open until" in said(does(bot, "de0", AgreeToEnd(poll, True)))


def test_a_side_without_co_chair_is_named_to_the_coordinator(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, poll: int
) -> None:
    with open_work() as work:
        [chair] = [
            each
            for each in work.mandates.in_force(group, NOW)
            if each.role is Role.CO_CHAIR and each.side is Side.DE
        ]
        chair.until = LATER
    assert "There is no co-chair for: German side" in said(does(bot, "alex", AskEndPoll(poll)))
    assert "There is no co-chair for: German side" in said(does(bot, "alex", AskCoChairs(poll)))
    deliver(courier, LATER)
    assert "has no co-chair" in said(does(bot, "cn0", AgreeToEnd(poll, True)))
    told = [
        place for place, text in deliver(courier, LATER) if "There is no co-chair for: German side" in text
    ]
    assert told == ["test::alex"]


def test_an_agreement_ends_with_the_office(bot: Bot, open_work: OpenWork, group: int, poll: int) -> None:
    does(bot, "de0", AgreeToEnd(poll, True))
    with open_work() as work:
        [chair] = [
            each
            for each in work.mandates.in_force(group, NOW)
            if each.role is Role.CO_CHAIR and each.side is Side.DE
        ]
        chair.until = LATER
    assert "has no co-chair" in said(does(bot, "cn0", AgreeToEnd(poll, True), LATER + HOUR))
    with at(open_work, poll) as (_work, found):
        assert found.state is PollState.OPEN


def test_a_new_co_chair_has_not_agreed_because_the_one_before_had(
    bot: Bot, open_work: OpenWork, group: int, poll: int
) -> None:
    does(bot, "de0", AgreeToEnd(poll, True))
    with open_work() as work:
        for each in work.mandates.in_force(group, NOW):
            if each.role is Role.CO_CHAIR and each.side is Side.DE:
                each.until = LATER
        appoint(work, group, member(work, person("de1")), Role.CO_CHAIR)
    assert "The other co-chair is asked" in said(does(bot, "cn0", AgreeToEnd(poll, True), LATER + HOUR))
    assert "Both co-chairs agree" in said(does(bot, "de1", AgreeToEnd(poll, True), LATER + HOUR))


def test_a_formal_vote_is_withdrawn_only_before_anybody_voted(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    poll, other = convened(open_work, group), convened(open_work, group)
    assert "Withdraw this poll?" in said(does(bot, "alex", AskWithdrawPoll(poll)))
    assert "The poll is withdrawn." in said(does(bot, "alex", WithdrawPoll(poll)))
    vote_all(bot, other, {"cn0": YES})
    assert "can no longer be withdrawn" in said(does(bot, "alex", WithdrawPoll(other)))


def test_a_vote_that_is_not_adopted_is_revised_by_co_chairs_and_coordinators(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, poll: int
) -> None:
    assert "not adopted" in said(does(bot, "cn0", ReviseVote(poll)))
    vote_all(bot, poll, REFERENCE)
    courier.tick(CLOSES)
    assert ReviseVote in actions(bot, "cn0", poll)
    assert ReviseVote not in actions(bot, "cn1", poll)
    deliver(courier, CLOSES + 9 * HOUR)
    draft = shown(does(bot, "cn0", ReviseVote(poll), CLOSES))
    assert "Shall we?" in text_of(draft)
    assert "Double majority" in text_of(draft)
    told = [place for place, text in deliver(courier, CLOSES + 9 * HOUR) if "Draft of a formal vote" in text]
    assert told == ["test::alex"]
    with open_work() as work:
        [copied] = work.polls.drafts(group, 0, 9)
    assert copied.terms.rule is TERMS.rule
    assert copied.terms.working_days == 10


def test_an_adopted_vote_is_not_offered_again(
    bot: Bot, open_work: OpenWork, courier: Courier, poll: int
) -> None:
    vote_all(bot, poll, everybody(YES))
    courier.tick(CLOSES)
    card = text_of(shown(does(bot, "alex", ShowPoll(poll), CLOSES)))
    assert "Adopted: every condition is met." in card
    assert ReviseVote not in actions(bot, "cn0", poll)
    assert "not adopted" in said(does(bot, "cn0", ReviseVote(poll)))


def test_a_review_date_reminds_the_coordinators(
    bot: Bot, open_work: OpenWork, courier: Courier, poll: int
) -> None:
    assert "Only a formal vote that is closed" in said(does(bot, "alex", AskReview(poll)))
    courier.tick(CLOSES)
    deliver(courier, CLOSES + 9 * HOUR)
    answer = does(bot, "alex", (AskReview(poll), {"review_at": "2027-06-01T10:00"}), CLOSES + HOUR)
    assert "Coordinators are reminded" in said(answer)
    with at(open_work, poll) as (_work, found):
        due = found.review_at
    assert due is not None
    courier.tick(due)
    assert [place for place, text in deliver(courier, due) if "A decision to review" in text] == [
        "test::alex"
    ]
    gone = does(bot, "alex", (AskReview(poll), {}), due + HOUR)
    assert "No review is planned" in said(gone)


@pytest.mark.parametrize("method", [Method.ONE, Method.RANKED, Method.SEVERAL])
def test_a_choice_without_a_rule_is_held_against_its_quorum(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, method: Method
) -> None:
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, None, Quorum.HALF)
    poll = convened(open_work, group, terms, method)
    vote_all(bot, poll, {"cn0": 1})
    courier.tick(CLOSES)
    assert "nothing is decided" in text_of(shown(does(bot, "alex", ShowPoll(poll), CLOSES)))
    other = convened(open_work, group, terms, method)
    vote_all(bot, other, dict.fromkeys([*REFERENCE][:6], 1))
    courier.tick(CLOSES)
    card = text_of(shown(does(bot, "alex", ShowPoll(other), CLOSES)))
    assert "The quorum is met, so the result stands." in card
    assert "4 of 5 took part (80%)" in card


def test_those_missing_are_reminded_at_half_time_two_and_one_common_working_day_before(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int
) -> None:
    ends = NOW + 14 * DAY
    with open_work() as work:
        due = reminding.formal_moments(work, NOW, ends, "Europe/Berlin")
        weekend = reminding.formal_moments(work, NOW, NOW + 12 * DAY, "Europe/Berlin")
        short = reminding.formal_moments(work, NOW, NOW + 2 * DAY, "Europe/Berlin")
        tiny = reminding.formal_moments(work, NOW, NOW + HOUR, "Europe/Berlin")
    assert due == [NOW + 7 * DAY, ends - 2 * DAY, ends - DAY]
    assert weekend == [NOW + 6 * DAY, NOW + 8 * DAY, NOW + 9 * DAY]
    assert short == [NOW + DAY]
    assert tiny == []


def test_reminders_wait_for_the_morning_and_stop_at_the_vote(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int, poll: int
) -> None:
    deliver(courier, LATER)
    vote_all(bot, poll, {"cn0": YES})
    half = NOW + DAY
    courier.tick(half)
    assert not [text for _place, text in deliver(courier, half) if "still missing" in text]
    morning = half + timedelta(hours=6)
    courier.tick(morning)
    told = {place for place, text in deliver(courier, morning) if "still missing" in text}
    assert "test::cn1" in told
    assert "test::cn0" not in told
