"""Opening a poll: from the library or in one's own words."""

from datetime import datetime

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.reading import Writer
from bot.chat.text import Text, _, _n
from bot.chat.typed import command_word
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator
from bot.polls import service
from bot.polls.actions import (
    AskQuestion,
    BrowseLibrary,
    NewPoll,
    OpenDatePoll,
    OpenLibraryPoll,
    OpenProposal,
    OpenWrittenPoll,
    ShowStarter,
    StartPoll,
    WritePoll,
)
from bot.polls.export_handlers import WORDS as EXPORT
from bot.polls.export_handlers import export_command
from bot.polls.feature import feature
from bot.polls.forms import library_form, poll_form
from bot.polls.library import starter_of
from bot.polls.library_settings import settings_of
from bot.polls.menus import start_card
from bot.polls.methods.fixed import FIXED
from bot.polls.methods.moments import moments_from, too_late
from bot.polls.model import Option
from bot.polls.options import options_from
from bot.polls.service import Asking
from bot.polls.showing import own_card
from bot.polls.terms import Secrecy, Terms
from bot.polls.topics import get_question, topic_of

MOST_TOPICS = 20
"""Topics that a form offers, the newest first; an older one has its own button for a poll."""


@feature.command(
    Command(
        "poll",
        _("Open a poll; /poll export gives results as files"),
        For.COORDINATORS,
        {Language.ZH: ["发起投票"], Language.DE: ["abstimmung"]},
    )
)
def poll_command(ctx: Context, rest: str) -> Reply:
    """How shall the poll be made, and in which group if the person coordinates several; or the results as tables."""
    if command_word(rest) in EXPORT:
        return export_command(ctx)
    group = group_for(ctx, lambda group: StartPoll(group.id), coordinated=True)
    return group if isinstance(group, Reply) else start_poll(ctx, StartPoll(group.id))


@feature.on(StartPoll)
def start_poll(ctx: Context, asked: StartPoll) -> Reply:
    """Offer the library (a topic from it leads to its own questions) and one's own words."""
    require_coordinator(ctx.work, ctx.member, asked.group)
    topic = topic_of(ctx.work, asked.group, asked.topic)
    if topic is None or topic.starter is None:
        return Reply(show=start_card(asked, BrowseLibrary(asked.group)))
    return Reply(show=start_card(asked, ShowStarter(asked.group, topic.starter)))


@feature.on(WritePoll)
def write_poll(ctx: Context, asked: WritePoll) -> Reply:
    """Ask for what the method needs: question, deadline, and options or dates."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    topics = ctx.work.topics.page(group.id, 0, MOST_TOPICS)
    topic = topic_of(ctx.work, asked.group, asked.topic)
    return Reply(ask=Asked(poll_form(group, ctx.member.city, topics, topic, asked), asked))


@feature.on(OpenWrittenPoll)
def open_written_poll(ctx: Context, made: OpenWrittenPoll) -> Reply:
    """Open the poll that was typed; what is wrong with the options is said beside them."""
    try:
        options = options_from(made.options)
    except Refusal as refusal:
        return Reply(errors={"options": refusal.words})
    return _open_any(ctx, made, options)


@feature.on(OpenProposal)
def open_proposal(ctx: Context, made: OpenProposal) -> Reply:
    """Open a poll on a proposal."""
    return _open_any(ctx, made, FIXED[made.method])


@feature.on(OpenDatePoll)
def open_date_poll(ctx: Context, made: OpenDatePoll) -> Reply:
    """Open a date poll; what is wrong with a date is said beside it."""
    picked = {"first": made.first, "second": made.second, "third": made.third}
    writer = Writer(ctx.member.language, ctx.now)
    dates, wrong = moments_from(picked, made.further, ctx.member.city.zone, writer)
    wrong = wrong or too_late(made.closes_at, dates)
    return Reply(errors=wrong) if wrong else _open_any(ctx, made, dates)


def _open_any(ctx: Context, made: NewPoll, options: tuple[Option, ...]) -> Reply:
    terms = Terms(live=made.live, secrecy=Secrecy.NAMED if made.named else Secrecy.CONFIDENTIAL)
    asking = Asking(made.question, options, made.method, made.topic, terms)
    return _open(ctx, made.group, asking, made.closes_at)


@feature.on(AskQuestion)
def ask_question(ctx: Context, asked: AskQuestion) -> Reply:
    """Ask for the deadline of a question from the library."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    question, settings = get_question(asked.question), settings_of(asked.settings)
    topic = ctx.work.topics.adopted(group.id, starter_of(question).key)
    return Reply(ask=Asked(library_form(group, ctx.member.city, question, topic, settings), asked))


@feature.on(OpenLibraryPoll)
def open_library_poll(ctx: Context, made: OpenLibraryPoll) -> Reply:
    """Open a poll with a question from the library."""
    question, settings = get_question(made.question), settings_of(made.settings)
    method = settings.method_of(question)
    asking = Asking(question.question, question.options, method, made.topic, settings.terms)
    return _open(ctx, made.group, asking, made.closes_at)


def _open(ctx: Context, group_id: int, asking: Asking, closes_at: datetime) -> Reply:
    poll = service.open_poll(ctx.work, ctx.member, group_id, asking, closes_at, ctx.now)
    return Reply(toast=opened_words(ctx, group_id, closes_at), show=own_card(ctx, poll))


def opened_words(ctx: Context, group_id: int, closes_at: datetime) -> Text:
    """Until when a poll is open, and where it appears."""
    rooms = len(ctx.work.rooms.of_group(group_id))
    if rooms == 0:
        return _(
            "The poll is open until {when}. The group has no room here yet; its members find the poll with /vote.",
            when=closes_at,
        )
    return _n(
        "The poll is open until {when}. It appears in {n} room of the group.",
        "The poll is open until {when}. It appears in {n} rooms of the group.",
        rooms,
        when=closes_at,
    )
