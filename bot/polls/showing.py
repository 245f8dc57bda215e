"""A poll as the person who asks sees it."""

from bot.chat.cards import Card
from bot.feature import Context
from bot.polls.cards import own_poll_card
from bot.polls.model import Poll
from bot.polls.standing import part_of, standing


def own_card(ctx: Context, poll: Poll) -> Card:
    """The poll with the person's own vote and what they may do."""
    seen = standing(ctx.work, poll)
    return own_poll_card(seen, part_of(ctx.work, ctx.member, seen, ctx.now), ctx.now)
