"""A poll as the person who asks sees it, and as a room does."""

from datetime import datetime

from bot.chat.cards import Block, Buttons, Card
from bot.context import Context
from bot.membership.model import Member
from bot.polls.cards import own_poll_card, poll_card
from bot.polls.conduct.cards import personal_blocks, terms_blocks
from bot.polls.conduct.glance import glance
from bot.polls.conduct.result import result_blocks
from bot.polls.methods.objections import objections_of
from bot.polls.model import Poll, PollState
from bot.polls.outcome import result_card
from bot.polls.standing import part_of, standing
from bot.work import Work


def own_card(ctx: Context, poll: Poll) -> Card:
    """The poll with the person's own vote and what they may do."""
    return card_for(ctx.work, poll, ctx.member, ctx.now)


def card_for(work: Work, poll: Poll, member: Member | None, now: datetime) -> Card:
    """The poll for one member, or (None) for a room; of a formal vote with its terms and what came out."""
    card = _plain_card(work, poll, member, now)
    if not poll.terms.formal:
        return card
    formal = glance(work, poll, member, now)
    if poll.state is PollState.CLOSED:
        above, below = result_blocks(formal)
        return _around(card, above, (*below, *personal_blocks(formal)))
    return _around(card, terms_blocks(formal), personal_blocks(formal))


def _plain_card(work: Work, poll: Poll, member: Member | None, now: datetime) -> Card:
    seen = standing(work, poll)
    if member is None:
        return poll_card(seen, now)
    return own_poll_card(seen, part_of(work, member, seen, now), now)


def result_for_all(work: Work, poll: Poll, now: datetime) -> Card | None:
    """The result as it goes to the group's rooms, once there is one."""
    if poll.result is None:
        return None
    card = result_card(poll, poll.result, objections_of(work, poll))
    if not poll.terms.formal:
        return card
    return _around(card, *result_blocks(glance(work, poll, None, now)))


def _around(card: Card, above: tuple[Block, ...], below: tuple[Block, ...]) -> Card:
    """What is above comes first; what is below, before the buttons of the card where it has no buttons itself."""
    said = tuple(each for each in below if not isinstance(each, Buttons))
    text = tuple(each for each in card.blocks if not isinstance(each, Buttons))
    pressed = tuple(each for each in (*card.blocks, *below) if isinstance(each, Buttons))
    return Card(card.title, (*above, *text, *said, *pressed))
