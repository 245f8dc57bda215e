"""Links to errands followed, and old errands forgotten."""

from datetime import datetime

from bot.chat.exchange import Reply
from bot.errands import service
from bot.errands.actions import RunErrand
from bot.feature import Context, Feature
from bot.work import Work

feature = Feature("errands")


@feature.on(RunErrand)
def run_errand(ctx: Context, asked: RunErrand) -> Reply:
    """What was asked in the room, answered here."""
    return service.run(ctx, asked.errand)


@feature.tick
def forget_old(work: Work, now: datetime) -> None:
    """Nobody follows a link after a week."""
    work.errands.forget_before(now - service.KEPT)
