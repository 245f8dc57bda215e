"""Closing: by itself at the deadline, early after a question, withdrawn while nobody voted; the result in words."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.polls import service
from bot.polls.actions import (
    AskEndPoll,
    AskWithdrawPoll,
    CastVote,
    EndPoll,
    ExportPoll,
    ShowChart,
    ShowPoll,
    WithdrawPoll,
)
from bot.polls.counting import Method
from bot.polls.model import Poll, PollState, Tally
from bot.polls.outcome import outcome
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG, ask
from tests.polls.scenes import (
    CLOSES,
    DAY,
    HOUR,
    buttons_of,
    deliver,
    en,
    figures,
    find,
    open_poll,
    places,
    say,
    text_of,
    toast,
    vote,
)

ENTITLED = 4
"""李伟, Anna, Alex and 王芳 have a vote; Thomas observes."""


def test_a_poll_closes_by_itself_at_its_deadline(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 1)
    courier.tick(CLOSES - timedelta(seconds=1))
    assert find(open_work, poll).state is PollState.OPEN
    assert courier.next_due() is not None
    courier.tick(CLOSES)
    closed = find(open_work, poll)
    assert (closed.state, closed.ended_at) == (PollState.CLOSED, CLOSES)
    assert figures(closed.result) == ((0, 1, 0), 1, ENTITLED)
    assert "was open until" in vote(bot, ANNA, poll, 0, now=CLOSES + HOUR)
    assert find(open_work, poll).result == closed.result


def test_the_clock_can_go_on_to_the_next_deadline(open_work: OpenWork) -> None:
    open_poll(open_work, closes_at=NOW + DAY)
    first = open_poll(open_work, closes_at=NOW + HOUR)
    with open_work() as work:
        assert work.polls.next_close() == NOW + HOUR
        service.close_due(work, NOW + HOUR)
        assert work.polls.next_close() == NOW + DAY
    assert find(open_work, first).state is PollState.CLOSED


def test_after_a_standstill_a_poll_ended_at_its_deadline(open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    courier.tick(CLOSES + 5 * DAY)
    assert find(open_work, poll).ended_at == CLOSES


def test_a_poll_is_announced_drawn_anew_and_its_result_told(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    [(place, card)] = deliver(courier, NOW)
    assert place == "test:plenary"
    assert "0 of 4 (0%)" in card
    vote(bot, LI, poll, 0)
    vote(bot, ANNA, poll, 0)
    [(place, card)] = deliver(courier, NOW + HOUR)
    assert place == "edit test:plenary"
    assert "2 of 4 (50%)" in card
    assert "[1] Yes" in card
    courier.tick(CLOSES)
    sent = dict(deliver(courier, CLOSES))
    assert sorted(sent) == ["edit test:plenary", "test:plenary"]
    assert "[1] Yes" not in sent["edit test:plenary"]
    assert "Most votes went to “Yes" in sent["edit test:plenary"]
    assert "Result: Shall we?" in sent["test:plenary"]
    assert "2 · 100%" in sent["test:plenary"]


def test_a_poll_that_ended_before_it_was_sent_is_not_announced_any_more(
    open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    with open_work() as work:
        author = work.members.by_account(ALEX)
        assert author is not None
        service.withdraw_poll(work, author, poll, NOW)
    assert deliver(courier, NOW) == []


def test_a_coordinator_closes_early_after_a_question(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 2)
    shown = ask(bot, ALEX, ShowPoll(poll))
    assert shown is not None
    actions = [button.action for button in buttons_of(shown.reply.show)]
    assert AskEndPoll(poll) in actions
    assert AskWithdrawPoll(poll) not in actions
    asked = ask(bot, ALEX, AskEndPoll(poll))
    assert asked is not None
    assert [button.action for button in buttons_of(asked.reply.update)] == [
        EndPoll(poll),
        ShowPoll(poll, here=True),
    ]
    assert find(open_work, poll).state is PollState.OPEN
    done = ask(bot, ALEX, EndPoll(poll), now=NOW + HOUR)
    assert done is not None
    assert "Closed early" in text_of(done.reply.update)
    assert [button.action for button in buttons_of(done.reply.update)] == [ShowChart(poll), ExportPoll(poll)]
    assert figures(find(open_work, poll).result) == ((0, 0, 1), 1, ENTITLED)
    assert "test:plenary" in places(deliver(courier, NOW + HOUR))


def test_a_poll_is_closed_once(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    deliver(courier, NOW)
    ask(bot, ALEX, EndPoll(poll), now=NOW + HOUR)
    assert "was open until" in toast(ask(bot, ALEX, EndPoll(poll), now=NOW + 2 * HOUR))
    courier.tick(CLOSES)
    courier.tick(CLOSES + HOUR)
    assert find(open_work, poll).ended_at == NOW + HOUR
    assert places(deliver(courier, CLOSES + HOUR)) == ["edit test:plenary", "test:plenary"]


@pytest.mark.parametrize("kind", [AskEndPoll, EndPoll, AskWithdrawPoll, WithdrawPoll])
def test_only_a_coordinator_ends_a_poll(
    bot: Bot, open_work: OpenWork, kind: type[AskEndPoll | EndPoll | AskWithdrawPoll | WithdrawPoll]
) -> None:
    poll = open_poll(open_work)
    for account in (LI, THOMAS, JONAS):
        assert "Only a coordinator" in toast(ask(bot, account, kind(poll)))
    assert find(open_work, poll).state is PollState.OPEN
    assert "does not exist" in toast(ask(bot, ALEX, kind(404)))


def test_a_poll_nobody_voted_in_can_be_withdrawn(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    deliver(courier, NOW)
    asked = ask(bot, ALEX, AskWithdrawPoll(poll))
    assert asked is not None
    assert WithdrawPoll(poll) in [button.action for button in buttons_of(asked.reply.update)]
    ask(bot, ALEX, WithdrawPoll(poll), now=NOW + HOUR)
    assert find(open_work, poll).state is PollState.WITHDRAWN
    assert "was withdrawn" in vote(bot, LI, poll, 0, now=NOW + HOUR)
    [(place, card)] = deliver(courier, NOW + HOUR)
    assert place == "edit test:plenary"
    assert "This poll was withdrawn" in card
    assert "[1]" not in card
    courier.tick(CLOSES)
    assert deliver(courier, CLOSES) == []
    assert find(open_work, poll).result is None


def test_a_poll_with_votes_is_not_withdrawn_but_closed(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    vote(bot, ANNA, poll, 0)
    assert "2 members have already voted" in toast(ask(bot, ALEX, WithdrawPoll(poll)))
    assert find(open_work, poll).state is PollState.OPEN


def test_the_result_is_counted_from_the_ballots(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work, multiple=True)
    vote(bot, LI, poll, 0, ticked=True)
    vote(bot, LI, poll, 2, ticked=True)
    vote(bot, WANG, poll, 2, ticked=True)
    with open_work() as work:  # a counter that went astray
        work.polls.put_ballot(poll, 10**6, (), (0, 1, 0), NOW)
    courier.tick(CLOSES)
    assert figures(find(open_work, poll).result) == ((1, 0, 2), 2, ENTITLED)


def ended(*votes: int, voters: int, multiple: bool = False) -> str:
    options = tuple(en(letter) for letter in "ABC"[: len(votes)])
    poll = Poll(
        1, en("Q"), options, Method.SEVERAL if multiple else Method.ONE, NOW, CLOSES, "Asia/Shanghai", None
    )
    return say(outcome(poll, Tally(votes, voters, 10)))


def test_the_outcome_is_said_in_words() -> None:
    assert ended(1, 3, 0, voters=4) == "Most votes went to “B”: 3 votes."
    assert ended(0, 1, voters=1) == "Most votes went to “B”: 1 vote."
    assert ended(2, 0, 2, voters=4) == "It is a tie: “A” and “C” have 2 votes each."
    assert ended(0, 0, 0, voters=0) == "Nobody voted, so there is no result."


def test_a_result_nobody_voted_in_is_told_all_the_same(open_work: OpenWork, courier: Courier) -> None:
    open_poll(open_work)
    deliver(courier, NOW)
    courier.tick(CLOSES)
    sent = dict(deliver(courier, CLOSES))
    assert "Nobody voted" in sent["test:plenary"]


def test_everyone_reads_a_poll_of_three_languages_in_their_own(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    three = Variants({Language.ZH: "问题", Language.DE: "Frage", Language.EN: "Question"}, Language.EN)
    with open_work() as work:
        author = work.members.by_account(ALEX)
        assert author is not None
        asking = service.Asking(three, (three, en("Other")), Method.ONE)
        poll = service.open_poll(work, author, 1, asking, CLOSES, NOW).id
    [(_place, card)] = deliver(courier, NOW)
    assert card.startswith("问题 · Frage\n")
    assert "Other (英语 · Englisch)" in card
    answer = ask(bot, ANNA, CastVote(poll, 0), room=PLENARY)
    assert answer is not None
    assert answer.reader.languages == (Language.DE,)
