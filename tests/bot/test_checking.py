"""Looking at a part of a form, and wrong answers that may come again."""

from collections.abc import Iterator

from bot.bot import Bot
from bot.chat.exchange import Answer, Checked, Interaction, Submitted, place_of
from bot.chat.forms import Answers, Choice, Choices, Field, Form, Line, Moment, Number, Prose, Tongues, filled
from bot.chat.languages import Language
from bot.chat.text import Verbatim
from bot.meetings.actions import OpenSchedule
from bot.polls.actions import OpenWrittenPoll
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, NOW, PLENARY, SEAL

OPENER = SEAL.close(OpenSchedule(1), place_of(ALEX))
TITLE = {"title.en": "Safe machines"}
WRONG = {**TITLE, "starts_at": "sometime", "kind": "plenary", "minutes": "60", "place": "Berlin", "link": ""}
RIGHT = {**WRONG, "starts_at": "2026-12-01T15:00"}


def checked(bot: Bot, answers: dict[str, str], *names: str) -> Answer:
    """Alex has filled a part of the form of a meeting."""
    answer = bot.handle(Interaction(ALEX, PLENARY, Checked(OPENER, answers, names)), NOW)
    assert answer is not None
    return answer


def test_only_the_questions_named_are_looked_at(bot: Bot) -> None:
    assert checked(bot, WRONG, "title").reply.errors == {}
    assert list(checked(bot, WRONG, "title", "starts_at").reply.errors) == ["starts_at"]
    assert list(checked(bot, {}, "title").reply.errors) == ["title"]


def test_the_form_comes_back_with_everything_answered_so_far(bot: Bot) -> None:
    ask = checked(bot, WRONG, "title").reply.ask
    assert ask is not None
    given = dict(begins(ask.form))
    assert given["title"] == {Language.EN: "Safe machines"}
    assert given["starts_at"] == "sometime"
    assert given["minutes"] == 60


def test_looking_changes_nothing_and_asks_for_the_same_rights(bot: Bot, open_work: OpenWork) -> None:
    checked(bot, RIGHT, "title", "starts_at", "minutes", "place", "link")
    with open_work() as work:
        assert work.meetings.count_upcoming([1], NOW) == 0
    opener = SEAL.close(OpenSchedule(1), place_of(ANNA))
    refused = bot.handle(Interaction(ANNA, PLENARY, Checked(opener, RIGHT, ())), NOW)
    assert refused is not None
    assert list(refused.reply.errors) == [""]


def test_wrong_answers_may_come_again_and_right_ones_only_once(bot: Bot, open_work: OpenWork) -> None:
    def submit(answers: dict[str, str]) -> Answer | None:
        return bot.handle(Interaction(ALEX, PLENARY, Submitted(OPENER, answers), source_id="form:1"), NOW)

    for _time in range(2):
        answer = submit(WRONG)
        assert answer is not None
        assert list(answer.reply.errors) == ["starts_at"]
    assert submit(RIGHT) is not None
    assert submit(RIGHT) is None
    with open_work() as work:
        assert work.meetings.count_upcoming([1], NOW) == 1


def test_every_kind_of_question_begins_with_what_was_answered() -> None:
    label = Verbatim("?")
    form = Form(
        label,
        OpenWrittenPoll,
        (
            Line("line", label),
            Prose("prose", label, given="before"),
            Tongues("tongues", label, given={Language.ZH: "氢能", Language.DE: "alt"}),
            Choice("choice", label, given="a"),
            Choices("choices", label, given=("a", "b")),
            Number("number", label, given=7),
            Number("cleared", label, given=7),
            Moment("moment", label),
        ),
        label,
    )
    said: Answers = {
        "line": "x",
        "tongues.de": "",
        "choices": ("b",),
        "number": "12",
        "cleared": "",
        "moment": "morgen",
    }
    assert dict(begins(filled(form, said))) == {
        "line": "x",
        "prose": "before",
        "tongues": {Language.ZH: "氢能", Language.DE: ""},
        "choice": "a",
        "choices": ("b",),
        "number": 12,
        "cleared": None,
        "moment": "morgen",
    }


def begins(form: Form) -> Iterator[tuple[str, object]]:
    """What each question begins with."""
    for each in form.fields:
        assert isinstance(each, Field)
        yield each.name, each.given
