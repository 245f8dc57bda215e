"""What every interaction can rely on: refusals change nothing, failures have a number, repeats are applied once."""

import logging
from dataclasses import dataclass

import pytest

from bot.bot import Bot
from bot.chat.actions import Action, FormAction
from bot.chat.exchange import Arrived, Interaction, Pressed, Reply, Said, Submitted, place_of
from bot.chat.forms import Asked, Form, Line
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Verbatim, _
from bot.context import Context
from bot.errors import Conflict, Refusal, Unavailable
from bot.feature import Command, Feature
from bot.features import REGISTRY
from bot.registry import Registry
from bot.work import OpenWork
from tests.cast import ANNA, JONAS, LI, NOW, PLENARY, SEAL, ask, private

feature = Feature("trial")


@dataclass(frozen=True)
class Rename(Action, name="t-rename"):
    """Changes something, then ends as it is told."""

    how: str


@dataclass(frozen=True)
class AskName(Action, name="t-ask"):
    """Asks for a name."""


@dataclass(frozen=True)
class GiveName(FormAction, name="t-give"):
    """Gives a name."""

    name_given: str


NAME = Form(Verbatim("Name"), GiveName, (Line("name_given", Verbatim("Name"), longest=10),), Verbatim("OK"))
conflicts: list[int] = []


@feature.on(Rename)
def rename(ctx: Context, action: Rename) -> Reply:
    ctx.member.name = "changed"
    match action.how:
        case "refuse":
            raise Refusal(_("An answer is needed here."))
        case "fail":
            raise RuntimeError("planted, with 李伟's secret")
        case "away":
            raise Unavailable("planted")
        case "conflict":
            conflicts.append(1)
            if len(conflicts) < 3:
                raise Conflict("planted")
    return Reply(toast=Verbatim("done"))


@feature.on(AskName)
def ask_name(ctx: Context, action: AskName) -> Reply:
    return Reply(ask=Asked(NAME, action))


@feature.on(GiveName)
def give_name(ctx: Context, action: GiveName) -> Reply:
    if action.name_given == "taken":
        raise Refusal(_("An answer is needed here."))
    ctx.member.name = action.name_given
    return Reply(toast=Verbatim("named"))


@feature.command(
    Command("rename", _("Welcome"), words={Language.DE: ("umbenennen",), Language.ZH: ("改名",)})
)
def rename_by_word(ctx: Context, rest: str) -> Reply:
    ctx.member.name = rest
    return Reply(toast=Verbatim(rest))


@pytest.fixture
def trial(open_work: OpenWork) -> Bot:
    conflicts.clear()
    return Bot(open_work, Registry.of([feature]), SEAL)


def name_of_anna(open_work: OpenWork) -> str:
    with open_work() as work:
        anna = work.members.by_account(ANNA)
        assert anna is not None
        return anna.name


def toast(answer: object) -> str:
    assert answer is not None
    words = answer.reply.toast  # type: ignore[attr-defined]  # an Answer with a toast, or the test fails here
    return words.value if isinstance(words, Verbatim) else str(words.msgid)


def test_what_a_handler_changes_is_kept(trial: Bot, open_work: OpenWork) -> None:
    assert toast(ask(trial, ANNA, Rename("well"))) == "done"
    assert name_of_anna(open_work) == "changed"


def test_a_refusal_says_why_and_changes_nothing(trial: Bot, open_work: OpenWork) -> None:
    answer = ask(trial, ANNA, Rename("refuse"))
    assert toast(answer) == "An answer is needed here."
    assert answer is not None
    assert answer.reader.languages == (Language.DE,)
    assert name_of_anna(open_work) == "Anna Becker"


def test_a_failure_gives_a_number_that_is_in_the_log(
    trial: Bot, open_work: OpenWork, phrasebook: Phrasebook, caplog: pytest.LogCaptureFixture
) -> None:
    answer = ask(trial, LI, Rename("fail"))
    assert answer is not None
    assert answer.reply.toast is not None
    said = phrasebook.say(answer.reply.toast, answer.reader)
    number = caplog.records[-1].getMessage().split()[1]
    assert number in said
    assert "系统出现故障" in said
    assert caplog.records[-1].levelno == logging.ERROR
    assert name_of_anna(open_work) == "Anna Becker"


def test_a_database_that_is_away_is_not_answered_at_all(trial: Bot) -> None:
    with pytest.raises(Unavailable):
        ask(trial, ANNA, Rename("away"))


def test_a_conflict_is_tried_again(trial: Bot) -> None:
    assert toast(ask(trial, ANNA, Rename("conflict"))) == "done"
    assert len(conflicts) == 3


