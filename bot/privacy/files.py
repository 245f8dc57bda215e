"""What is stored about a person as files: JSON for machines, a table for people."""

import json
from collections.abc import Sequence

from bot.chat.cards import Attachment, FileKind
from bot.chat.data import Json
from bot.chat.tables import Table
from bot.chat.text import Value, Verbatim, _
from bot.privacy.model import Plain, Trace, section_of


def files_of(traces: Sequence[Trace]) -> tuple[Attachment, Attachment]:
    """Everything as JSON, and as a table with one row for each value."""
    said = {trace.table: [dict(row) for row in trace.rows] for trace in traces}
    text = json.dumps(said, ensure_ascii=False, indent=2)
    rows = tuple(
        (section_of(trace).words, Verbatim(trace.table), number, Verbatim(name), _cell(value))
        for trace in traces
        for number, row in enumerate(trace.rows, start=1)
        for name, value in row.items()
    )
    columns: tuple[Value, ...] = (_("Section"), _("Table"), _("Row"), _("Field"), _("Value"))
    name = _("What is kept about you")
    return (
        Attachment(_("As a table"), name, FileKind.CSV, Table(columns, rows)),
        Attachment(_("For other programs"), name, FileKind.JSON, Json(text)),
    )


def _cell(value: Plain) -> Verbatim:
    return Verbatim(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
