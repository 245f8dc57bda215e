"""What a person is shown of an agenda: gathered with their rights, drawn by the cards."""

from datetime import datetime

from bot.agenda import cards
from bot.agenda.actions import ListAgendas
from bot.agenda.item_cards import ItemSight, item_card
from bot.agenda.model import Item
from bot.agenda.rights import about_item, contributed, get_item
from bot.agenda.sight import sight
from bot.chat.cards import Card
from bot.chat.paging import PAGE
from bot.chat.text import Text
from bot.context import Context
from bot.errors import Refusal
from bot.meetings import service as meetings
from bot.meetings.model import Meeting
from bot.membership.model import Member
from bot.membership.policy import require_reader
from bot.tasks.service import has_open
from bot.work import Work


def page_of(ctx: Context, meeting_id: int, page: int = 0) -> Card:
    """A page of a meeting's agenda; Refusal for strangers."""
    meeting = meetings.get_meeting(ctx.work, ctx.member, meeting_id)
    return cards.agenda_card(sight(ctx.work, meeting, ctx.member, ctx.now), page)


def own_item_card(ctx: Context, item_id: int) -> Card:
    """One item for the person who asked; Refusal for strangers."""
    item, meeting = get_item(ctx.work, ctx.member, item_id)
    return card_for(ctx.work, item, meeting, ctx.member, ctx.now)


def card_for(
    work: Work, item: Item, meeting: Meeting, member: Member, now: datetime, news: Text | None = None
) -> Card:
    """One item as this member sees it."""
    of = sight(work, meeting, member, now)
    mine = item.proposed_by == member.id and _may_still(work, member, meeting, now)
    asked = has_open(work, member, about_item(item))
    seen = ItemSight(
        of,
        item,
        work.members.find(item.proposed_by) if item.proposed_by else None,
        work.topics.find(item.topic_id) if item.topic_id else None,
        work.polls.find(item.poll_id) if item.poll_id else None,
        changes=mine or of.coordinates,
        translates=asked or item.proposed_by == member.id or of.coordinates,
    )
    return item_card(seen, news)


def _may_still(work: Work, member: Member, meeting: Meeting, now: datetime) -> bool:
    try:
        contributed(work, member, meeting.id, now)
    except Refusal:
        return False
    return True


def which(ctx: Context, asked: ListAgendas) -> Card:
    """A page of the group's coming meetings to choose from; Refusal for strangers."""
    group = require_reader(ctx.work, ctx.member, asked.group)
    count = ctx.work.meetings.count_upcoming([group.id], ctx.now)
    coming = ctx.work.meetings.upcoming([group.id], ctx.now, asked.page * PAGE, PAGE)
    return cards.which_card(group.name, coming, count, asked)
