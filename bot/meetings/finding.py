"""Finding a time: the search, its proposals, taking one, or asking the group by a date poll."""

from datetime import date

from bot.chat.cards import Card
from bot.chat.dates import read_day
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Text, _
from bot.context import Context
from bot.errors import Refusal
from bot.meetings.feature import feature
from bot.meetings.finding_cards import ON_A_PAGE, slots_card
from bot.meetings.finding_forms import find_form
from bot.meetings.proposing import LONGEST_SEARCH, propose, search_of, window_of
from bot.meetings.series_actions import FindSlots, OpenFind, ShowSlots
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator

WORDS = frozenset(
    (
        "find",
        "finden",
        "finde",
        "suchen",
        "terminsuche",
        "terminfindung",
        "找时间",
        "寻找时间",
        "查找时间",
        "找",
    )
)
"""What is typed after the command to look for a time."""


def find_command(ctx: Context) -> Reply:
    """Begin to look for a time of a group's meeting."""
    found = group_for(ctx, lambda group: OpenFind(group.id), coordinated=True)
    return found if isinstance(found, Reply) else open_find(ctx, OpenFind(found.id))


@feature.on(OpenFind)
def open_find(ctx: Context, asked: OpenFind) -> Reply:
    """The form of the search."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(ask=Asked(find_form(group, ctx.member.city, ctx.now), asked))


@feature.on(FindSlots)
def find_slots(ctx: Context, filled: FindSlots) -> Reply:
    """The proposals; what cannot be read of the days is said beside them."""
    days: dict[str, date] = {}
    errors: dict[str, Text] = {}
    for name, typed in (("first", filled.first), ("last", filled.last)):
        try:
            days[name] = read_day(typed, ctx.member.language, ctx.now, ctx.member.city.zone)
        except Refusal as refusal:
            errors[name] = refusal.words
    if not errors and days["last"] < max(days["first"], ctx.now.date()):
        errors["last"] = _("This day lies before the first one, or has passed. Please give a later one.")
    elif not errors and days["last"] - days["first"] > LONGEST_SEARCH:
        errors["last"] = _("This is more than half a year. Please give an earlier day.")
    if errors:
        return Reply(errors=errors)
    window = window_of(days["first"], days["last"])
    return Reply(show=_page(ctx, ShowSlots(filled.group, window, filled.minutes, 0)))


@feature.on(ShowSlots)
def show_slots(ctx: Context, asked: ShowSlots) -> Reply:
    """Another page of them, worked out anew."""
    return Reply(update=_page(ctx, asked))


def _page(ctx: Context, asked: ShowSlots) -> Card:
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    found = propose(ctx.work, search_of(asked.group, asked.window, asked.minutes), ctx.now)
    page = min(asked.page, max(0, len(found.slots) - 1) // ON_A_PAGE)
    return slots_card(found, group, page)
