"""The result of a poll as a table: totals only, as the result card shows them, never a ballot."""

from bot.chat.cards import Attachment, Card, FileKind, Paragraph
from bot.chat.tables import Table
from bot.chat.text import Percent, Value, _
from bot.polls.model import Poll, Tally
from bot.polls.outcome import outcome

COLUMNS: tuple[Value, ...] = (
    _("Question"),
    _("Option"),
    _("Votes"),
    _("Share of those who voted"),
    _("Members who voted"),
    _("Members with a vote"),
    _("Closed"),
)


def result_table(poll: Poll, tally: Tally) -> Attachment:
    """One row for each option; every row says what poll it belongs to, so that tables can be put together."""
    closed = poll.ended_at or poll.closes_at
    rows = tuple(
        (
            poll.question,
            option,
            votes,
            Percent(votes / tally.voters if tally.voters else 0),
            tally.voters,
            tally.entitled,
            closed,
        )
        for option, votes in zip(poll.labels, tally.votes, strict=True)
    )
    return Attachment(_("Result as a table"), poll.question, FileKind.CSV, Table(COLUMNS, rows))


def export_card(poll: Poll, tally: Tally) -> Card:
    """The table, with the outcome in a sentence."""
    return Card(
        _("Result: {question}", question=poll.question),
        (Paragraph(outcome(poll, tally)), result_table(poll, tally)),
    )