def test_a_repeated_event_is_applied_once(trial: Bot) -> None:
    said = Interaction(ANNA, private(ANNA), Said("/rename Once"), source_id="e1")
    assert toast(trial.handle(said, NOW)) == "Once"
    assert trial.handle(said, NOW) is None


@pytest.mark.parametrize(
    "payload", ["", "t-rename~well", "t-rename~well~AAAAAAAAAAA", "💥", "~" * 50, "x" * 5000]
)
def test_a_forged_button_changes_nothing(trial: Bot, open_work: OpenWork, payload: str) -> None:
    for content in (Pressed(payload), Submitted(payload, {})):
        answer = trial.handle(Interaction(ANNA, PLENARY, content), NOW)
        assert answer is not None
        words = answer.reply.toast or answer.reply.errors[""]
        assert "older message" in str(words)
    assert name_of_anna(open_work) == "Anna Becker"


def test_a_button_of_another_person_or_room_is_refused(trial: Bot, open_work: OpenWork) -> None:
    for place in (place_of(LI), "test:another"):
        payload = SEAL.close(Rename("well"), place)
        answer = trial.handle(Interaction(ANNA, PLENARY, Pressed(payload)), NOW)
        assert "older message" in toast(answer)
    assert name_of_anna(open_work) == "Anna Becker"


def test_a_button_hanging_in_the_room_works_for_everyone_there(trial: Bot) -> None:
    payload = SEAL.close(Rename("well"), place_of(PLENARY))
    assert toast(trial.handle(Interaction(ANNA, PLENARY, Pressed(payload)), NOW)) == "done"


def test_a_form_is_read_and_makes_its_action(trial: Bot, open_work: OpenWork) -> None:
    assert toast(ask(trial, ANNA, (AskName(), {"name_given": " New  name "}))) == "named"
    assert name_of_anna(open_work) == "New name"


@pytest.mark.parametrize(
    ("typed", "at", "why"),
    [
        ("", "name_given", "needed"),
        ("far too long a name", "name_given", "too long"),
        ("taken", "", "needed"),
    ],
)
def test_wrong_answers_come_back_with_the_reason(trial: Bot, typed: str, at: str, why: str) -> None:
    answer = ask(trial, ANNA, (AskName(), {"name_given": typed}))
    assert answer is not None
    assert why in str(answer.reply.errors[at])


@pytest.mark.parametrize(
    "line", ["/rename X", "/RENAME X", "／rename X", "/umbenennen X", "/改名 X", "/rename@wgbot X", "改名 X"]
)
def test_a_command_is_understood_in_three_languages(trial: Bot, line: str) -> None:
    assert toast(ask(trial, ANNA, line)) == "X"


def test_in_a_room_only_commands_are_heard(trial: Bot) -> None:
    assert ask(trial, ANNA, "rename X", room=PLENARY) is None
    assert ask(trial, ANNA, "Guten Morgen!", room=PLENARY) is None
    assert toast(ask(trial, ANNA, "/rename X", room=PLENARY)) == "X"


def test_an_unknown_command_suggests_the_nearest(bot: Bot, phrasebook: Phrasebook) -> None:
    for line, near in (("/votte", "/vote"), ("/sitzungn", "/sitzungen"), ("/abstimen", "/abstimmen")):
        answer = ask(bot, ANNA, line)
        assert answer is not None
        assert answer.reply.toast is not None
        assert near in phrasebook.say(answer.reply.toast, answer.reader)
    lost = ask(bot, ANNA, "/qqqqqqqq")
    assert lost is not None
    assert lost.reply.toast is not None
    assert "/help" in phrasebook.say(lost.reply.toast, lost.reader)


def test_a_newcomer_is_greeted_in_the_language_of_the_hint(bot: Bot) -> None:
    answer = ask(bot, JONAS, Arrived())
    assert answer is not None
    assert answer.reader.languages == (Language.DE,)
    assert answer.reply.show is not None


def test_an_odd_platform_name_locks_nobody_out(trial: Bot, open_work: OpenWork) -> None:
    odd = Interaction(JONAS, private(JONAS), Said("/rename"), called="\u202eevil\n" + "x" * 500)
    assert trial.handle(odd, NOW) is not None


def test_every_command_word_is_unambiguous() -> None:
    words = [word for command, _handler in REGISTRY.commands.values() for word in command.spellings]
    assert len(words) == len(set(words))
    assert {"start", "help", "join", "leave", "groups", "members", "topics", "poll", "vote", "meet"} <= set(
        words
    )
    assert {"session", "meetings", "settings", "privacy"} <= set(words)
