"""The chart of a result: offered when there is something to draw, for those who may read the poll, never too much."""

from collections.abc import Iterator

import pytest

from bot.bot import Bot
from bot.chat.cards import Attachment
from bot.chat.exchange import Account
from bot.polls.actions import EndPoll, ShowChart, ShowPoll
from bot.polls.charting import chart_of
from bot.polls.counting import Method
from bot.polls.model import Poll
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, ask
from tests.polls.formal_scenes import REFERENCE
from tests.polls.scenes import HOUR, buttons_of, find, open_poll, text_of, toast, vote
from tests.recount.playing import database
from tests.recount.scenes import played

pytestmark = pytest.mark.slow

CAST = {name: tuple(int(each == option) for each in range(3)) for name, option in REFERENCE.items()}


def test_a_reader_gets_it_once_there_is_a_result(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    vote(bot, ANNA, poll, 0)
    assert "There is no chart" in toast(ask(bot, LI, ShowChart(poll)))
    ask(bot, ALEX, EndPoll(poll), now=NOW + HOUR)
    shown = ask(bot, LI, ShowPoll(poll))
    assert shown is not None
    assert ShowChart(poll) in [button.action for button in buttons_of(shown.reply.show)]
    answer = ask(bot, LI, ShowChart(poll))
    assert answer is not None
    assert answer.reply.show is not None
    assert any(isinstance(block, Attachment) for block in answer.reply.show.blocks)
    assert "A – Yes: 1 · 100%" in text_of(answer.reply.show)
    stranger = ask(bot, Account("test", "somebody"), ShowChart(poll))
    assert stranger is not None
    assert stranger.reply.show is None


def test_where_nobody_voted_there_is_none(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    closed = ask(bot, ALEX, EndPoll(poll), now=NOW + HOUR)
    assert closed is not None
    assert ShowChart(poll) not in [button.action for button in buttons_of(closed.reply.update)]


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[OpenWork, int]]:
    with database() as made:
        yield made


def closed_vote(place: tuple[OpenWork, int], terms: Terms) -> Poll:
    """The reference case under these terms."""
    return find(place[0], played(*place, Method.YES_NO, terms, CAST))


def test_a_double_majority_has_a_bar_and_a_line_for_each_side(place: tuple[OpenWork, int]) -> None:
    poll = closed_vote(place, Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.HALF_PER_SIDE))
    assert poll.result is not None
    chart = chart_of(poll, poll.result)
    assert [(bar.code, bar.parts, bar.whole) for bar in chart.bars] == [
        ("CN", (3, 1, 0), 5),
        ("DE", (3, 3, 1), 7),
    ]
    assert [[float(tick.at) for tick in bar.ticks] for bar in chart.bars] == [[2.0], [3.0]]


def test_a_rule_about_all_votes_has_a_bar_of_all(place: tuple[OpenWork, int]) -> None:
    poll = closed_vote(place, Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.TWO_THIRDS, Quorum.HALF))
    assert poll.result is not None
    chart = chart_of(poll, poll.result)
    assert [bar.code for bar in chart.bars] == ["CN", "DE", "CN+DE"]
    assert [[float(tick.at) for tick in bar.ticks] for bar in chart.bars] == [[], [], [pytest.approx(20 / 3)]]


def test_a_secret_vote_has_no_bar_of_a_side(place: tuple[OpenWork, int]) -> None:
    terms = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.SIMPLE, Quorum.HALF, secrecy=Secrecy.FINAL)
    poll = closed_vote(place, terms)
    assert poll.result is not None
    assert [bar.code for bar in chart_of(poll, poll.result).bars] == ["A", "B", "C"]
