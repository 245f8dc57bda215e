"""Opening a poll: by form, from the library; what cannot be is said beside the field or in a sentence."""

from datetime import UTC, datetime
from itertools import product

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cards import Style
from bot.chat.exchange import Account, Reply, Room
from bot.chat.forms import Answers, Tongues
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.errors import Refusal
from bot.polls import service
from bot.polls.actions import (
    AdoptStarter,
    AskQuestion,
    BrowseLibrary,
    ShowStarter,
    StartPoll,
    WritePoll,
)
from bot.polls.counting import Method
from bot.polls.drafts.actions import DraftQuestion
from bot.polls.library import find_question
from bot.polls.library_settings import LIVES, METHODS, Settings, settings_of
from bot.polls.methods.actions import ChooseMethod
from bot.polls.model import PollState
from bot.polls.service import Asking
from bot.polls.terms import Live, Secrecy
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from tests.cast import ALEX, JONAS, LI, NOW, PLENARY, THOMAS, ask
from tests.polls.scenes import (
    CLOSES,
    DAY,
    EXPERTS_GROUP,
    GROUP,
    buttons_of,
    deliver,
    en,
    find,
    member,
    say,
    text_of,
    toast,
)

FILLED: Answers = {
    "question.zh": "是否同意？",
    "question.de": "Einverstanden?",
    "options.zh": "赞成\n反对\n",
    "options.de": "Ja\n\nNein",
    "closes_at": "2026-11-27T18:00",
}


def reply(
    bot: Bot, account: Account, asks: Action | str | tuple[Action, Answers], room: Room | None = None
) -> Reply:
    answer = ask(bot, account, asks, room=room)
    assert answer is not None
    return answer.reply


def errors(bot: Bot, **changed: str) -> dict[str, str]:
    """What is wrong with the form when these answers are changed (`options_zh` is `options.zh`)."""
    named = {name.replace("_zh", ".zh").replace("_de", ".de"): text for name, text in changed.items()}
    answers: Answers = {**FILLED, **named}
    return {name: say(words) for name, words in reply(bot, ALEX, (WritePoll(GROUP), answers)).errors.items()}


@pytest.mark.parametrize("words", ["/poll", "发起投票", "Abstimmung"])
def test_a_coordinator_is_offered_the_library_and_their_own_words(bot: Bot, words: str) -> None:
    shown = reply(bot, ALEX, words, room=None).show
    actions = [button.action for button in buttons_of(shown)]
    assert actions == [StartPoll(GROUP), StartPoll(EXPERTS_GROUP)]  # Alex coordinates both
    shown = reply(bot, ALEX, StartPoll(GROUP)).show
    assert [button.action for button in buttons_of(shown)][:2] == [BrowseLibrary(GROUP), ChooseMethod(GROUP)]
    assert reply(bot, ALEX, words if words[0] == "/" else f"/{words}", room=PLENARY).show == shown


def test_the_form_asks_in_the_groups_languages_and_on_the_coordinators_clock(bot: Bot) -> None:
    asked = reply(bot, ALEX, WritePoll(GROUP)).ask
    assert asked is not None
    by_name = {field.name: field for field in asked.form.fields}
    assert isinstance(by_name["question"], Tongues)
    assert by_name["question"].languages == (Language.ZH, Language.DE, Language.EN)
    assert "Beijing" in say(by_name["closes_at"].label)
    assert "topic" not in by_name  # there is none yet


