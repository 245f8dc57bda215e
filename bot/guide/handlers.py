"""First contact, help, settings and privacy."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.feature import Context, Feature

feature = Feature("guide")


def greet(ctx: Context) -> Reply:
    """The bot introduces itself."""
    return Reply(show=Card(_("Welcome"), (Paragraph(_("/help shows everything I understand.")),)))
