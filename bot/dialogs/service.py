"""Asking a form one question at a time."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.dialogs.model import Draft
from bot.feature import Context


def begin(ctx: Context, asked: Asked) -> Reply:
    """Ask the first question of a form."""
    ctx.work.drafts.keep(Draft(ctx.account.key, ctx.room.key, asked.opener.to_wire(), ctx.now))
    return Reply()


def hear(ctx: Context, draft: Draft, text: str) -> Reply:
    """Take what was typed as the answer to the question that stands open."""
    return Reply()
