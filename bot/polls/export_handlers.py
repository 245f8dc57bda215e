"""Handing results over as files: to coordinators, by a poll's button or from a list of closed polls."""

from collections.abc import Sequence

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph
from bot.chat.exchange import Reply
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.membership.model import Group
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator
from bot.polls.actions import ExportPoll, ListResults
from bot.polls.export import export_card
from bot.polls.feature import feature
from bot.polls.model import Poll
from bot.polls.service import get_poll

WORDS = frozenset(("export", "exportieren", "导出"))
"""What is typed after /poll to get here."""


def export_command(ctx: Context) -> Reply:
    """The closed polls, of the group that is meant if the person coordinates several."""
    group = group_for(ctx, lambda group: ListResults(group.id, 0), coordinated=True)
    return group if isinstance(group, Reply) else Reply(show=_results(ctx, ListResults(group.id, 0)))


@feature.on(ListResults)
def list_results(ctx: Context, asked: ListResults) -> Reply:
    """Another page of the closed polls, or the first for a group that was picked."""
    return Reply(update=_results(ctx, asked))


@feature.on(ExportPoll)
def export_poll(ctx: Context, asked: ExportPoll) -> Reply:
    """The result as files; Refusal for anyone but a coordinator, and while there is none."""
    poll = get_poll(ctx.work.polls.find(asked.poll))
    require_coordinator(ctx.work, ctx.member, poll.group_id)
    if poll.result is None:
        raise Refusal(_("This poll has no result yet. It can be had as files here once it is closed."))
    return Reply(show=export_card(ctx.work, poll, poll.result))


def _results(ctx: Context, asked: ListResults) -> Card:
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    count = ctx.work.polls.count_closed(group.id)
    page = min(asked.page, max(0, count - 1) // PAGE)
    return _results_card(group, ctx.work.polls.page_closed(group.id, page * PAGE, PAGE), count, page)


def _results_card(group: Group, polls: Sequence[Poll], count: int, page: int) -> Card:
    title = _("Closed polls of “{group}”", group=group.name)
    if not polls:
        words = _("No poll of this group is closed yet. /vote shows the open ones.")
        return Card(title, (Paragraph(words),))
    facts = Facts(tuple((poll.question, poll.ended_at or poll.closes_at) for poll in polls))
    buttons = Buttons(tuple(Button(poll.question, ExportPoll(poll.id)) for poll in polls))
    more = page_buttons(page, count, lambda number: ListResults(group.id, number))
    return Card(
        title,
        (
            Paragraph(_("Choose a poll to get its result as files, with all that a recount needs.")),
            facts,
            buttons,
            *more,
        ),
    )
