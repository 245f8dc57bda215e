"""Voting by every method: presses, ballots, changing, taking back; what does not fit changes nothing."""

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.polls.actions import CastVote, ShowPoll, TakeBackVote
from bot.polls.cards import reminder_card
from bot.polls.counting import Method
from bot.polls.methods.actions import FillBallot
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, PLENARY, THOMAS
from tests.polls.methods import close, fill, open_by, own_text, reply, room_text, said
from tests.polls.scenes import buttons_of, counted, find, text_of, vote

WHOLE = (Method.RATING, Method.POINTS, Method.DATES)
RANKINGS = (Method.RANKED, Method.RUNOFF)


@pytest.mark.parametrize("method", RANKINGS)
def test_options_are_ranked_by_pressing_them_in_order(bot: Bot, open_work: OpenWork, method: Method) -> None:
    poll = open_by(open_work, method)
    assert "“1. Gamma" not in vote(bot, LI, poll, 2, ticked=True)
    assert "Your vote counts: 1. Gamma and 2. Alpha." in vote(bot, LI, poll, 0, ticked=True)
    card = own_text(bot, LI, poll)
    assert "Your vote: 1. Gamma and 2. Alpha" in card
    assert "Remove: 1. Gamma" in card
    assert "Start over" in card


def test_a_ranked_option_is_taken_out_and_the_later_ones_move_up(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RANKED)
    for option in (2, 0, 1):
        vote(bot, LI, poll, option, ticked=True)
    assert "1. Gamma and 2. Beta" in vote(bot, LI, poll, 0, ticked=False)
    assert "1. Gamma, 2. Beta and 3. Alpha" in vote(bot, LI, poll, 0, ticked=True)


def test_a_double_press_ranks_once(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RANKED)
    vote(bot, LI, poll, 1, ticked=True)
    assert "already counted like this: 1. Beta" in vote(bot, LI, poll, 1, ticked=True)
    assert counted(open_work, poll) == (0, 1, 0)


def test_starting_over_takes_the_ranking_back(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RUNOFF)
    vote(bot, LI, poll, 1, ticked=True)
    vote(bot, LI, poll, 0, ticked=True)
    assert "taken back" in said(reply(bot, LI, TakeBackVote(poll)))
    assert "You have not voted yet" in own_text(bot, LI, poll)
    assert counted(open_work, poll) == (0, 0, 0)


@pytest.mark.parametrize("method", [*RANKINGS, *WHOLE])
def test_in_a_room_what_one_press_cannot_say_is_said_in_private(
    bot: Bot, open_work: OpenWork, courier: Courier, method: Method
) -> None:
    poll = open_by(open_work, method)
    card = room_text(courier)
    assert "[1] 私下投票 · Privat abstimmen" in card or "[1] Vote in private" in card
    assert "[2]" not in card
    opened = reply(bot, LI, FillBallot(poll) if method in WHOLE else ShowPoll(poll), room=PLENARY)
    assert opened.ask or opened.show


@pytest.mark.parametrize(
    ("method", "marks", "words"),
    [
        (Method.RATING, (4, 0, 5), "Alpha: 4 of 5, Beta: 0 of 5 and Gamma: 5 of 5"),
        (Method.POINTS, (7, 3, 0), "Alpha: 7 points and Beta: 3 points"),
        (Method.DATES, (2, 0, 1), "15:00 Berlin: does not suit"),
    ],
)
def test_a_ballot_counts_and_is_read_back(
    bot: Bot, open_work: OpenWork, method: Method, marks: tuple[int, ...], words: str
) -> None:
    poll = open_by(open_work, method)
    given = fill(bot, LI, poll, marks)
    if method is not Method.DATES:
        assert words in said(given)
    assert "suits" in said(given) or method is not Method.DATES
    assert "Your vote:" in text_of(given.update)
    again = reply(bot, LI, FillBallot(poll)).ask
    assert again is not None
    assert [getattr(field, "given", None) for field in again.form.fields] == [str(mark) for mark in marks]


