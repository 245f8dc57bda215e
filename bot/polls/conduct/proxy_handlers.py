"""Proxies: handing a vote on, taking it back, and casting votes that were handed over."""

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.text import Verbatim, _
from bot.context import Context
from bot.membership.policy import require_reader
from bot.polls import kept, voting
from bot.polls.conduct import proxies
from bot.polls.conduct.actions import (
    CastFor,
    GiveProxy,
    ListHolders,
    RevokeProxy,
    ShowProxy,
    TakeBackFor,
)
from bot.polls.conduct.proxy_cards import holders_card, proxy_card
from bot.polls.feature import feature
from bot.polls.methods.saying import ballot_words
from bot.polls.model import Poll
from bot.polls.service import get_public, require_open
from bot.polls.showing import own_card


@feature.on(ListHolders)
def list_holders(ctx: Context, asked: ListHolders) -> Reply:
    """The organisations that can take the vote."""
    poll = _read(ctx, asked.poll)
    own, seats = proxies.holders(ctx.work, ctx.member, poll, ctx.now)
    return Reply(update=holders_card(poll, own, seats, asked.page))


@feature.on(GiveProxy)
def give_proxy(ctx: Context, asked: GiveProxy) -> Reply:
    """Hand the vote on."""
    poll, holder = proxies.give(ctx.work, ctx.member, asked.poll, asked.seat, ctx.now)
    toast = _(
        "“{holder}” now votes in your place. You can take the vote back until {when}.",
        holder=Verbatim(holder.name),
        when=poll.closes_at,
    )
    return Reply(toast=toast, update=own_card(ctx, poll))


@feature.on(RevokeProxy)
def revoke_proxy(ctx: Context, asked: RevokeProxy) -> Reply:
    """Take it back, and with it what was cast."""
    poll, proxy = proxies.take(ctx.work, ctx.member, asked.poll, ctx.now)
    withdrawn = voting.withdraw(ctx.work, poll, -proxy.seat, ctx.now)
    words = (
        _("The vote is back with your organisation; what was cast with it is withdrawn.")
        if withdrawn
        else _("The vote is back with your organisation.")
    )
    return Reply(toast=words, update=own_card(ctx, poll))


@feature.on(ShowProxy)
def show_proxy(ctx: Context, asked: ShowProxy) -> Reply:
    """The vote that one casts for another organisation."""
    poll = _read(ctx, asked.poll)
    require_open(poll, ctx.now)
    return Reply(show=_proxy_card(ctx, poll, asked.seat))


@feature.on(CastFor)
def cast_for(ctx: Context, asked: CastFor) -> Reply:
    """Cast it."""
    vote = voting.cast_vote(ctx.work, ctx.member, asked.poll, asked.option, asked.ticked, ctx.now, asked.seat)
    card = _proxy_card(ctx, vote.poll, asked.seat)
    words = _(
        "It is counted for the other organisation: {options}.", options=ballot_words(vote.poll, vote.after)
    )
    return Reply(toast=words if vote.after else _("No vote is cast for the other organisation."), update=card)


@feature.on(TakeBackFor)
def take_back_for(ctx: Context, asked: TakeBackFor) -> Reply:
    """Take the vote that was cast back; it stays handed over."""
    vote = voting.take_back_vote(ctx.work, ctx.member, asked.poll, ctx.now, asked.seat)
    toast = _("No vote is cast for the other organisation.")
    return Reply(toast=toast, update=_proxy_card(ctx, vote.poll, asked.seat))


def _proxy_card(ctx: Context, poll: Poll, number: int) -> Card:
    voice = proxies.voice_for(ctx.work, ctx.member, poll, number, ctx.now)
    assert voice.seat is not None, "only seats of organisations are handed on"
    return proxy_card(poll, voice.seat, kept.ballot_of(ctx.work, poll, voice.voter))


def _read(ctx: Context, poll_id: int) -> Poll:
    poll = get_public(ctx.work.polls.find(poll_id))
    require_reader(ctx.work, ctx.member, poll.group_id)
    return poll
