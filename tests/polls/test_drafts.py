"""Formal votes in the making: in steps, by buttons and forms, until every language is there and it is confirmed."""

from datetime import UTC, datetime

import pytest

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.membership.roles import Role
from bot.polls.actions import AskEndPoll, CastVote, EndPoll, ExportPoll, ShowPoll, StartPoll
from bot.polls.counting import Method
from bot.polls.drafts import deadline, translating
from bot.polls.drafts.actions import (
    AskDeadline,
    AskDeleteDraft,
    AskOpenDraft,
    AskTerms,
    AskTranslation,
    DeleteDraft,
    DraftQuestion,
    HandTranslation,
    ListDrafts,
    OpenDraft,
    PickTranslator,
    ShowDraft,
    StartFormal,
    WriteDraft,
    WriteText,
)
from bot.polls.library import LIBRARY
from bot.polls.model import PollState
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Live, Secrecy, Unit
from bot.tasks.model import TaskState
from bot.work import OpenWork
from tests.cast import ALEX
from tests.polls.formal_scenes import LATER, at, button, does, founded, join, person, said, shown
from tests.polls.scenes import buttons_of, deliver, member, say, text_of

pytestmark = pytest.mark.slow

QUESTION = {
    "question.zh": "我们要这样做吗？",
    "question.de": "Sollen wir das tun?",
    "question.en": "Shall we do this?",
}


@pytest.fixture
def group(open_work: OpenWork, bot: Bot) -> int:
    return founded(open_work)


def drafted(bot: Bot, open_work: OpenWork, group: int, name: str = "alex", **answers: str) -> int:
    """A draft on yes and no in all languages."""
    filled = {**QUESTION, "method": Method.YES_NO.value, **answers}
    filled = {key: text for key, text in filled.items() if text}
    answer = does(bot, name, (WriteDraft(group), filled))
    assert not answer.reply.errors, said(answer)
    with open_work() as work:
        return work.polls.drafts(group, 0, 1)[0].id


