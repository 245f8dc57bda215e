"""Topics: a list that says what to do when it is empty, cards with their polls, ways to add one."""

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import Account, Reply, Room
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.errors import Refusal
from bot.polls import topics
from bot.polls.actions import (
    AdoptStarter,
    AskQuestion,
    BrowseLibrary,
    ListTopics,
    ShowPoll,
    ShowStarter,
    ShowTopic,
    StartPoll,
    WritePoll,
    WriteTopic,
)
from bot.polls.counting import Method
from bot.polls.library import find_starter
from bot.polls.methods.actions import ChooseMethod
from bot.polls.model import Area
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, ask
from tests.polls.scenes import EXPERTS_GROUP, GROUP, buttons_of, en, find, member, say, text_of, toast

TOPIC: Answers = {"title.de": "Datenräume", "summary.de": "Wer darf was?\nUnd wozu?", "area": "cooperation"}


def reply(
    bot: Bot, account: Account, asks: Action | str | tuple[Action, Answers], room: Room | None = None
) -> Reply:
    answer = ask(bot, account, asks, room=room)
    assert answer is not None
    return answer.reply


def actions(reply: Reply) -> list[Action]:
    return [button.action for button in buttons_of(reply.show or reply.update)]


@pytest.mark.parametrize("words", ["/topics", "议题", "Themen"])
def test_an_empty_list_says_what_to_do(bot: Bot, words: str) -> None:
    assert "A coordinator can add one" in text_of(reply(bot, LI, words).show)


def test_a_coordinator_may_add_the_first_topic(bot: Bot) -> None:
    shown = reply(bot, ALEX, "/topics", PLENARY)
    assert "Take one from the library or write your own" in text_of(shown.show)
    assert actions(shown) == [BrowseLibrary(GROUP), WriteTopic(GROUP)]


def test_a_topic_is_added_by_form(bot: Bot, open_work: OpenWork) -> None:
    done = reply(bot, ALEX, (WriteTopic(GROUP), TOPIC))
    assert say(done.toast) == "The topic is added."
    assert "There is no poll on this topic yet." in text_of(done.show)
    assert actions(done) == [StartPoll(GROUP, 1)]
    with open_work() as work:
        topic = work.topics.find(1)
    assert topic is not None
    assert topic.title.texts == {Language.DE: "Datenräume"}
    assert topic.summary is not None
    assert topic.summary.texts == {Language.DE: "Wer darf was?\nUnd wozu?"}
    assert topic.area is Area.COOPERATION


def test_a_topic_needs_a_title_but_no_summary(bot: Bot) -> None:
    assert list(reply(bot, ALEX, (WriteTopic(GROUP), {"area": "other"})).errors) == ["title"]
    assert list(reply(bot, ALEX, (WriteTopic(GROUP), {"title.de": "T", "area": "sport"})).errors) == ["area"]
    assert reply(bot, ALEX, (WriteTopic(GROUP), {"title.de": "T", "area": "other"})).show is not None


def test_members_read_topics_and_strangers_do_not(bot: Bot) -> None:
    reply(bot, ALEX, (WriteTopic(GROUP), TOPIC))
    for account in (ANNA, THOMAS):
        assert actions(reply(bot, account, "/topics")) == [ShowTopic(1)]
        assert actions(reply(bot, account, ShowTopic(1))) == []
    assert "This is for members of" in toast(ask(bot, JONAS, ShowTopic(1)))
    assert "This is for members of" in toast(ask(bot, JONAS, ListTopics(GROUP, 0)))
    assert "/join" in toast(ask(bot, JONAS, "/topics"))
    assert "does not exist" in toast(ask(bot, LI, ShowTopic(404)))


