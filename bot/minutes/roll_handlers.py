"""The roll call as coordinators press through it."""

from dataclasses import replace
from datetime import datetime

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.minutes import roll_cards, rolls
from bot.minutes.feature import feature
from bot.minutes.roll_actions import AddToRoll, DropGuest, ListGuests, OpenAddToRoll, OpenRoll, Tick
from bot.minutes.roll_model import Guest
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
    return Reply(update=roll_page(ctx, OpenRoll(asked.meeting, asked.page, asked.everyone)))


@feature.on(OpenAddToRoll)
def open_add(ctx: Context, asked: OpenAddToRoll) -> Reply:
    """The form."""
    meeting = rolls.open_roll(ctx.work, ctx.member, asked.meeting, ctx.now)
    return Reply(ask=Asked(roll_cards.add_form(meeting), asked))


@feature.on(AddToRoll)
def add(ctx: Context, filled: AddToRoll) -> Reply:
    """The roll call with whoever was added; what is wrong with the name is said beside it."""
    guest = Guest(filled.called.strip(), filled.organisation.strip(), filled.side)
    try:
        member = rolls.add(ctx.work, ctx.member, filled.meeting, guest, ctx.now)
    except Refusal as refusal:
        return Reply(errors={"called": refusal.words})
    words = _("{name} is noted as a guest.", name=guest.words)
    if member is not None:
        words = _("{name} is a member of the group and noted as present.", name=member.words)
    return Reply(toast=words, show=roll_page(ctx, OpenRoll(filled.meeting)))


@feature.on(ListGuests)
def list_guests(ctx: Context, asked: ListGuests) -> Reply:
    """A page of the guests."""
    return Reply(update=_guests_page(ctx, asked))


@feature.on(DropGuest)
def drop_guest(ctx: Context, asked: DropGuest) -> Reply:
    """The guests without this one."""
    rolls.drop(ctx.work, ctx.member, asked.meeting, asked.guest, ctx.now)
    return Reply(update=_guests_page(ctx, ListGuests(asked.meeting)))


@feature.on_merge
def hand_over(work: Work, kept_id: int, gone_id: int, _now: datetime) -> None:
    """One person was there once."""
    work.rolls.hand_over(kept_id, gone_id)


def roll_page(ctx: Context, asked: OpenRoll) -> Card:
    """A page of the roll call; Refusal for anyone but a coordinator, and before the meeting began."""
    meeting = rolls.open_roll(ctx.work, ctx.member, asked.meeting, ctx.now)
    size, roll = roll_cards.ON_ROLL, ctx.work.rolls
    count = roll.count(meeting, asked.everyone)
    asked = replace(asked, page=min(asked.page, max(0, count - 1) // size))
    people = roll.people(meeting, asked.everyone, asked.page * size, size)
    guests = len(roll.guests(meeting.id))
    return roll_cards.roll_card(meeting, people, roll.present(meeting.id) or (), count, guests, asked)


def _guests_page(ctx: Context, asked: ListGuests) -> Card:
    meeting = rolls.open_roll(ctx.work, ctx.member, asked.meeting, ctx.now)
    return roll_cards.guests_card(meeting, ctx.work.rolls.guests(meeting.id), asked.page)
