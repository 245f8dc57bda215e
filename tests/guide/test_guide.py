"""First contact, help, settings and privacy, in every place and for everyone."""

from dataclasses import replace

import pytest

from bot.bot import Bot
from bot.chat.exchange import Account, Answer, Arrived, Interaction, Room
from bot.chat.forms import Answers
from bot.chat.languages import Language
from bot.guide.actions import ChangeSettings, Speak
from bot.membership.roles import Role
from bot.rooms.actions import OpenRoom
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, JONAS, LI, NOW, PLENARY, THOMAS, ask, private
from tests.membership.looking import buttons, card_of, known, labels, press, reply_of, texts, toast

NEW_ROOM = Room("test", "new")
STRANGER = Account("test", "stranger")


def arrive(bot: Bot, hint: str | None, called: str = "Kim") -> Answer:
    answer = bot.handle(Interaction(STRANGER, private(STRANGER), Arrived(), hint, called), NOW)
    assert answer is not None
    return answer


@pytest.mark.parametrize(
    ("hint", "language", "city"),
    [
        ("zh-hans", Language.ZH, "beijing"),
        ("de-AT", Language.DE, "berlin"),
        ("en", Language.EN, "beijing"),
        ("fr", Language.EN, "beijing"),
        (None, Language.EN, "beijing"),
    ],
)
def test_a_stranger_is_greeted_in_the_language_of_the_hint(
    bot: Bot, open_work: OpenWork, hint: str | None, language: Language, city: str
) -> None:
    answer = arrive(bot, hint)
    assert answer.reader.languages == (language,)
    card = card_of(answer)
    assert {"中文", "Deutsch", "English", "Join a working group", "Help"} == labels(card)
    assert known(open_work, STRANGER).city_key == city


@pytest.mark.parametrize("word", ["/start", "start", "开始", "anfang", "／ｓｔａｒｔ"])
def test_the_start_can_be_asked_for(bot: Bot, word: str) -> None:
    assert "Welcome" in texts(card_of(ask(bot, JONAS, word)))


@pytest.mark.parametrize("called", ["", "x" * 300, "two\nlines", "\u202egnirts", "<b>Kim</b>"])
def test_an_odd_name_on_the_platform_locks_nobody_out(bot: Bot, open_work: OpenWork, called: str) -> None:
    assert "Welcome" in texts(card_of(arrive(bot, "en", called)))
    assert 0 < len(known(open_work, STRANGER).name) <= 120


def test_who_chooses_a_language_is_answered_in_it_at_once(bot: Bot, open_work: OpenWork) -> None:
    card = card_of(arrive(bot, "zh"))
    answer = ask(bot, STRANGER, press(card, "Deutsch"))
    assert answer is not None
    assert answer.reader.languages == (Language.DE,)
    assert answer.reader.voices[0].cities[0].key == "berlin"
    assert reply_of(answer).update is not None
    assert known(open_work, STRANGER).language is Language.DE


