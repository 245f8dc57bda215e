"""Every form of every feature, found by pressing everything there is, as a window of Slack in every language."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from adapters.slack.modals import Modals
from adapters.slack.render import Renderer
from bot.bot import Bot
from bot.chat.actions import Action, FormAction
from bot.chat.cards import Buttons, Card
from bot.chat.exchange import Account, Answer, Room
from bot.chat.forms import Asked
from bot.chat.labels import please_fill_in
from bot.chat.phrasebook import Phrasebook
from bot.features import REGISTRY
from bot.meetings import date_polls
from bot.meetings import service as meetings
from bot.meetings.model import Meeting
from bot.meetings.proposing import window_of
from bot.meetings.series_actions import OpenDatePoll
from bot.membership.model import JoinMode, Member
from bot.membership.ways_in import Application
from bot.polls import service as polls
from bot.polls import topics
from bot.polls.actions import UseDate
from bot.polls.counting import Method
from bot.polls.model import Area, Poll
from bot.work import OpenWork, Work
from tests.adapters.contract import READERS
from tests.adapters.slack.driver import texts
from tests.adapters.slack.further_forms import in_course
from tests.adapters.slack.validity import check_view
from tests.cast import ALEX, ANNA, JONAS, NOW, PLENARY, SEAL, WANG, ask
from tests.polls.methods import open_by
from tests.polls.scenes import en, member, open_poll

TITLE = 24
MOST_PRESSES = 1500


class Undo(Exception):
    """Nothing of what was pressed is to stay."""


def looking(open_work: OpenWork) -> OpenWork:
    """Work whose changes are taken back when it ends."""

    @contextmanager
    def looked() -> Iterator[Work]:
        try:
            with open_work() as work:
                yield work
                raise Undo
        except Undo:
            pass

    return looked


def prepare(open_work: OpenWork) -> None:
    """A poll, a topic, a meeting and an application, so that there is something to press."""
    open_poll(open_work)
    for method in (Method.CONSENT, Method.RATING):
        open_by(open_work, method)
    with open_work() as work:
        alex = member(work, ALEX)
        topics.add_topic(work, alex, 1, en("Data"), None, Area.DATA_SECURITY, NOW)
        meeting = Meeting(
            1, en("Safe machines"), NOW + timedelta(days=3), "Asia/Shanghai", 60, "Berlin", "", alex.id, NOW
        )
        meetings.schedule(work, alex, meeting, NOW)
        closed_date_poll(work, alex)
        work.applications.add(Application(member(work, ANNA), 2, "", NOW))
        for group in work.groups.page(0, 5):
            group.join_mode = JoinMode.APPLICATION


def closed_date_poll(work: Work, alex: Member) -> Poll:
    """Two dates that a group was asked about, the answers being in."""
    dates = [NOW + timedelta(days=9), NOW + timedelta(days=10)]
    poll = date_polls.ask_dates(work, alex, 1, en("When?"), dates, NOW + timedelta(days=1), NOW)
    polls.close(work, poll, NOW)
    return poll


def led_to_by_messages(open_work: OpenWork) -> list[Action]:
    """What stands on buttons of messages and of answers to forms, which nobody gets to by pressing alone."""
    with open_work() as work:
        (poll,) = (each for each in work.polls.page_closed(1, 0, 9) if each.method is Method.DATES)
    window = window_of(NOW.date(), NOW.date() + timedelta(days=21))
    return [UseDate(poll.id), OpenDatePoll(1, window, 60)]


def every_form(bot: Bot, further: list[Action]) -> dict[type[FormAction], Asked]:
    """The forms that four people find from all commands on, in a room and in private, by what they make."""
    found: dict[type[FormAction], Asked] = {}
    seen: set[tuple[Account, str]] = set()
    ways: list[tuple[Account, Action | str, Room | None]] = [
        (who, f"/{name}", room)
        for who in (ALEX, ANNA, WANG, JONAS)
        for name in REGISTRY.commands
        for room in (PLENARY, None)
    ]
    ways += [(ALEX, action, None) for action in further]
    for who, asks, room in ways:  # grows while it is walked
        answer = ask(bot, who, asks, room=room)
        if answer is None:
            continue
        if answer.reply.ask is not None:
            found.setdefault(answer.reply.ask.form.makes, answer.reply.ask)
        for action in actions_of(answer):
            if (who, action.to_wire()) not in seen and len(ways) < MOST_PRESSES:
                seen.add((who, action.to_wire()))
                ways.append((who, action, room))
    return found


def actions_of(answer: Answer) -> Iterator[Action]:
    """What can be pressed in an answer."""
    cards: list[Card | None] = [answer.reply.show, answer.reply.update]
    for card in cards:
        for block in card.blocks if card else ():
            if isinstance(block, Buttons):
                yield from (button.action for button in block.buttons)


@pytest.fixture
def forms(open_work: OpenWork) -> dict[type[FormAction], Asked]:
    in_time = in_course(Bot(open_work, REGISTRY, SEAL), open_work)
    prepare(open_work)
    found = every_form(Bot(looking(open_work), REGISTRY, SEAL), led_to_by_messages(open_work))
    return {**in_time, **found}


def made_by_forms(kind: type[FormAction] = FormAction) -> set[type[FormAction]]:
    """Every action of the bot that a form makes."""
    own = {kind} if kind is not FormAction and kind.__module__.startswith("bot.") else set()
    return own.union(*(made_by_forms(each) for each in kind.__subclasses__()))


def test_every_form_is_a_window_with_whole_words_in_every_language(
    forms: dict[type[FormAction], Asked], phrasebook: Phrasebook
) -> None:
    assert made_by_forms() == set(forms)
    renderer = Renderer(phrasebook, SEAL)
    for asked in forms.values():
        for reader in READERS.values():
            room = Room("slack", "T0WORKING/C0PLENARY")
            view = Modals(renderer, SEAL).form(asked, reader, Account("slack", "U0ANNA"), room, window=False)
            check_view(view)
            title, whole = view["title"]["text"], renderer.say(asked.form.title, reader)
            if title != whole:
                assert title == renderer.say(please_fill_in(), reader)
                assert whole in next(texts(view["blocks"])), "in full as the first line"
            assert len(title) <= TITLE
            for button in ("submit", "close"):
                assert "…" not in view[button]["text"]
