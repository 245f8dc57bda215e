"""Ending a poll before its deadline: always with a confirming step."""

from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.membership.policy import require_coordinator
from bot.polls import formal, service
from bot.polls.actions import AskEndPoll, AskWithdrawPoll, EndPoll, WithdrawPoll
from bot.polls.cards import confirm_end_card, confirm_withdraw_card
from bot.polls.conduct.closing import consent_of
from bot.polls.conduct.closing_cards import cannot_end_card
from bot.polls.feature import feature
from bot.polls.model import Poll
from bot.polls.service import get_poll, require_open
from bot.polls.showing import own_card
from bot.polls.standing import standing


@feature.on(AskEndPoll)
def ask_end_poll(ctx: Context, asked: AskEndPoll) -> Reply:
    """Ask whether to close the poll now; of a formal vote whose outcome is open, say who can."""
    poll = _open(ctx, asked.poll)
    if poll.terms.formal and not formal.is_settled(ctx.work, poll):
        return Reply(update=cannot_end_card(poll, consent_of(ctx.work, poll, ctx.now)))
    return Reply(update=confirm_end_card(standing(ctx.work, poll)))


@feature.on(EndPoll)
def end_poll(ctx: Context, asked: EndPoll) -> Reply:
    """Close the poll now."""
    poll = service.end_poll(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(
        toast=_("The poll is closed. The result goes to the group’s rooms."), update=own_card(ctx, poll)
    )


@feature.on(AskWithdrawPoll)
def ask_withdraw_poll(ctx: Context, asked: AskWithdrawPoll) -> Reply:
    """Ask whether to withdraw the poll."""
    return Reply(update=confirm_withdraw_card(_open(ctx, asked.poll)))


@feature.on(WithdrawPoll)
def withdraw_poll(ctx: Context, asked: WithdrawPoll) -> Reply:
    """Withdraw the poll."""
    poll = service.withdraw_poll(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(toast=_("The poll is withdrawn."), update=own_card(ctx, poll))


def _open(ctx: Context, poll_id: int) -> Poll:
    poll = get_poll(ctx.work.polls.find(poll_id))
    require_coordinator(ctx.work, ctx.member, poll.group_id)
    require_open(poll, ctx.now)
    return poll
