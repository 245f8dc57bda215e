"""Showing a result as a picture."""

from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.membership.policy import require_reader
from bot.polls.actions import ShowChart
from bot.polls.charting import chart_card
from bot.polls.feature import feature
from bot.polls.methods.buttons import has_chart
from bot.polls.service import get_public


@feature.on(ShowChart)
def show_chart(ctx: Context, asked: ShowChart) -> Reply:
    """The chart; Refusal for those who may not read the poll, and where there is nothing to draw or to draw with."""
    poll = get_public(ctx.work.polls.find(asked.poll))
    require_reader(ctx.work, ctx.member, poll.group_id)
    if poll.result is None or not has_chart(poll):
        raise Refusal(
            _("There is no chart of this poll. /vote and the result card show how it stands in words.")
        )
    return Reply(show=chart_card(poll, poll.result))
