"""The three files of an exported poll: they hold the same facts, each for other programs."""

from bot.chat.cards import Attachment, FileKind
from bot.chat.data import Json
from bot.chat.text import _
from bot.chat.workbooks import Workbook
from bot.membership.policy import get_group
from bot.polls.evidence.about import entitled_lines, head_lines, option_lines, poll_lines, terms_lines
from bot.polls.evidence.came_out import decision_lines, record_lines, result_lines
from bot.polls.evidence.cast import ballot_lines, seat_lines
from bot.polls.evidence.lines import Line, table_of, with_digest
from bot.polls.model import Poll, Tally
from bot.recount.layout import text_of
from bot.work import Work


def lines_of(work: Work, poll: Poll, result: Tally) -> list[Line]:
    """Everything that a recount needs, and what came out."""
    return [
        *head_lines(),
        *poll_lines(poll, get_group(work, poll.group_id)),
        *terms_lines(poll),
        *option_lines(poll),
        *entitled_lines(poll),
        *seat_lines(work, poll),
        *ballot_lines(work, poll),
        *result_lines(poll, result),
        *decision_lines(poll, result),
        *record_lines(work, poll),
    ]


def recount_files(work: Work, poll: Poll, result: Tally) -> tuple[Attachment, ...]:
    """The files, each of which `wgbot recount` reads."""
    facts, lines = with_digest(lines_of(work, poll, result))
    table = table_of(lines)
    name = _("Recount of {question}", question=poll.question)
    return (
        Attachment(_("For a recount, as a spreadsheet"), name, FileKind.XLSX, Workbook(table)),
        Attachment(_("For a recount, as a table"), name, FileKind.CSV, table),
        Attachment(_("For a recount, for other programs"), name, FileKind.JSON, Json(text_of(facts))),
    )
