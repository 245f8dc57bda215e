"""The library: browsing it by area, and taking topics from it."""

from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.membership.policy import require_coordinator
from bot.polls import topics
from bot.polls.actions import AdoptStarter, BrowseLibrary, SettleStarter, ShowStarter
from bot.polls.feature import feature
from bot.polls.library import LIBRARY
from bot.polls.library_cards import area_card, areas_card, settings_card, starter_card
from bot.polls.library_settings import settings_of
from bot.polls.topic_handlers import shown


@feature.on(BrowseLibrary)
def browse_library(ctx: Context, asked: BrowseLibrary) -> Reply:
    """The areas, or the entries of one."""
    require_coordinator(ctx.work, ctx.member, asked.group)
    if asked.area is None:
        areas = tuple(dict.fromkeys(starter.area for starter in LIBRARY))
        return Reply(update=areas_card(asked.group, areas))
    starters = [starter for starter in LIBRARY if starter.area.value == asked.area.value]
    return Reply(update=area_card(asked, asked.area, starters))


@feature.on(ShowStarter)
def show_starter(ctx: Context, asked: ShowStarter) -> Reply:
    """One entry; its polls belong to the group's topic that was taken from it, if there is one."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    starter = topics.get_starter(asked.starter)
    topic = ctx.work.topics.adopted(group.id, starter.key)
    return Reply(show=starter_card(starter, group.id, topic, settings_of(asked.settings)))


@feature.on(SettleStarter)
def settle_starter(ctx: Context, asked: SettleStarter) -> Reply:
    """What can be settled for the polls of an entry."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    starter = topics.get_starter(asked.starter)
    return Reply(update=settings_card(starter, group.id, settings_of(asked.settings)))


@feature.on(AdoptStarter)
def adopt_starter(ctx: Context, asked: AdoptStarter) -> Reply:
    """Make the entry a topic of the group."""
    topic = topics.adopt(ctx.work, ctx.member, asked.group, asked.starter, ctx.now)
    return Reply(toast=_("This is now a topic of the group."), show=shown(ctx, topic))
