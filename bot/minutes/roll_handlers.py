"""The roll call as coordinators press through it."""

from datetime import datetime

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.feature import Context
from bot.minutes import roll_cards, rolls
from bot.minutes.feature import feature
from bot.minutes.roll_actions import OpenRoll, Tick
from bot.work import Work


@feature.on(OpenRoll)
def open_roll(ctx: Context, asked: OpenRoll) -> Reply:
    """A page of the roll call."""
    card = roll_page(ctx, asked)
    return Reply(update=card) if ctx.redraws else Reply(show=card)


@feature.on(Tick)
def tick(ctx: Context, asked: Tick) -> Reply:
    """The roll call with the change."""
    rolls.tick(ctx.work, ctx.member, asked.meeting, asked.member, asked.here, ctx.now)
    return Reply(update=roll_page(ctx, OpenRoll(asked.meeting, asked.page)))


@feature.on_merge
def hand_over(work: Work, kept_id: int, gone_id: int, _now: datetime) -> None:
    """One person was there once."""
    work.rolls.hand_over(kept_id, gone_id)


def roll_page(ctx: Context, asked: OpenRoll) -> Card:
    """A page of the roll call; Refusal for anyone but a coordinator, and before the meeting began."""
    meeting = rolls.open_roll(ctx.work, ctx.member, asked.meeting, ctx.now)
    size = roll_cards.ON_ROLL
    count = ctx.work.members.count(meeting.group_id)
    page = min(asked.page, max(0, count - 1) // size)
    here = ctx.work.rolls.present(meeting.id) or ()
    people = ctx.work.members.page(meeting.group_id, page * size, size)
    return roll_cards.roll_card(meeting, people, here, count, page)
