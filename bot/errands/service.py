"""Keeping what was asked in a shared room, and asking it again in private: of the same group, with the same words."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.actions import UnreadableAction, from_wire
from bot.chat.exchange import Account, Reply, Room
from bot.chat.text import _
from bot.commands import LONGEST, Vocabulary, take_apart
from bot.context import Context
from bot.errands.model import Errand
from bot.errors import Refusal
from bot.submission import answer, old_button
from bot.work import Work

KEPT = timedelta(days=7)
"""As long as a half-answered form."""


def keep(
    work: Work, account: Account, room: Room, now: datetime, *, line: str = "", wire: str = ""
) -> Errand:
    """Keep a typed line or a pressed action until the person follows its link."""
    errand = Errand(account.key, room.platform, room.id, now, line[:LONGEST], wire)
    work.errands.add(errand)
    return errand


def run(ctx: Context, errand_id: int) -> Reply:
    """Answer it as it would be answered in its room, but in private. Rights are those of now, as for any question.

    Refusal when it is too old, or somebody else's.
    """
    errand = ctx.work.errands.find(errand_id)
    if errand is None or ctx.now - errand.asked_at > KEPT:
        raise Refusal(_("This link is too old. Please ask again in the group, or type /help here."))
    if not errand.is_of(ctx.account):
        raise Refusal(
            _("This link was meant for somebody else. Please ask in the group yourself, or type /help here.")
        )
    there = replace(ctx, asked_in=errand.room)
    if errand.line:
        return _say(there, errand.line)
    try:
        return answer(there, from_wire(errand.wire))
    except UnreadableAction:
        raise Refusal(old_button()) from None


def _say(ctx: Context, line: str) -> Reply:
    vocabulary, typed = Vocabulary(ctx.registry.commands), take_apart(line)
    command = vocabulary.find(typed)
    if command is None:
        raise Refusal(vocabulary.unknown(typed))
    return command(ctx, typed.rest)