@pytest.mark.parametrize("account", [LI, THOMAS, JONAS], ids=lambda account: account.user)
def test_only_a_coordinator_adds_topics(bot: Bot, open_work: OpenWork, account: Account) -> None:
    assert "Only a coordinator" in toast(ask(bot, account, WriteTopic(GROUP)))
    said = reply(bot, account, (WriteTopic(GROUP), TOPIC))
    assert "Only a coordinator" in say(said.toast or said.errors.get(""))
    with open_work() as work:
        assert work.topics.count(GROUP) == 0


def test_no_way_around_the_form_adds_a_topic_either(open_work: OpenWork) -> None:
    with open_work() as work, pytest.raises(Refusal, match="Only a coordinator"):
        topics.add_topic(work, member(work, LI), GROUP, en("T"), None, Area.OTHER, NOW)


def test_many_topics_come_a_page_at_a_time_the_newest_first(bot: Bot) -> None:
    for _number in range(10):
        reply(bot, ALEX, (WriteTopic(GROUP), TOPIC))
    first = actions(reply(bot, LI, "/topics"))
    second = actions(reply(bot, LI, ListTopics(GROUP, 1)))
    assert first == [*(ShowTopic(number) for number in range(10, 2, -1)), ListTopics(GROUP, 1)]
    assert second == [ShowTopic(2), ShowTopic(1), ListTopics(GROUP, 0)]


def test_a_library_entry_becomes_a_topic_once(bot: Bot, open_work: OpenWork) -> None:
    starter = find_starter("machine_data")
    assert starter is not None
    for _press in range(2):
        done = reply(bot, ALEX, AdoptStarter(GROUP, starter.key))
        assert say(done.toast) == "This is now a topic of the group."
        assert done.show is not None
        assert done.show.title == starter.title
    with open_work() as work:
        assert work.topics.count(GROUP) == 1
        assert work.topics.count(EXPERTS_GROUP) == 0
        topic = work.topics.find(1)
    assert topic is not None
    assert (topic.summary, topic.area) == (starter.summary, Area.DATA_SECURITY)
    assert actions(reply(bot, ALEX, ShowStarter(GROUP, starter.key)))[0] == ShowTopic(1)


def test_a_poll_on_a_library_topic_starts_from_its_own_questions(bot: Bot, open_work: OpenWork) -> None:
    reply(bot, ALEX, AdoptStarter(GROUP, "machine_data"))
    starts = actions(reply(bot, ALEX, StartPoll(GROUP, 1)))
    assert starts[:2] == [ShowStarter(GROUP, "machine_data"), ChooseMethod(GROUP, 1)]
    question = actions(reply(bot, ALEX, starts[0]))[1]
    assert isinstance(question, AskQuestion)
    reply(bot, ALEX, (question, {"closes_at": "2026-11-30T12:00"}))
    assert find(open_work, 1).topic_id == 1
    shown = reply(bot, LI, ShowTopic(1))
    assert actions(shown) == [ShowPoll(1)]
    assert "today? open" in text_of(shown.show)


def test_a_poll_in_ones_own_words_may_belong_to_a_topic(bot: Bot, open_work: OpenWork) -> None:
    reply(bot, ALEX, (WriteTopic(GROUP), TOPIC))
    answers = {
        "question.de": "Q?",
        "options.de": "Ja\nNein",
        "closes_at": "2026-11-30T12:00",
    }
    reply(bot, ALEX, (WritePoll(GROUP, method=Method.SEVERAL), answers))
    reply(bot, ALEX, (WritePoll(GROUP), {**answers, "topic": "1"}))
    reply(bot, ALEX, (WritePoll(GROUP, 1), answers))
    assert [find(open_work, number).topic_id for number in (1, 2, 3)] == [None, 1, 1]
    assert find(open_work, 1).method is Method.SEVERAL
    assert list(reply(bot, ALEX, (WritePoll(GROUP), {**answers, "topic": "7"})).errors) == ["topic"]


def test_an_area_has_a_name_in_words() -> None:
    assert [say(area.words) for area in Area] == [
        "Data security",
        "Intellectual property rights",
        "Cooperation",
        "Other",
    ]
