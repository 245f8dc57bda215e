"""The roster as a file, for coordinators."""

from bot.chat.exchange import Reply
from bot.context import Context
from bot.membership.policy import require_coordinator
from bot.roster.actions import ExportRoster
from bot.roster.feature import feature
from bot.roster.files import export_card


@feature.on(ExportRoster)
def export_roster(ctx: Context, asked: ExportRoster) -> Reply:
    """Both files; Refusal for anyone but a coordinator."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(show=export_card(ctx.work, group, ctx.now))
