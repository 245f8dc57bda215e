"""The cards that lead to a poll: what is open, and how a new one is made."""

from collections.abc import Sequence

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Text, _
from bot.polls.actions import BrowseLibrary, ListPolls, ShowPoll, ShowStarter, StartPoll
from bot.polls.drafts.actions import StartFormal
from bot.polls.methods.actions import ChooseMethod
from bot.polls.model import Poll


def polls_card(page: Sequence[tuple[Poll, bool]], count: int, turned: ListPolls) -> Card:
    """Open polls, each with whether it waits for the reader; `turned` says which page of which list this is."""
    facts = Facts(tuple((poll.question, _waiting(poll, waits)) for poll, waits in page))
    buttons = Buttons(tuple(Button(poll.question, ShowPoll(poll.id)) for poll, _waits in page))
    more = page_buttons(turned.page, count, lambda number: ListPolls(turned.group, number))
    return Card(_("Open polls"), (facts, buttons, *more))


def _waiting(poll: Poll, waits: bool) -> Text:
    if waits:
        return _("waits for your vote until {when}", when=poll.closes_at)
    return _("open until {when}", when=poll.closes_at)


def no_polls_card(*, coordinates: bool) -> Card:
    """No poll is open: what to do instead."""
    if coordinates:
        return Card(_("Open polls"), (Paragraph(_("No poll is open at the moment. /poll opens one.")),))
    words = _("No poll is open at the moment. /topics shows what the group discusses.")
    return Card(_("Open polls"), (Paragraph(words),))


def start_card(start: StartPoll, library: BrowseLibrary | ShowStarter) -> Card:
    """How a new poll shall be made."""
    return Card(
        _("New poll"),
        (
            Paragraph(
                _(
                    "The library holds questions on data security and intellectual property rights in three languages."
                )
            ),
            Buttons(
                (
                    Button(_("From the library"), library, Style.MAIN),
                    Button(_("Write your own"), ChooseMethod(start.group, start.topic)),
                    Button(_("Formal vote"), StartFormal(start.group, start.topic)),
                )
            ),
        ),
    )
