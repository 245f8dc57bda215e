"""Links to errands followed."""

from bot.chat.exchange import Reply
from bot.context import Context
from bot.errands import service
from bot.errands.actions import RunErrand
from bot.feature import Feature

feature = Feature("errands")


@feature.on(RunErrand)
def run_errand(ctx: Context, asked: RunErrand) -> Reply:
    """What was asked in the room, answered here."""
    return service.run(ctx, asked.errand)
