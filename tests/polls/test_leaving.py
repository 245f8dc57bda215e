"""Whoever leaves a group takes their votes out of its open polls; what is closed stays as it was."""

from datetime import datetime

from bot.bot import Bot
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, WANG
from tests.polls.scenes import (
    CLOSES,
    DAY,
    EXPERTS_GROUP,
    GROUP,
    HOUR,
    counted,
    deliver,
    figures,
    find,
    member,
    open_poll,
    tallies,
    vote,
)


def leave(open_work: OpenWork, now: datetime = NOW) -> None:
    """李伟 loses the place in the group, as membership does it."""
    with open_work() as work:
        li = member(work, LI)
        for hook in REGISTRY.leaving:
            hook(work, li.id, GROUP, now)
        place = work.members.membership(li.id, GROUP)
        assert place is not None
        work.members.leave(place)


def test_the_ballots_of_someone_who_leaves_are_taken_out(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    one, several = open_poll(open_work), open_poll(open_work, multiple=True)
    untouched = open_poll(open_work)
    for option in (0, 2):
        vote(bot, LI, several, option, ticked=True)
    vote(bot, LI, one, 1)
    vote(bot, ANNA, one, 1)
    deliver(courier, NOW)
    leave(open_work)
    assert counted(open_work, one) == (0, 1, 0)
    assert counted(open_work, several) == (0, 0, 0)
    assert counted(open_work, untouched) == (0, 0, 0)
    assert figures(tallies(open_work, one)[0]) == ((0, 1, 0), 1, 3)
    assert len(deliver(courier, NOW)) == 2  # both are drawn anew
    assert "This is for members of" in vote(bot, LI, one, 0)


def test_a_closed_result_stays_as_it_was(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    courier.tick(CLOSES)
    leave(open_work, CLOSES + HOUR)
    assert figures(find(open_work, poll).result) == ((1, 0, 0), 1, 4)


def test_past_the_deadline_a_vote_stays_even_before_the_poll_is_closed(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    leave(open_work, CLOSES)
    courier.tick(CLOSES + DAY)
    result = find(open_work, poll).result
    assert result is not None
    assert result.votes == (1, 0, 0)


def test_polls_of_other_groups_and_votes_of_others_are_left_alone(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    open_poll(open_work, group=EXPERTS_GROUP)
    for account in (ANNA, WANG, ALEX):
        vote(bot, account, poll, 0)
    leave(open_work)
    assert counted(open_work, poll) == (3, 0, 0)
