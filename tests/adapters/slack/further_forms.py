"""Forms that only turn up in the course of things: a formal vote, an agenda, and minutes with an objection."""

from datetime import datetime, timedelta

from bot.agenda.actions import DecideItem, OpenEditItem, OpenHandItem, OpenItemForm, OpenTranslateItem
from bot.bot import Bot
from bot.chat.actions import Action, FormAction
from bot.chat.exchange import Account
from bot.chat.forms import Answers, Asked
from bot.meetings.answer_actions import OpenQuorum, OpenSeriesAnswer
from bot.meetings.series_actions import OpenRepeat
from bot.minutes.actions import (
    OpenAddEntry,
    OpenEditEntry,
    OpenHandMinutes,
    OpenTranslateEntry,
    StartMinutes,
)
from bot.minutes.agreeing_actions import OpenAnswer, OpenObject, OpenSend
from bot.minutes.model import Sort
from bot.minutes.roll_actions import OpenAddToRoll
from bot.polls.conduct.actions import AskExtension, AskReview
from bot.polls.drafts.actions import AskDeadline, AskTerms, AskTranslation, WriteDraft, WriteText
from bot.polls.service import close
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, NOW, ask
from tests.meetings.scenes import HOUR, schedule
from tests.minutes.scenes import AFTER, appoint_chairs
from tests.polls.formal_scenes import at, convened, founded
from tests.polls.scenes import CLOSES

Found = dict[type[FormAction], Asked]


class Looking:
    """Asks for forms and keeps each kind as it came first."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self.found: Found = {}

    def at(self, who: Account, opener: Action, now: datetime = NOW) -> None:
        """The form comes."""
        answer = ask(self._bot, who, opener, now=now)
        assert answer is not None
        assert answer.reply.ask is not None, opener
        self.found.setdefault(answer.reply.ask.form.makes, answer.reply.ask)

    def fill(self, who: Account, opener: Action, filled: Answers, now: datetime = NOW) -> None:
        """The form comes, is filled and is taken."""
        self.at(who, opener, now)
        answer = ask(self._bot, who, (opener, filled), now=now)
        assert answer is not None
        assert not answer.reply.errors, answer.reply.errors

    def press(self, who: Account, action: Action, now: datetime = NOW) -> None:
        """Something is pressed on the way."""
        ask(self._bot, who, action, now=now)


def in_course(bot: Bot, open_work: OpenWork) -> Found:
    """Every form that came."""
    looking = Looking(bot)
    _formal_vote(looking, open_work)
    schedule(bot)
    _answers(looking)
    _agenda(looking)
    appoint_chairs(open_work)
    _minutes(looking)
    return looking.found


def _formal_vote(looking: Looking, open_work: OpenWork) -> None:
    group = founded(open_work)
    written = {"question.en": "Shall we?", "method": "yes_no", "options.en": ""}
    looking.fill(ALEX, WriteDraft(group), written)
    with open_work() as work:
        (draft,) = work.polls.drafts(group, 0, 2)
    for opener in (WriteText, AskTerms, AskDeadline, AskTranslation):
        looking.at(ALEX, opener(draft.id))
    poll = convened(open_work, group)
    looking.at(ALEX, AskExtension(poll))
    with at(open_work, poll) as (work, opened):
        close(work, opened, CLOSES)
    looking.at(ALEX, AskReview(poll), CLOSES + timedelta(minutes=1))


def _answers(looking: Looking) -> None:
    looking.at(ALEX, OpenQuorum(1))
    looking.fill(ALEX, OpenRepeat(1), {"every": "weeks", "step": "1", "ends": "3", "on_holiday": "ask"})
    looking.at(ANNA, OpenSeriesAnswer(1))


def _agenda(looking: Looking) -> None:
    looking.fill(ANNA, OpenItemForm(1), {"title.de": "Datenräume", "minutes": "20"})
    looking.press(ALEX, DecideItem(1, accept=True))
    for opener in (OpenEditItem, OpenHandItem, OpenTranslateItem):
        looking.at(ALEX, opener(1))


def _minutes(looking: Looking) -> None:
    looking.press(ALEX, StartMinutes(1), AFTER)
    looking.at(ALEX, OpenAddToRoll(1), AFTER)
    looking.fill(ALEX, OpenAddEntry(1, Sort.DECISION), {"text.de": "Wir machen weiter."}, AFTER)
    for opener in (OpenEditEntry, OpenTranslateEntry, OpenHandMinutes):
        looking.at(ALEX, opener(1), AFTER)
    looking.fill(ALEX, OpenSend(1), {"days": "5"}, AFTER)
    looking.fill(ANNA, OpenObject(1, 1), {"entry": "0", "reason.de": "Das stimmt nicht."}, AFTER + HOUR)
    looking.at(ALEX, OpenAnswer(1), AFTER + 2 * HOUR)