@pytest.mark.parametrize("method", WHOLE)
def test_a_ballot_is_changed_and_taken_back(bot: Bot, open_work: OpenWork, method: Method) -> None:
    poll = open_by(open_work, method)
    fill(bot, LI, poll, (1, 2, 0))
    fill(bot, LI, poll, (0, 1, 1))
    assert counted(open_work, poll) == (0, 1, 1)
    assert "already counted" in said(fill(bot, LI, poll, (0, 1, 1)))
    assert "taken back" in said(reply(bot, LI, TakeBackVote(poll)))
    assert counted(open_work, poll) == (0, 0, 0)


def test_nothing_suiting_is_an_answer_to_dates_and_none_to_points(bot: Bot, open_work: OpenWork) -> None:
    dates, points = (open_by(open_work, method) for method in (Method.DATES, Method.POINTS))
    assert "Your vote counts" in said(fill(bot, LI, dates, (0, 0, 0)))
    assert "1 of 4" in own_text(bot, ALEX, dates)
    assert "no point yet" in said(fill(bot, LI, points, (0, 0, 0)))


def test_too_many_points_are_said_beside_the_option_with_most(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.POINTS)
    wrong = fill(bot, LI, poll, (3, 8, 2))
    assert list(wrong.errors) == ["mark_2"]
    assert "You have given 13 points, 3 more" in said(wrong)
    assert counted(open_work, poll) == (0, 0, 0)
    assert "3 points are left to give." in said(fill(bot, LI, poll, (3, 4, 0)))


@pytest.mark.parametrize("method", WHOLE)
def test_a_ballot_with_marks_that_there_are_not_is_refused(
    bot: Bot, open_work: OpenWork, method: Method
) -> None:
    poll = open_by(open_work, method)
    wrong = fill(bot, LI, poll, (1, 11, 1))
    assert list(wrong.errors) == ["mark_2"]
    assert list(fill(bot, LI, poll, (1, 1)).errors) == ["mark_3"]
    assert counted(open_work, poll) == (0, 0, 0)


@pytest.mark.parametrize("method", WHOLE)
def test_a_forged_press_does_not_count_where_a_ballot_is_needed(
    bot: Bot, open_work: OpenWork, method: Method
) -> None:
    poll = open_by(open_work, method)
    assert "every option at once" in said(reply(bot, LI, CastVote(poll, 1)))
    assert counted(open_work, poll) == (0, 0, 0)


def test_a_ballot_for_a_poll_that_is_pressed_shows_the_poll(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.ONE)
    assert reply(bot, LI, FillBallot(poll)).ask is None
    assert "Alpha" in text_of(reply(bot, LI, FillBallot(poll)).show)


@pytest.mark.parametrize("method", WHOLE)
@pytest.mark.parametrize("account", [THOMAS, JONAS], ids=lambda account: account.user)
def test_no_ballot_is_asked_of_those_without_a_vote(
    bot: Bot, open_work: OpenWork, method: Method, account: object
) -> None:
    poll = open_by(open_work, method)
    given = reply(bot, THOMAS if account is THOMAS else JONAS, FillBallot(poll))
    assert given.ask is None
    assert given.toast is not None


def test_no_ballot_is_asked_once_the_poll_is_over(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RATING)
    asked = fill(bot, LI, poll, (1, 1, 1))
    assert not asked.errors
    close(bot, poll)
    assert "was open until" in said(reply(bot, LI, FillBallot(poll)))
    assert "was open until" in said(fill(bot, ANNA, poll, (1, 1, 1)))


@pytest.mark.parametrize("method", list(Method))
def test_a_reminder_leads_to_voting_by_every_method(open_work: OpenWork, method: Method) -> None:
    card = reminder_card(find(open_work, open_by(open_work, method)))
    [first, *_rest] = buttons_of(card)
    assert isinstance(first.action, FillBallot if method in WHOLE else CastVote)
    assert "Shall we?" in text_of(card)
