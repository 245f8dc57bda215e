"""Opening a poll by every method: which questions are asked, what becomes an option, and what is settled before."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from bot.bot import Bot
from bot.chat.forms import Answers, Moment
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Variants
from bot.polls.actions import StartPoll, WritePoll
from bot.polls.counting import Method
from bot.polls.methods.actions import ChooseMethod, ChooseTerms
from bot.polls.methods.words import NAMES
from bot.polls.terms import Live, Secrecy
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI
from tests.polls.methods import own_text, reply, said
from tests.polls.scenes import GROUP, buttons_of, find, say, text_of

pytestmark = pytest.mark.slow

QUESTION: Answers = {
    "question.zh": "是否同意？",
    "question.de": "Einverstanden?",
    "question.en": "Agreed?",
    "closes_at": "2026-11-27T18:00",
}
OPTIONS: Answers = {"options.zh": "甲\n乙", "options.de": "A\nB", "options.en": "One\nTwo"}
MOMENTS: Answers = {"first": "2026-12-02T15:00", "second": "2026-12-01T15:00"}
OWN: Mapping[Method, Answers] = {
    Method.YES_NO: QUESTION,
    Method.CONSENT: QUESTION,
    Method.DATES: {**QUESTION, **MOMENTS},
}


def answers_for(method: Method) -> Answers:
    """A filled form."""
    return OWN.get(method, {**QUESTION, **OPTIONS})


def test_every_method_is_offered_and_explained(bot: Bot) -> None:
    start = buttons_of(reply(bot, ALEX, StartPoll(GROUP)).show)
    assert ChooseMethod(GROUP) in [button.action for button in start]
    card = reply(bot, ALEX, ChooseMethod(GROUP)).update
    ways = [button.action for button in buttons_of(card)]
    assert ways == [
        *(WritePoll(GROUP, None, method) for method in NAMES),
        ChooseTerms(GROUP, None, Live.ALWAYS, False),
    ]
    assert set(NAMES) == set(Method)
    assert "Rating: Everyone rates each option from 0 to 5." in text_of(card)


@pytest.mark.parametrize(
    ("method", "names"),
    [
        (Method.ONE, ["question", "options", "closes_at"]),
        (Method.RANKED, ["question", "options", "closes_at"]),
        (Method.YES_NO, ["question", "closes_at"]),
        (Method.CONSENT, ["question", "closes_at"]),
        (Method.DATES, ["question", "first", "second", "third", "further", "closes_at"]),
    ],
)
def test_the_form_asks_what_the_method_needs(bot: Bot, method: Method, names: list[str]) -> None:
    asked = reply(bot, ALEX, WritePoll(GROUP, method=method)).ask
    assert asked is not None
    assert [field.name for field in asked.form.fields] == names


@pytest.mark.parametrize("method", list(Method))
def test_a_filled_form_opens_a_poll_of_the_method(bot: Bot, open_work: OpenWork, method: Method) -> None:
    done = reply(bot, ALEX, (WritePoll(GROUP, method=method), answers_for(method)))
    assert "The poll is open until" in said(done)
    poll = find(open_work, 1)
    assert poll.method is method
    assert poll.terms.live is Live.ALWAYS
    assert poll.terms.secrecy is Secrecy.CONFIDENTIAL
    assert all(isinstance(each, datetime) or not each.missing(tuple(Language)) for each in poll.options)


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("account", [ANNA, LI], ids=lambda account: account.user)
def test_only_a_coordinator_opens_one(bot: Bot, open_work: OpenWork, method: Method, account: object) -> None:
    by = ANNA if account is ANNA else LI
    for asks in (ChooseMethod(GROUP), ChooseTerms(GROUP, None, Live.ALWAYS, False)):
        assert "Only a coordinator" in said(reply(bot, by, asks))
    refused = reply(bot, by, (WritePoll(GROUP, method=method), answers_for(method)))
    assert "Only a coordinator" in said(refused)
    with open_work() as work:
        assert work.polls.count_open([GROUP]) == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.ZH, ("赞成", "反对", "弃权")),
        (Language.DE, ("Ja", "Nein", "Enthaltung")),
        (Language.EN, ("Yes", "No", "Abstain")),
    ],
)
def test_yes_and_no_are_there_in_every_language(
    bot: Bot, open_work: OpenWork, language: Language, words: tuple[str, ...]
) -> None:
    reply(bot, ALEX, (WritePoll(GROUP, method=Method.YES_NO), QUESTION))
    options = find(open_work, 1).options
    assert tuple(each.texts[language] for each in options if isinstance(each, Variants)) == words


def test_what_is_settled_before_goes_into_the_poll(bot: Bot, open_work: OpenWork) -> None:
    card = reply(bot, ALEX, ChooseTerms(GROUP, None, Live.AFTER_VOTE, True)).update
    assert "visible after one’s own vote (chosen)" in text_of(card)
    assert "Names shown (chosen)" in text_of(card)
    on = next(button.action for button in buttons_of(card) if isinstance(button.action, ChooseMethod))
    ways = [button.action for button in buttons_of(reply(bot, ALEX, on).update)]
    assert ways[0] == WritePoll(GROUP, None, Method.ONE, Live.AFTER_VOTE, True)
    reply(bot, ALEX, (ways[0], {**QUESTION, **OPTIONS}))
    terms = find(open_work, 1).terms
    assert (terms.live, terms.secrecy) == (Live.AFTER_VOTE, Secrecy.NAMED)


def test_every_way_to_a_form_fits_on_a_button() -> None:
    for method in Method:
        for live in Live:
            assert WritePoll(10**6, 10**6, method, live, True).to_wire()


def test_the_settings_fit_on_buttons() -> None:
    for live in Live:
        assert ChooseTerms(10**6, 10**6, live, True).to_wire()
        assert ChooseMethod(10**6, 10**6, live, True).to_wire()


def test_dates_become_moments_in_their_order(bot: Bot, open_work: OpenWork) -> None:
    further = {"further": "3 December, 15:00\n\n2026-12-04 09:30"}
    reply(bot, ALEX, (WritePoll(GROUP, method=Method.DATES), {**QUESTION, **MOMENTS, **further}))
    assert find(open_work, 1).options == (
        datetime(2026, 12, 1, 7, tzinfo=UTC),
        datetime(2026, 12, 2, 7, tzinfo=UTC),
        datetime(2026, 12, 3, 7, tzinfo=UTC),
        datetime(2026, 12, 4, 1, 30, tzinfo=UTC),
    )


def test_dates_are_read_on_both_clocks_in_ones_own_language(
    bot: Bot, open_work: OpenWork, phrasebook: Phrasebook
) -> None:
    reply(bot, ALEX, (WritePoll(GROUP, method=Method.DATES), {**QUESTION, **MOMENTS}))
    assert "Tue, 1 Dec 2026, 15:00 Beijing · 08:00 Berlin" in own_text(bot, ALEX, 1)
    labels = find(open_work, 1).own_labels
    with open_work() as work:
        readers = {each: work.members.by_account(each) for each in (LI, ANNA)}
    li, anna = readers[LI], readers[ANNA]
    assert li is not None
    assert anna is not None
    assert phrasebook.say(labels[0], li.reader) == "2026年12月1日周二 15:00 上海 · 08:00 柏林"
    assert phrasebook.say(labels[0], anna.reader) == "Di., 1. Dez. 2026, 08:00 München · 15:00 Peking"


@pytest.mark.parametrize(
    ("changed", "field", "words"),
    [
        ({"second": "2026-12-02T15:00"}, "second", "there twice"),
        ({"third": "2026-12-01T15:00"}, "third", "there twice"),
        ({"further": "2026-12-02 15:00"}, "further", "there twice"),
        ({"further": "2026-12-05 15:00\n2026-12-05 15:00"}, "further", "there twice"),
        ({"first": "2026-11-24T15:00"}, "first", "has passed"),
        ({"further": "2026-11-24 15:00"}, "further", "“2026-11-24 15:00”: This moment has passed"),
        ({"further": "sometime"}, "further", "“sometime”:"),
        ({"second": ""}, "second", "answer is needed"),
        ({"closes_at": "2026-12-01T15:00"}, "closes_at", "comes before this deadline"),
        ({"further": "\n".join(f"2027-01-{day:02} 15:00" for day in range(1, 12))}, "further", "13 dates"),
    ],
)
def test_a_date_that_cannot_be_is_said_beside_it(
    bot: Bot, open_work: OpenWork, changed: Answers, field: str, words: str
) -> None:
    given = {**QUESTION, **MOMENTS, **changed}
    wrong = reply(bot, ALEX, (WritePoll(GROUP, method=Method.DATES), given)).errors
    assert list(wrong) == [field]
    assert words in say(wrong[field])
    with open_work() as work:
        assert work.polls.count_open([GROUP]) == 0


def test_dates_are_picked_on_the_coordinators_clock(bot: Bot) -> None:
    asked = reply(bot, ALEX, WritePoll(GROUP, method=Method.DATES)).ask
    assert asked is not None
    assert {field.zone for field in asked.form.fields if isinstance(field, Moment)} == {"Asia/Shanghai"}
