"""What is seen of a poll: while it is open as its terms say, who voted how, and the result by method."""

import pytest

from bot.bot import Bot
from bot.chat.phrasebook import Phrasebook
from bot.delivery import Courier
from bot.polls.actions import CastVote, EndPoll, ExportPoll, TakeBackVote
from bot.polls.counting import Method
from bot.polls.deciding import NO, YES
from bot.polls.methods.actions import ListVotes, ShowPairs
from bot.polls.outcome import outcome
from bot.polls.terms import Live
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, PLENARY, THOMAS, WANG, ask
from tests.polls.methods import close, crowd, fill, open_by, own_text, reply, room_text, said
from tests.polls.scenes import find, text_of, vote
from tests.polls.test_export import rows_of

pytestmark = pytest.mark.slow

VOTED = "1 · 100%"
HIDDEN = "How the votes stand is shown"
ALL = (LI, ANNA, WANG, ALEX)
RANKINGS = (Method.RANKED, Method.RUNOFF)


def rank(bot: Bot, poll: int, *orders: tuple[int, ...]) -> None:
    """Everyone ranks in this order."""
    for account, order in zip(ALL, orders, strict=False):
        for option in order:
            vote(bot, account, poll, option, ticked=True)


def test_the_count_may_be_seen_at_any_time(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_by(open_work, Method.ONE)
    vote(bot, LI, poll, 0)
    assert VOTED in room_text(courier)
    assert VOTED in own_text(bot, ANNA, poll)


def test_the_count_may_be_seen_after_ones_own_vote(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_by(open_work, Method.ONE, live=Live.AFTER_VOTE)
    given = reply(bot, LI, CastVote(poll, 0))
    assert VOTED in text_of(given.update)
    for card in (own_text(bot, ANNA, poll), own_text(bot, ALEX, poll), room_text(courier)):
        assert VOTED not in card
        assert "1 of 4 (25%)" in card or "1 von 4" in card
        assert "Alpha" in card
    assert HIDDEN in own_text(bot, ANNA, poll)
    reply(bot, LI, TakeBackVote(poll))
    assert HIDDEN in own_text(bot, LI, poll)


def test_the_count_may_be_seen_after_the_close_only(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_by(open_work, Method.ONE, live=Live.AFTER_CLOSE)
    vote(bot, LI, poll, 0)
    assert VOTED not in own_text(bot, LI, poll) + room_text(courier)
    assert "Your vote: “Alpha”" in own_text(bot, LI, poll)
    close(bot, poll)
    assert VOTED in own_text(bot, ANNA, poll)
    assert VOTED in room_text(courier)


def test_a_named_poll_shows_who_voted_how(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RANKED, named=True)
    assert "Nobody has voted yet." in text_of(reply(bot, THOMAS, ListVotes(poll)).update)
    rank(bot, poll, (2, 0), (1,))
    card = text_of(reply(bot, THOMAS, ListVotes(poll)).update)
    assert "李伟: 1. Gamma and 2. Alpha" in card
    assert "Anna Becker: 1. Beta" in card
    assert "named: the group reads who voted how" in own_text(bot, WANG, poll)
    assert "Who voted how" in own_text(bot, WANG, poll)


def test_who_voted_how_is_for_the_group_and_only_where_it_was_settled(bot: Bot, open_work: OpenWork) -> None:
    named, hidden = open_by(open_work, Method.ONE, named=True), open_by(open_work, Method.ONE)
    for poll in (named, hidden):
        vote(bot, LI, poll, 0)
    assert "Anna" not in said(reply(bot, JONAS, ListVotes(named)))
    assert reply(bot, JONAS, ListVotes(named)).update is None
    for account in (ALEX, LI):
        refused = reply(bot, account, ListVotes(hidden))
        assert refused.update is None
        assert "does not show who voted how" in said(refused)
    assert "confidential: names are stored and not shown" in own_text(bot, LI, hidden)
    assert "Who voted how" not in own_text(bot, ALEX, hidden)


def test_names_wait_for_the_count(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.ONE, named=True, live=Live.AFTER_VOTE)
    vote(bot, LI, poll, 0)
    assert "not shown yet" in said(reply(bot, ANNA, ListVotes(poll)))
    assert "李伟: “Alpha”" in text_of(reply(bot, LI, ListVotes(poll)).update)


def test_a_long_roll_is_turned_page_by_page(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.ONE, named=True)
    crowd(open_work, poll, 11)
    first, second = (text_of(reply(bot, LI, ListVotes(poll, page)).update) for page in (0, 1))
    assert first.count("“Alpha”") == 8
    assert second.count("“Alpha”") == 3
    assert text_of(reply(bot, LI, ListVotes(poll, 99)).update) == second


def test_first_choices_are_shown_live_and_the_order_at_the_close(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_by(open_work, Method.RANKED)
    rank(bot, poll, (0, 1), (1, 0), (1, 2))
    assert "worked out at the close" in own_text(bot, LI, poll)
    assert "nothing is drawn by lot" in own_text(bot, LI, poll)
    card = close(bot, poll)
    assert "Compared in pairs, “Beta” comes first." in card
    assert "Place 1: “Beta”" in card
    assert "Place 2: “Alpha”" in card
    assert "Compared in pairs, “Beta” comes first." in room_text(courier)


def test_the_pairs_behind_an_order_are_shown_on_request(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RANKED)
    assert "once it is closed" in said(reply(bot, LI, ShowPairs(poll)))
    rank(bot, poll, (0, 1), (1, 0), (1, 2))
    assert "Compare in pairs" in close(bot, poll)
    assert "“Alpha” and “Beta”: 1 to 2" in text_of(reply(bot, LI, ShowPairs(poll)).update)
    assert "“Alpha” and “Gamma”: 2 to 1" in text_of(reply(bot, LI, ShowPairs(poll)).update)
    assert reply(bot, JONAS, ShowPairs(poll)).update is None


@pytest.mark.parametrize("method", RANKINGS)
def test_level_options_share_their_place(bot: Bot, open_work: OpenWork, method: Method) -> None:
    poll = open_by(open_work, method)
    rank(bot, poll, (0, 1), (1, 0))
    card = close(bot, poll)
    assert "“Alpha” and “Beta” share the first place" in card
    assert "Place 1: “Alpha” and “Beta” (level)" in card
    assert "Place 3: “Gamma”" in card


def test_a_run_off_shows_its_rounds(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.RUNOFF)
    rank(bot, poll, (0,), (0,), (1, 0), (2,))
    card = close(bot, poll)
    assert "After 2 rounds, “Alpha” has more than half." in card
    assert "Round 1: Alpha: 2, Beta: 1 and Gamma: 1" in card
    assert "Round 2: Alpha: 3; without a further choice: 1" in card


def test_ratings_come_to_averages(bot: Bot, open_work: OpenWork, phrasebook: Phrasebook) -> None:
    poll = open_by(open_work, Method.RATING)
    for account, marks in zip(ALL, ((5, 0, 3), (4, 1, 3), (4, 0, 3)), strict=False):
        fill(bot, account, poll, marks)
    card = close(bot, poll)
    assert "Best rated is “Alpha”: 4.3 of 5 on average." in card
    assert "Beta: 0.3 of 5 on average" in card
    assert "13 · 87%" in card
    poll_ = find(open_work, poll)
    assert poll_.result is not None
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        assert "4,3 von 5" in phrasebook.say(outcome(poll_, poll_.result), anna.reader)


@pytest.mark.parametrize(
    ("method", "ballots", "words"),
    [
        (Method.RATING, ((5, 5, 0),), "“Alpha” and “Beta” have 5 of 5 on average each"),
        (Method.RATING, ((0, 0, 0),), "have 0 of 5 on average each"),
        (Method.POINTS, ((6, 4, 0), (0, 2, 8)), "Most points went to “Gamma”: 8 points."),
        (Method.POINTS, ((5, 5, 0),), "“Alpha” and “Beta” have 5 points each"),
        (Method.DATES, ((0, 0, 0),), "None of the dates suits anybody."),
        (Method.DATES, ((1, 2, 0), (2, 2, 0)), "14:00 Beijing. 2 members can come, of these if need be: 0."),
        (Method.DATES, ((1, 1, 0),), "It is a tie"),
        (Method.DATES, (), "Nobody voted"),
    ],
)
def test_the_outcome_says_what_was_counted(
    bot: Bot, open_work: OpenWork, method: Method, ballots: tuple[tuple[int, ...], ...], words: str
) -> None:
    poll = open_by(open_work, method)
    for account, marks in zip(ALL, ballots, strict=False):
        fill(bot, account, poll, marks)
    assert words in close(bot, poll)


def test_a_date_shows_how_many_it_suits(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_by(open_work, Method.DATES)
    fill(bot, LI, poll, (2, 1, 0))
    fill(bot, ANNA, poll, (2, 0, 0))
    assert "(suits 2, if need be 0)" in own_text(bot, WANG, poll)
    assert "(suits 0, if need be 1)" in own_text(bot, WANG, poll)
    assert "07:00 Berlin" in room_text(courier)


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        ((YES, YES, NO), "More yes than no: 2 to 1, with 0 abstaining."),
        ((YES, NO, NO), "More no than yes: 2 to 1, with 0 abstaining."),
        ((YES, NO), "It is a tie: 1 yes, 1 no, with 0 abstaining."),
    ],
)
def test_yes_is_held_against_no(bot: Bot, open_work: OpenWork, votes: tuple[int, ...], words: str) -> None:
    poll = open_by(open_work, Method.YES_NO)
    for account, option in zip(ALL, votes, strict=False):
        vote(bot, account, poll, option, room=PLENARY)
    assert words in close(bot, poll)


@pytest.mark.parametrize(
    ("method", "columns", "first"),
    [
        (Method.RATING, ["Sum of ratings", "Average rating", "Rank"], ["5", "5.0", "1"]),
        (Method.POINTS, ["Points", "Share of all points", "Rank"], ["5", "62%", "1"]),
        (Method.DATES, ["suits", "if need be", "Rank"], ["1", "0", "1"]),
    ],
)
def test_the_table_has_the_figures_of_the_method(
    bot: Bot,
    open_work: OpenWork,
    phrasebook: Phrasebook,
    method: Method,
    columns: list[str],
    first: list[str],
) -> None:
    poll = open_by(open_work, method)
    marks = (2, 1, 0) if method is Method.DATES else (5, 1, 2)
    fill(bot, LI, poll, marks)
    close(bot, poll)
    head, *rows = rows_of(ask(bot, ALEX, ExportPoll(poll)), phrasebook)
    assert head[2:5] == columns
    assert rows[0][2:5] == first


def test_the_table_of_a_run_off_has_its_rounds(bot: Bot, open_work: OpenWork, phrasebook: Phrasebook) -> None:
    poll = open_by(open_work, Method.RUNOFF)
    rank(bot, poll, (0,), (0,), (1, 0), (2,))
    reply(bot, ALEX, EndPoll(poll))
    head, *rows = rows_of(ask(bot, ALEX, ExportPoll(poll)), phrasebook)
    assert head[2:6] == ["First choices", "Round 1", "Round 2", "Rank"]
    assert [row[2:6] for row in rows] == [
        ["2", "2", "3", "1"],
        ["1", "1", "", "2"],
        ["1", "1", "", "2"],
    ]