def test_a_member_keeps_their_city_whatever_they_press(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        li.city_key = "beijing"
    ask(bot, LI, Speak(Language.DE, greeting=True))
    assert known(open_work, LI).city_key == "beijing"
    ask(bot, STRANGER, "/start")
    ask(bot, STRANGER, Speak(Language.ZH, greeting=False))
    assert known(open_work, STRANGER).city_key == "berlin"


def test_the_greeting_knows_members_and_the_office(bot: Bot) -> None:
    assert "You are a member of {groups}. /help shows what you can do next." in texts(
        card_of(ask(bot, LI, "/start"))
    )
    assert "Join a working group" not in labels(card_of(ask(bot, LI, "/start")))


def listed(bot: Bot, account: Account) -> set[str]:
    return set(texts(card_of(ask(bot, account, "/help"))))


def test_help_shows_what_each_role_can_use(bot: Bot, open_work: OpenWork) -> None:
    assert {"join", "groups", "privacy"} <= listed(bot, JONAS)
    assert not {"vote", "members", "poll", "meet"} & listed(bot, JONAS)
    assert {"vote", "members", "meetings"} <= listed(bot, LI)
    assert not {"poll", "meet"} & listed(bot, LI)
    assert {"vote", "members", "poll", "meet"} <= listed(bot, ALEX)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        work.members.memberships_of(li.id)[0].role = Role.COORDINATOR
    assert {"poll", "meet"} <= listed(bot, LI)


@pytest.mark.parametrize(
    ("account", "word", "others"),
    [(LI, "投票", "abstimmen"), (ANNA, "abstimmen", "投票"), (ALEX, "", "投票")],
)
def test_help_shows_the_readers_own_words(bot: Bot, account: Account, word: str, others: str) -> None:
    said = listed(bot, account)
    assert not word or word in said
    assert others not in said


@pytest.mark.parametrize("word", ["/help", "hilfe", "帮助"])
def test_help_is_understood_in_three_languages(bot: Bot, word: str) -> None:
    assert "What you can ask me" in texts(card_of(ask(bot, JONAS, word)))


def test_help_says_whose_room_it_is(bot: Bot) -> None:
    used = texts(card_of(ask(bot, LI, "/help", room=PLENARY)))
    unused = texts(card_of(ask(bot, LI, "/help", room=NEW_ROOM)))
    assert any(text.startswith("This room is used by") for text in used)
    assert any(text.startswith("No working group uses this room.") for text in unused)
    assert not any("this room" in text.lower() for text in texts(card_of(ask(bot, LI, "/help"))))


@pytest.mark.parametrize("word", ["/settings", "einstellungen", "设置"])
def test_the_settings_show_language_city_clock_and_name(bot: Bot, word: str) -> None:
    said = texts(card_of(ask(bot, LI, word)))
    assert {"Language", "City", "Your time now", "Name", str(NOW), "李伟"} <= set(said)


def test_a_change_of_language_is_confirmed_in_the_new_one(bot: Bot, open_work: OpenWork) -> None:
    card = card_of(ask(bot, LI, "/settings"))
    answer = ask(bot, LI, press(card, "English"))
    assert answer is not None
    assert answer.reader.languages == (Language.EN,)
    assert known(open_work, LI).language is Language.EN


def test_name_and_city_are_changed_by_form(bot: Bot, open_work: OpenWork) -> None:
    answers: Answers = {"person": "Li Wei", "city": "berlin"}
    answer = ask(bot, LI, (ChangeSettings(), answers))
    assert toast(answer).startswith("Saved.")
    assert answer is not None
    assert answer.reader.voices[0].cities[0].key == "berlin"
    assert (known(open_work, LI).name, known(open_work, LI).city_key) == ("Li Wei", "berlin")


@pytest.mark.parametrize(
    ("field", "typed"),
    [("person", "x" * 81), ("person", ""), ("city", "atlantis"), ("city", ""), ("person", "\u200b")],
)
def test_an_unusable_setting_changes_nothing(bot: Bot, open_work: OpenWork, field: str, typed: str) -> None:
    good: Answers = {"person": "Li Wei", "city": "berlin"}
    answer = ask(bot, LI, (ChangeSettings(), {**good, field: typed}))
    assert reply_of(answer).errors
    assert (known(open_work, LI).name, known(open_work, LI).city_key) == ("李伟", "shanghai")


def test_every_city_is_offered_once(bot: Bot) -> None:
    asked = reply_of(ask(bot, LI, ChangeSettings())).ask
    assert asked is not None
    cities = asked.form.fields[1]
    values = [option.value for option in getattr(cities, "options", ())]
    assert len(values) == len(set(values)) > 40


def test_only_a_coordinator_sees_the_way_to_a_rooms_settings(bot: Bot) -> None:
    own = card_of(ask(bot, ALEX, "/settings", room=PLENARY))
    assert press(own, "Settings of the room") == OpenRoom(1)
    assert "Settings of the room" not in labels(card_of(ask(bot, LI, "/settings", room=PLENARY)))
    assert "Settings of the room" not in labels(card_of(ask(bot, ALEX, "/settings")))
    card = card_of(ask(bot, ALEX, OpenRoom(1)))
    assert labels(card) == {"Change languages and clocks", "Remind of meetings here", "Stop using the room"}


@pytest.mark.parametrize("word", ["/privacy", "datenschutz", "隐私"])
def test_privacy_says_what_is_kept_about_oneself(bot: Bot, word: str) -> None:
    said = texts(card_of(ask(bot, THOMAS, word)))
    wanted = {"Thomas Krüger", "Verband Vernetzte Produktion e. V.", "test", "observer", "Alex Morgan"}
    assert wanted <= set(said)
    assert not {"李伟", "Anna Becker"} & set(said)


def test_every_card_of_the_guide_can_be_pressed(bot: Bot) -> None:
    for word, account in (("/start", ALEX), ("/help", ALEX), ("/settings", ALEX), ("/privacy", LI)):
        for button in buttons(card_of(ask(bot, account, word))):
            reply = reply_of(ask(bot, account, button.action))
            assert reply.show or reply.update or reply.ask


def test_the_same_arrival_is_answered_once(bot: Bot) -> None:
    arrival = Interaction(STRANGER, private(STRANGER), Arrived(), "en", "Kim", source_id="7")
    assert bot.handle(arrival, NOW) is not None
    assert bot.handle(arrival, NOW) is None
    assert bot.handle(replace(arrival, source_id="8"), NOW) is not None
