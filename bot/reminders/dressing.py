"""What is added to every reminder at the moment of sending: that it is late, and the way to be reminded again."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.chat.cards import Button, Buttons, Card, Paragraph
from bot.chat.text import _
from bot.outbox.model import Delivery
from bot.reminders.actions import AskLater

LATE = timedelta(minutes=5)
"""From then on a reminder says that it is late."""

SHORTEST = timedelta(minutes=30)
"""One that is of no use any more so soon need not come again."""


def dressed(card: Card, delivery: Delivery, now: datetime) -> Card:
    """The card of a reminder as it is sent now; only in private it can be asked for again."""
    blocks = card.blocks
    if now - delivery.due_at >= LATE:
        words = _(
            "This reminder is late: it was due on {when}, but I could not send it then.", when=delivery.due_at
        )
        blocks = (Paragraph(words), *blocks)
    lasts = delivery.expires_at is None or now + SHORTEST < delivery.expires_at
    if delivery.member_id is not None and lasts:
        blocks = (*blocks, later_button(delivery.id))
    return replace(card, blocks=blocks)


def later_button(delivery_id: int) -> Buttons:
    """The way to be reminded again later of what came with this message."""
    return Buttons((Button(_("Remind me later"), AskLater(delivery_id)),))