def test_a_formal_vote_is_made_in_steps_and_says_everything_before_it_opens(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    begun = shown(does(bot, "alex", StartFormal(group)))
    write = button(begun, WriteDraft)
    first = shown(does(bot, "alex", (write, {**QUESTION, "method": Method.YES_NO.value})))
    terms = {
        "unit": Unit.ORGANISATION.value,
        "rule": Rule.TWO_THIRDS.value,
        "quorum": Quorum.HALF_PER_SIDE.value,
        "live": Live.AFTER_CLOSE.value,
        "secrecy": Secrecy.NAMED.value,
    }
    second = shown(does(bot, "alex", (button(first, AskTerms), terms)))
    third = shown(does(bot, "alex", (button(second, AskDeadline), {"working_days": "5"})))
    asked = does(bot, "alex", button(third, AskOpenDraft))
    summary = text_of(asked.reply.update)
    assert "Shall we do this?" in summary
    assert "one organisation, one vote" in summary
    assert "at least two thirds of the yes and no votes are yes" in summary
    assert "on each side, at least half of those entitled to vote take part" in summary
    assert "5 votes: Org cn0" in summary
    assert "7 votes: Org de0" in summary
    assert "Beijing" in summary
    assert "Berlin" in summary
    assert "5 common working days" in summary
    opened = does(bot, "alex", button(shown(asked), OpenDraft))
    assert "The poll is open until" in said(opened)
    with open_work() as work:
        [poll_id] = work.polls.open_in(group)
    with at(open_work, poll_id) as (work, poll):
        assert poll.state is PollState.OPEN
        assert poll.closes_at == datetime(2026, 12, 2, 15, 0, tzinfo=UTC)
        assert len(work.polls.seats(poll_id)) == 12
    assert "Two-thirds majority" in text_of(shown(does(bot, "cn1", ShowPoll(poll_id))))
    assert said(does(bot, "cn1", CastVote(poll_id, 0))).startswith("Your vote counts")


def test_options_of_ones_own_are_asked_for_and_checked(bot: Bot, open_work: OpenWork, group: int) -> None:
    none = does(bot, "alex", (WriteDraft(group), {**QUESTION, "method": Method.ONE.value}))
    assert "options" in none.reply.errors
    few = does(
        bot, "alex", (WriteDraft(group), {**QUESTION, "method": Method.ONE.value, "options.en": "One"})
    )
    assert "options" in few.reply.errors
    poll = drafted(bot, open_work, group, method=Method.RANKED.value, **{"options.en": "One\nTwo"})
    with at(open_work, poll) as (_work, found):
        assert found.terms.rule is None


def test_a_language_that_is_missing_keeps_it_a_draft_until_it_is_written(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    poll = drafted(bot, open_work, group, **{"question.zh": ""})
    card = shown(does(bot, "alex", ShowDraft(poll)))
    assert "missing in Chinese" in text_of(card)
    assert not [each for each in buttons_of(card) if isinstance(each.action, AskOpenDraft)]
    forged = does(bot, "alex", AskOpenDraft(poll))
    assert "every language" in said(does(bot, "alex", button(shown(forged), OpenDraft)))
    with at(open_work, poll) as (_work, found):
        assert found.state is PollState.DRAFT
    written = does(bot, "alex", (AskTranslation(poll), {"question.zh": "我们要这样做吗？"}))
    assert button(shown(written), AskOpenDraft) == AskOpenDraft(poll)


def test_a_member_translates_by_a_task_that_ends_by_itself(
    bot: Bot, open_work: OpenWork, courier: Courier, group: int
) -> None:
    poll = drafted(
        bot,
        open_work,
        group,
        method=Method.ONE.value,
        **{"question.zh": "", "options.en": "One\nTwo", "options.de": "Eins\nZwei"},
    )
    with open_work() as work:
        helper = member(work, person("cn1")).id
    assert "has one vote" not in said(does(bot, "cn1", AskTranslation(poll)))
    assert "Only a coordinator" in said(does(bot, "cn1", AskTranslation(poll)))
    offered = shown(does(bot, "alex", PickTranslator(poll)))
    assert HandTranslation(poll, helper) in [each.action for each in buttons_of(offered)]
    asked = does(bot, "alex", HandTranslation(poll, helper))
    assert "Asked to translate: cn1" in said(asked)
    assert "asked already" in said(does(bot, "alex", HandTranslation(poll, helper)))
    told = [text for place, text in deliver(courier, LATER) if "cn1" in place]
    assert any("Go to the task" in text for text in told)
    wrong = does(bot, "cn1", (AskTranslation(poll), {"question.zh": "甲？", "options.zh": "一\n二\n三"}))
    assert "The vote has 2 options" in said(wrong)
    done = does(bot, "cn1", (AskTranslation(poll), {"question.zh": "甲？", "options.zh": "一\n二"}))
    assert "Thank you" in said(done)
    assert done.reply.show is None
    with at(open_work, poll) as (work, found):
        assert found.question.texts[Language.ZH] == "甲？"
        assert [each.texts[Language.ZH] for each in found.options if not isinstance(each, datetime)] == [
            "一",
            "二",
        ]
        assert [task.state for task in work.tasks.about(f"poll:{poll}")] == [TaskState.DONE]
    assert any("Draft of a formal vote" in text for place, text in deliver(courier, LATER) if "alex" in place)
    assert "Only a coordinator" in said(does(bot, "cn1", AskTranslation(poll)))


def test_what_is_written_already_is_not_overwritten_by_a_translation(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    poll = drafted(bot, open_work, group, **{"question.zh": ""})
    with open_work() as work:
        more = Variants({Language.ZH: "甲？", Language.EN: "Something else"}, Language.ZH)
        translating.translate(work, member(work, ALEX), poll, more, None, LATER)
    with at(open_work, poll) as (_work, found):
        assert found.question.texts[Language.EN] == "Shall we do this?"


def test_drafts_are_listed_changed_and_deleted(bot: Bot, open_work: OpenWork, group: int) -> None:
    poll = drafted(bot, open_work, group)
    listed = shown(does(bot, "alex", ListDrafts(group)))
    assert ShowDraft(poll) in [each.action for each in buttons_of(listed)]
    changed = does(
        bot, "alex", (WriteText(poll), {"question.en": "Shall we not?", "method": Method.CONSENT.value})
    )
    assert "Shall we not?" in said(changed)
    assert "missing in Chinese and German" in said(changed)
    asked = shown(does(bot, "alex", AskDeleteDraft(poll)))
    gone = does(bot, "alex", button(asked, DeleteDraft))
    assert "The draft is deleted." in said(gone)
    assert "does not exist" in said(does(bot, "alex", ShowDraft(poll)))
    with open_work() as work:
        assert work.polls.count_drafts(group) == 0


def test_a_draft_is_nobody_elses_business(bot: Bot, open_work: OpenWork, group: int) -> None:
    poll = drafted(bot, open_work, group)
    for name in ("cn1", "stranger"):
        for mine in (
            ShowDraft(poll),
            AskOpenDraft(poll),
            OpenDraft(poll, 0),
            DeleteDraft(poll),
            ListDrafts(group),
        ):
            assert "Only a coordinator" in said(does(bot, name, mine)), mine
    asked: tuple[Action, ...] = (
        ShowPoll(poll),
        CastVote(poll, 0),
        AskEndPoll(poll),
        EndPoll(poll),
        ExportPoll(poll),
    )
    for asks in asked:
        answer = said(does(bot, "cn1", asks))
        assert "does not exist" in answer or "Only a coordinator" in answer or "being prepared" in answer, (
            asks
        )
    with at(open_work, poll) as (_work, found):
        assert found.state is PollState.DRAFT


def test_a_co_chair_prepares_and_a_coordinator_opens(bot: Bot, open_work: OpenWork, group: int) -> None:
    poll = drafted(bot, open_work, group, "cn0")
    card = shown(does(bot, "cn0", ShowDraft(poll)))
    assert not [each for each in buttons_of(card) if isinstance(each.action, AskOpenDraft)]
    assert "Only a coordinator" in said(does(bot, "cn0", AskOpenDraft(poll)))
    asked = shown(does(bot, "alex", AskOpenDraft(poll)))
    assert "Only a coordinator" in said(does(bot, "cn0", button(asked, OpenDraft)))
    assert "is open until" in said(does(bot, "alex", button(asked, OpenDraft)))


def test_what_was_confirmed_is_what_opens(bot: Bot, open_work: OpenWork, group: int) -> None:
    poll = drafted(bot, open_work, group)
    seen = button(shown(does(bot, "alex", AskOpenDraft(poll))), OpenDraft)
    does(bot, "cn0", (AskDeadline(poll), {"working_days": "3"}))
    assert "has changed since you looked" in said(does(bot, "alex", seen))
    again = button(shown(does(bot, "alex", AskOpenDraft(poll))), OpenDraft)
    assert "is open until" in said(does(bot, "alex", again))
    assert "no draft any more" in said(does(bot, "alex", again))
    assert "no draft any more" in said(does(bot, "alex", (WriteText(poll), {})))


def test_a_moment_goes_before_a_number_of_days(bot: Bot, open_work: OpenWork, group: int) -> None:
    poll = drafted(bot, open_work, group)
    neither = does(bot, "alex", (AskDeadline(poll), {}))
    assert neither.reply.errors
    does(bot, "alex", (AskDeadline(poll), {"working_days": "10", "closes_at": "2026-12-10T18:00"}))
    with at(open_work, poll) as (_work, found):
        assert found.terms.working_days is None
        assert found.closes_at == datetime(2026, 12, 10, 10, 0, tzinfo=UTC)  # Alex’s clock is Beijing’s
    late = datetime(2026, 12, 11, tzinfo=UTC)
    asked = button(shown(does(bot, "alex", AskOpenDraft(poll), late)), OpenDraft)
    assert "deadline has passed" in said(does(bot, "alex", asked, late))


def test_a_question_of_the_library_becomes_a_draft_that_is_complete(
    bot: Bot, open_work: OpenWork, group: int
) -> None:
    question = LIBRARY[0].questions[0]
    card = shown(does(bot, "alex", DraftQuestion(group, question.key)))
    assert question.question.texts[Language.EN] in text_of(card)
    assert AskOpenDraft in [type(each.action) for each in buttons_of(card)]


def test_the_command_leads_to_formal_votes(bot: Bot, open_work: OpenWork, group: int) -> None:
    which = shown(does(bot, "alex", "/poll"))
    [start] = [each.action for each in buttons_of(which) if each.action == StartPoll(group)]
    begun = shown(does(bot, "alex", start))
    assert StartFormal(group) in [each.action for each in buttons_of(begun)]


def test_observers_and_members_cannot_begin_one(bot: Bot, open_work: OpenWork, group: int) -> None:
    with open_work() as work:
        join(work, group, "watching", None, None, Role.OBSERVER)
    for name in ("watching", "cn1", "stranger"):
        assert "Only a coordinator" in said(does(bot, name, StartFormal(group)))
        assert "Only a coordinator" in said(
            does(bot, name, DraftQuestion(group, LIBRARY[0].questions[0].key))
        )


@pytest.mark.parametrize(
    ("today", "days", "ends", "provisional", "rests"),
    [
        (datetime(2026, 11, 25, 10, tzinfo=UTC), 5, datetime(2026, 12, 2, 15, tzinfo=UTC), False, []),
        (
            datetime(2026, 9, 30, 10, tzinfo=UTC),
            1,
            datetime(2026, 10, 8, 14, tzinfo=UTC),
            False,
            ["National Day in China (Oct 1, 2026 to Oct 7, 2026)"],
        ),
        (
            datetime(2026, 12, 23, 10, tzinfo=UTC),
            2,
            datetime(2026, 12, 28, 15, tzinfo=UTC),
            False,
            ["Christmas Day in Germany (Dec 25, 2026)"],
        ),
    ],
)
def test_common_working_days_pass_over_the_holidays_of_both_sides(
    open_work: OpenWork,
    today: datetime,
    days: int,
    ends: datetime,
    provisional: bool,
    rests: list[str],
) -> None:
    with open_work() as work:
        found = deadline.in_working_days(work, days, today)
    assert found.at == ends
    assert found.provisional == provisional
    said_of = [say(each.words) for each in found.passed_over]
    for rest in rests:
        assert any(rest.split(" (")[0] in each for each in said_of), said_of


def test_a_year_without_published_make_up_days_is_marked(bot: Bot, open_work: OpenWork, group: int) -> None:
    poll = drafted(bot, open_work, group)
    now = datetime(2028, 3, 1, 10, tzinfo=UTC)
    with open_work() as work:
        assert deadline.in_working_days(work, 5, now).provisional
    card = does(bot, "alex", ShowDraft(poll), now)
    assert "Provisional" in said(card)
