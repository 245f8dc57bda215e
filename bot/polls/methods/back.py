"""The way back from a card that looks into a poll."""

from bot.chat.cards import Button, Buttons
from bot.chat.text import _
from bot.polls.actions import ShowPoll
from bot.polls.model import Poll


def back(poll: Poll) -> Buttons:
    """A button that shows the poll in place of the card."""
    return Buttons((Button(_("Back to the poll"), ShowPoll(poll.id, here=True)),))
