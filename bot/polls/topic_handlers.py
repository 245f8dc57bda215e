"""Topics of a group: listing, showing and adding them."""

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.paging import PAGE
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, For
from bot.membership.picking import group_for
from bot.membership.policy import get_group, is_coordinator, require_coordinator, require_reader
from bot.polls import topics
from bot.polls.actions import AddTopic, ListTopics, ShowTopic, WriteTopic
from bot.polls.feature import feature
from bot.polls.forms import topic_form
from bot.polls.model import Topic
from bot.polls.topic_cards import topic_card, topics_card

POLLS_SHOWN = 6
"""The newest polls of a topic that its card shows."""


@feature.command(
    Command(
        "topics",
        _("See what the group discusses"),
        For.MEMBERS,
        {Language.ZH: ["议题"], Language.DE: ["themen"]},
    )
)
def topics_command(ctx: Context, _rest: str) -> Reply:
    """The topics of the room's group, or of the person's own."""
    group = group_for(ctx, lambda group: ListTopics(group.id, 0))
    return group if isinstance(group, Reply) else Reply(show=_list_card(ctx, ListTopics(group.id, 0)))


@feature.on(ListTopics)
def list_topics(ctx: Context, asked: ListTopics) -> Reply:
    """Turn the list of topics to another page."""
    return Reply(update=_list_card(ctx, asked))


def _list_card(ctx: Context, asked: ListTopics) -> Card:
    group = require_reader(ctx.work, ctx.member, asked.group)
    coordinates = is_coordinator(ctx.work, ctx.member, group)
    page = ctx.work.topics.page(group.id, asked.page * PAGE, PAGE)
    count = ctx.work.topics.count(group.id)
    return topics_card(group, page, count, asked.page, coordinates=coordinates)


@feature.on(ShowTopic)
def show_topic(ctx: Context, asked: ShowTopic) -> Reply:
    """Show one topic to someone who may read it."""
    topic = topics.get_topic(ctx.work, asked.topic)
    require_reader(ctx.work, ctx.member, topic.group_id)
    return Reply(show=shown(ctx, topic))


def shown(ctx: Context, topic: Topic) -> Card:
    """The topic's card, for the person who asks."""
    coordinates = is_coordinator(ctx.work, ctx.member, get_group(ctx.work, topic.group_id))
    return topic_card(topic, ctx.work.polls.on_topic(topic.id, POLLS_SHOWN), coordinates=coordinates)


@feature.on(WriteTopic)
def write_topic(ctx: Context, asked: WriteTopic) -> Reply:
    """Ask for title, summary and area."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(ask=Asked(topic_form(group), asked))


@feature.on(AddTopic)
def add_topic(ctx: Context, made: AddTopic) -> Reply:
    """Add the topic that was typed."""
    topic = topics.add_topic(ctx.work, ctx.member, made.group, made.title, made.summary, made.area, ctx.now)
    return Reply(toast=_("The topic is added."), show=shown(ctx, topic))