def test_a_filled_form_opens_the_poll_and_announces_it(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    done = reply(bot, ALEX, (WritePoll(GROUP), FILLED))
    assert "It appears in 1 room of the group." in say(done.toast)
    assert "0 of 4 (0%)" in text_of(done.show)
    poll = find(open_work, 1)
    assert poll.question.texts == {Language.ZH: "是否同意？", Language.DE: "Einverstanden?"}
    assert [option.texts for option in poll.options if isinstance(option, Variants)] == [
        {Language.ZH: "赞成", Language.DE: "Ja"},
        {Language.ZH: "反对", Language.DE: "Nein"},
    ]
    assert (poll.closes_at, poll.zone) == (datetime(2026, 11, 27, 10, 0, tzinfo=UTC), "Asia/Shanghai")
    [(place, card)] = deliver(courier, NOW)
    assert place == "test:plenary"
    assert "[1] 赞成 · Ja\n[2] 反对 · Nein" in card


def test_options_that_differ_between_languages_are_an_error_of_that_field(
    bot: Bot, open_work: OpenWork
) -> None:
    wrong = errors(bot, options_zh="赞成\n反对\n弃权")
    assert list(wrong) == ["options"]
    assert "Chinese: 3 options" in wrong["options"]
    assert "German: 2 options" in wrong["options"]
    with open_work() as work:
        assert work.polls.count_open([GROUP]) == 0


def test_every_field_says_what_is_wrong_with_it(bot: Bot) -> None:
    assert "twice" in errors(bot, options_de="Ja\nJA")["options"]
    assert "at least one language" in errors(bot, question_zh=" ", question_de="")["question"]
    assert "too long" in errors(bot, question_de="x" * 201)["question"]
    assert "has passed" in errors(bot, closes_at="2026-11-25T09:00")["closes_at"]


def test_a_deadline_more_than_a_year_away_is_refused(bot: Bot) -> None:
    assert "more than a year away" in errors(bot, closes_at="2028-01-01T10:00")[""]


def test_a_deadline_that_passed_while_the_form_was_open_is_refused(open_work: OpenWork) -> None:
    asking = Asking(en("Q"), (en("a"), en("b")), Method.ONE)
    with open_work() as work, pytest.raises(Refusal) as caught:
        service.open_poll(work, member(work, ALEX), GROUP, asking, NOW, NOW)
    assert "has passed" in say(caught.value.words)


@pytest.mark.parametrize(
    "asks",
    [
        "/poll",
        StartPoll(GROUP),
        WritePoll(GROUP),
        (WritePoll(GROUP), FILLED),
        AskQuestion(GROUP, "machine_contract"),
        BrowseLibrary(GROUP),
        ShowStarter(GROUP, "machine_data"),
        AdoptStarter(GROUP, "machine_data"),
    ],
    ids=str,
)
@pytest.mark.parametrize("account", [LI, THOMAS, JONAS], ids=lambda account: account.user)
def test_only_coordinators_make_polls(
    bot: Bot, open_work: OpenWork, account: Account, asks: Action | str | tuple[Action, Answers]
) -> None:
    said = reply(bot, account, asks)
    assert "Only a coordinator" in say(said.toast or said.errors.get(""))
    with open_work() as work:
        assert work.polls.count_open([GROUP]) == work.topics.count(GROUP) == 0


@pytest.mark.parametrize("account", [LI, THOMAS], ids=lambda account: account.user)
def test_no_way_around_the_form_opens_a_poll_either(open_work: OpenWork, account: Account) -> None:
    asking = Asking(en("Q"), (en("a"), en("b")), Method.ONE)
    with open_work() as work, pytest.raises(Refusal, match="Only a coordinator"):
        service.open_poll(work, member(work, account), GROUP, asking, CLOSES, NOW)


def test_a_library_question_needs_only_a_deadline(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    asks = AskQuestion(GROUP, "machine_contract")
    asked = reply(bot, ALEX, asks).ask
    assert asked is not None
    assert [field.name for field in asked.form.fields] == ["closes_at"]
    done = reply(bot, ALEX, (asks, {"closes_at": "2026-11-30T12:00"}))
    assert done.show is not None
    question = find_question("machine_contract")
    poll = find(open_work, 1)
    assert question is not None
    assert (poll.question, poll.options) == (question.question, question.options)
    assert not poll.question.missing(tuple(Language))
    [(_place, card)] = deliver(courier, NOW)
    assert f"[1] {question.options[0].texts[Language.ZH]}" in card
    assert question.options[0].texts[Language.DE] in card


def test_a_library_question_is_opened_with_other_settings(bot: Bot, open_work: OpenWork) -> None:
    entry = reply(bot, ALEX, ShowStarter(GROUP, "machine_data")).show
    assert "as the library proposes for each question" in text_of(entry)
    card = reply(bot, ALEX, buttons_of(entry)[-1].action).update
    for words in ("Ranking", "visible after the close", "Names shown"):
        pressed = next(each for each in buttons_of(card) if say(each.label) == words)
        card = reply(bot, ALEX, pressed.action).update
    assert {say(each.label) for each in buttons_of(card) if "(chosen)" in say(each.label)} == {
        "Ranking (chosen)",
        "visible after the close (chosen)",
        "Names shown (chosen)",
    }
    entry = reply(bot, ALEX, buttons_of(card)[-1].action).show
    asks = next(each.action for each in buttons_of(entry) if isinstance(each.action, AskQuestion))
    reply(bot, ALEX, (asks, {"closes_at": "2026-11-30T12:00"}))
    poll = find(open_work, 1)
    assert poll.method is Method.RANKED
    assert (poll.terms.live, poll.terms.secrecy) == (Live.AFTER_CLOSE, Secrecy.NAMED)


def test_settings_come_back_from_their_number() -> None:
    every = [Settings(*each) for each in product(METHODS, LIVES, (False, True))]
    assert [settings_of(each.number) for each in every] == every
    assert Settings().number == 0
    for number in (-1, len(every), 10**9):
        with pytest.raises(Refusal, match="do not exist"):
            settings_of(number)


def test_the_library_is_browsed_by_area_and_entry(bot: Bot) -> None:
    areas = buttons_of(reply(bot, ALEX, BrowseLibrary(GROUP)).update)
    assert [say(button.label) for button in areas] == ["Data security", "Intellectual property rights"]
    starters = buttons_of(reply(bot, ALEX, areas[0].action).update)
    assert len(starters) == 10  # eight entries, the next page, the other areas
    entry = reply(bot, ALEX, starters[0].action).show
    assert entry is not None
    actions = [button.action for button in buttons_of(entry)]
    assert isinstance(actions[0], AdoptStarter)
    assert all(isinstance(action, AskQuestion | DraftQuestion) for action in actions[1:-1])
    assert len(actions) > 2


def test_what_the_library_does_not_have_is_said_so(bot: Bot) -> None:
    assert "no longer has this entry" in toast(ask(bot, ALEX, ShowStarter(GROUP, "gone")))
    assert "no longer has this entry" in toast(ask(bot, ALEX, AdoptStarter(GROUP, "gone")))
    assert "no longer has this question" in toast(ask(bot, ALEX, AskQuestion(GROUP, "gone")))


def test_a_group_without_a_room_is_said_to_find_the_poll_with_vote(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        for room in work.rooms.of_group(GROUP):
            work.rooms.remove(room)
    assert "find the poll with /vote" in say(reply(bot, ALEX, (WritePoll(GROUP), FILLED)).toast)


def test_a_poll_goes_to_every_room_of_its_group_and_no_other(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    with open_work() as work:
        work.rooms.add(GroupRoom(Room("test", "second"), GROUP, (Language.EN,), ("beijing",)))
    reply(bot, ALEX, (WritePoll(GROUP), FILLED))
    assert sorted(place for place, _card in deliver(courier, NOW)) == ["test:plenary", "test:second"]


def test_without_forms_the_questions_are_asked_one_by_one(bot: Bot, open_work: OpenWork) -> None:
    asks = AskQuestion(GROUP, "machine_contract")
    first = ask(bot, ALEX, asks, forms=False)
    assert first is not None
    assert first.reply.ask is None
    understood = ask(bot, ALEX, "2026-11-30 12:00", forms=False)
    assert understood is not None
    [send] = [button for button in buttons_of(understood.reply.show) if button.style is Style.MAIN]
    ask(bot, ALEX, send.action, forms=False)
    assert find(open_work, 1).state is PollState.OPEN
    assert find(open_work, 1).closes_at > CLOSES + DAY


def test_a_topic_of_another_group_is_refused(bot: Bot, open_work: OpenWork) -> None:
    reply(bot, ALEX, AdoptStarter(EXPERTS_GROUP, "machine_data"))
    asking = Asking(en("Q"), (en("a"), en("b")), Method.ONE, topic_id=1)
    with open_work() as work, pytest.raises(Refusal) as caught:
        service.open_poll(work, member(work, ALEX), GROUP, asking, CLOSES, NOW)
    assert "another working group" in say(caught.value.words)
    for asks in (StartPoll(GROUP, 1), WritePoll(GROUP, 1), DraftQuestion(GROUP, "machine_contract", 1)):
        assert "another working group" in toast(ask(bot, ALEX, asks))


def test_a_member_of_several_groups_reads_which_group_a_poll_is_for(bot: Bot, open_work: OpenWork) -> None:
    card = reply(bot, ALEX, (WritePoll(GROUP), FILLED)).show
    assert "members of “Working group on intelligent manufacturing”, except observers" in text_of(card)
