"""Invitations for several people, those that are open, and those for people who are on the roster already."""

from datetime import timedelta

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context
from bot.membership import codes
from bot.membership.application_cards import claim_card, invitation_card, invitations_card
from bot.membership.feature import feature
from bot.membership.forms import invitation_form
from bot.membership.joining_actions import (
    InviteSeveral,
    InviteToClaim,
    ListInvitations,
    MakeInvitation,
    WithdrawInvitation,
)
from bot.membership.policy import get_group, require_coordinator
from bot.membership.service import get_place


@feature.on(InviteSeveral)
def invite_several(ctx: Context, asked: InviteSeveral) -> Reply:
    """The form."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(ask=Asked(invitation_form(group), asked))


@feature.on(MakeInvitation)
def make_invitation(ctx: Context, made: MakeInvitation) -> Reply:
    """The new code, shown once."""
    expires_at = ctx.now + timedelta(days=made.days)
    code = codes.invite_several(ctx.work, ctx.member, made.group, made.most_uses, expires_at)
    group = get_group(ctx.work, made.group)
    return Reply(show=invitation_card(code, group, expires_at, made.most_uses, ctx.address_of(code)))


@feature.on(ListInvitations)
def list_invitations(ctx: Context, asked: ListInvitations) -> Reply:
    """Those that can still be used."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(show=invitations_card(group, ctx.work.codes.open_for(group.id, ctx.now)))


@feature.on(WithdrawInvitation)
def withdraw_invitation(ctx: Context, asked: WithdrawInvitation) -> Reply:
    """The list without it."""
    code = codes.withdraw(ctx.work, ctx.member, asked.code, ctx.now)
    group = get_group(ctx.work, code.group_id or 0)
    card = invitations_card(group, ctx.work.codes.open_for(group.id, ctx.now))
    return Reply(toast=_("This invitation works no more."), update=card)


@feature.on(InviteToClaim)
def invite_to_claim(ctx: Context, asked: InviteToClaim) -> Reply:
    """A code for one member, shown once."""
    code = codes.issue_claim_code(ctx.work, ctx.member, asked.member, asked.group, ctx.now)
    member = get_place(ctx.work, asked.member, get_group(ctx.work, asked.group)).member
    return Reply(show=claim_card(code, member, ctx.now + codes.INVITATION_VALID))
