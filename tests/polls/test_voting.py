"""Voting: one person, one ballot, whatever is pressed how often and where."""

import pytest

from bot.bot import Bot
from bot.chat.cards import Bar, Bars
from bot.polls.actions import CastVote, ListPolls, ShowPoll, TakeBackVote
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, WANG, ask
from tests.polls.scenes import (
    CLOSES,
    DAY,
    EXPERTS_GROUP,
    HOUR,
    buttons_of,
    counted,
    en,
    find,
    open_poll,
    tallies,
    text_of,
    toast,
    vote,
)


def test_a_vote_counts_and_is_said_back(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    words = vote(bot, LI, poll, 1)
    assert words.startswith("Your vote counts: “No”. You can change it until")
    assert counted(open_work, poll) == (0, 1, 0)


def test_the_last_choice_counts(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    for option in (0, 1, 2):
        vote(bot, LI, poll, option)
    vote(bot, ANNA, poll, 2)
    assert counted(open_work, poll) == (0, 0, 2)
    assert tallies(open_work, poll)[0].voters == 2


def test_a_double_click_counts_once_and_says_so(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    assert vote(bot, LI, poll, 0) == "Your vote was already counted like this: “Yes”."
    assert counted(open_work, poll) == (1, 0, 0)


def test_a_vote_from_the_room_and_one_in_private_are_the_same_persons(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0, room=PLENARY)
    vote(bot, LI, poll, 1)
    assert counted(open_work, poll) == (0, 1, 0)


def test_in_a_room_a_press_flips_an_option_of_several(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work, multiple=True)
    vote(bot, LI, poll, 2, room=PLENARY)
    assert "“Yes” and “Later”" in vote(bot, LI, poll, 0, room=PLENARY)
    assert counted(open_work, poll) == (1, 0, 1)
    vote(bot, LI, poll, 2, room=PLENARY)
    assert vote(bot, LI, poll, 0, room=PLENARY).startswith("Your vote is taken back.")
    assert counted(open_work, poll) == (0, 0, 0)
    assert tallies(open_work, poll)[0].voters == 0


def test_in_private_a_double_click_on_one_of_several_does_not_undo_it(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work, multiple=True)
    vote(bot, LI, poll, 1, ticked=True)
    assert vote(bot, LI, poll, 1, ticked=True).startswith("Your vote was already counted like this")
    assert counted(open_work, poll) == (0, 1, 0)
    vote(bot, LI, poll, 1, ticked=False)
    assert vote(bot, LI, poll, 1, ticked=False).startswith("Nothing has changed")
    assert counted(open_work, poll) == (0, 0, 0)


def test_the_private_card_marks_the_own_vote_and_offers_to_take_it_back(
    bot: Bot, open_work: OpenWork
) -> None:
    poll = open_poll(open_work)
    before = ask(bot, ANNA, ShowPoll(poll))
    assert before is not None
    assert "You have not voted yet." in text_of(before.reply.show)
    answer = ask(bot, ANNA, CastVote(poll, 1, True))
    assert answer is not None
    card = answer.reply.update
    assert card is not None
    [bars] = [block for block in card.blocks if isinstance(block, Bars)]
    assert bars.bars[1] == Bar(en("No"), 1, 1, mine=True)
    assert [bar.mine for bar in bars.bars] == [False, True, False]
    assert "Your vote: “No”" in text_of(card)
    assert TakeBackVote(poll) in [button.action for button in buttons_of(card)]


def test_the_private_card_of_several_choices_says_what_a_press_will_do(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work, multiple=True)
    answer = ask(bot, ANNA, CastVote(poll, 1, True))
    assert answer is not None
    assert [button.action for button in buttons_of(answer.reply.update)] == [
        CastVote(poll, 0, True),
        CastVote(poll, 1, False),
        CastVote(poll, 2, True),
        TakeBackVote(poll),
    ]


def test_a_vote_can_be_taken_back_and_given_again(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    assert toast(ask(bot, LI, TakeBackVote(poll))).startswith("Your vote is taken back.")
    assert counted(open_work, poll) == (0, 0, 0)
    assert "nothing to take back" in toast(ask(bot, LI, TakeBackVote(poll)))
    vote(bot, LI, poll, 1)
    assert counted(open_work, poll) == (0, 1, 0)


def test_observers_and_strangers_are_told_why_they_cannot_vote(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    assert "Observers read and listen" in vote(bot, THOMAS, poll, 0)
    assert "This is for members of" in vote(bot, JONAS, poll, 0)
    assert "Observers" in toast(ask(bot, THOMAS, TakeBackVote(poll)))
    assert counted(open_work, poll) == (0, 0, 0)


def test_a_poll_of_another_group_is_not_for_those_outside_it(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work, group=EXPERTS_GROUP)
    assert "Expert group on data security" in vote(bot, LI, poll, 0)
    assert "This is for members of" in toast(ask(bot, LI, ShowPoll(poll)))
    assert "This is for members of" in toast(ask(bot, LI, ListPolls(EXPERTS_GROUP, 0)))
    assert counted(open_work, poll) == (0, 0, 0)


def test_an_observer_sees_the_poll_without_vote_buttons(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    answer = ask(bot, THOMAS, ShowPoll(poll))
    assert answer is not None
    assert buttons_of(answer.reply.show) == []
    assert "You can follow this poll" in text_of(answer.reply.show)


@pytest.mark.parametrize("option", [3, -1, 99])
def test_an_option_that_is_not_there_changes_nothing(bot: Bot, open_work: OpenWork, option: int) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0)
    assert "no such option" in vote(bot, LI, poll, option)
    assert counted(open_work, poll) == (1, 0, 0)


def test_a_poll_that_is_not_there_is_said_to_be_so(bot: Bot) -> None:
    assert "does not exist" in vote(bot, LI, 404, 0)
    assert "does not exist" in toast(ask(bot, LI, ShowPoll(404)))


def test_past_the_deadline_no_vote_counts_even_before_the_poll_is_closed(
    bot: Bot, open_work: OpenWork
) -> None:
    poll = open_poll(open_work)
    vote(bot, LI, poll, 0, now=CLOSES - HOUR)
    assert "was open until" in vote(bot, LI, poll, 1, now=CLOSES)
    assert "was open until" in toast(ask(bot, LI, TakeBackVote(poll), now=CLOSES))
    assert counted(open_work, poll) == (1, 0, 0)


def test_vote_shows_the_only_open_poll_at_once(bot: Bot, open_work: OpenWork) -> None:
    poll = open_poll(open_work)
    for words in ("/vote", "投票", "abstimmen", "wählen"):
        answer = ask(bot, LI, words)
        assert answer is not None
        assert answer.reply.show is not None
        assert answer.reply.show.title == find(open_work, poll).question


def test_vote_lists_first_what_waits_for_this_person(bot: Bot, open_work: OpenWork) -> None:
    soon = open_poll(open_work, closes_at=NOW + HOUR)
    later = open_poll(open_work, closes_at=NOW + DAY)
    vote(bot, LI, soon, 0)
    listed = {}
    for account in (LI, ANNA, THOMAS):
        answer = ask(bot, account, "/vote")
        assert answer is not None
        listed[account] = [button.action for button in buttons_of(answer.reply.show)]
        assert ("waits for your vote" in text_of(answer.reply.show)) is (account is not THOMAS)
    assert listed[LI] == [ShowPoll(later), ShowPoll(soon)]
    assert listed[ANNA] == [ShowPoll(soon), ShowPoll(later)]


def test_many_open_polls_come_a_page_at_a_time(bot: Bot, open_work: OpenWork) -> None:
    polls = [open_poll(open_work) for _number in range(11)]
    answer = ask(bot, LI, "/vote")
    assert answer is not None
    first = [button.action for button in buttons_of(answer.reply.show)]
    assert first[-1] == ListPolls(None, 1)
    answer = ask(bot, LI, ListPolls(None, 1))
    assert answer is not None
    second = [button.action for button in buttons_of(answer.reply.update)]
    assert second[-1] == ListPolls(None, 0)
    assert [*first[:-1], *second[:-1]] == [ShowPoll(poll) for poll in polls]


def test_no_open_poll_says_what_to_do(bot: Bot) -> None:
    for account, hint in ((LI, "/topics shows"), (ALEX, "/poll opens one")):
        answer = ask(bot, account, "/vote")
        assert answer is not None
        assert hint in text_of(answer.reply.show)
    assert "/join" in toast(ask(bot, JONAS, "/vote"))


def test_in_a_room_only_its_groups_polls_are_listed(bot: Bot, open_work: OpenWork) -> None:
    open_poll(open_work)
    open_poll(open_work, group=EXPERTS_GROUP)
    answer = ask(bot, ALEX, "/vote")
    assert answer is not None
    assert len(buttons_of(answer.reply.show)) == 2
    answer = ask(bot, WANG, "/vote", room=PLENARY)
    assert answer is not None
    assert answer.reply.show is not None
    assert answer.reply.show.title == en("Shall we?")
