"""The result of a poll as files: totals as the result card shows them, and what a recount needs (evidence/)."""

from collections.abc import Mapping

from bot.chat.cards import Attachment, Card, FileKind, Paragraph
from bot.chat.tables import Table
from bot.chat.text import Text, Value, Verbatim, _
from bot.polls.evidence.files import recount_files
from bot.polls.methods.columns import columns_of
from bot.polls.model import Poll, Tally
from bot.polls.outcome import outcome
from bot.polls.terms import Secrecy
from bot.work import Work

BEFORE: tuple[Value, ...] = (_("Question"), _("Option"))
AFTER: tuple[Value, ...] = (_("Rank"), _("Members who voted"), _("Members with a vote"), _("Closed"))
"""Columns of every table; those of the method stand between them."""

NOTHING = Verbatim("")


def result_table(poll: Poll, tally: Tally) -> Attachment:
    """One row for each option; every row says what poll it belongs to, so that tables can be put together."""
    own, places = columns_of(poll, tally), _places(tally)
    closed = poll.ended_at or poll.closes_at
    rows = tuple(
        (
            poll.question,
            label,
            *(column.values[option] for column in own),
            places.get(option, NOTHING),
            tally.voters,
            tally.entitled,
            closed,
        )
        for option, label in enumerate(poll.labels)
    )
    head = (*BEFORE, *(column.title for column in own), *AFTER)
    return Attachment(_("Result as a table"), poll.question, FileKind.CSV, Table(head, rows))


def _places(tally: Tally) -> Mapping[int, int]:
    """The place of each option; level ones have the same, and the next begins after all of them."""
    places: dict[int, int] = {}
    for level in tally.places if tally.voters else ():
        places |= dict.fromkeys(level, len(places) + 1)
    return places


def export_card(work: Work, poll: Poll, tally: Tally) -> Card:
    """The outcome in a sentence, the totals as a table, and everything that a recount needs."""
    totals = () if tally.withheld else (result_table(poll, tally),)
    return Card(
        _("Result: {question}", question=poll.question),
        (
            Paragraph(outcome(poll, tally)),
            *totals,
            Paragraph(_about(poll)),
            *recount_files(work, poll, tally),
        ),
    )


def _about(poll: Poll) -> Text:
    if poll.terms.secret:
        return _(
            "The files for a recount hold terms and totals. The ballots are gone since the close, because the vote "
            "was secret. “wgbot recount FILE” counts again without the database."
        )
    if poll.terms.secrecy is Secrecy.NAMED:
        return _(
            "The files for a recount hold every ballot with its name. “wgbot recount FILE” counts again without the "
            "database."
        )
    return _(
        "The files for a recount hold every ballot and no names. “wgbot recount FILE” counts again without the "
        "database."
    )
