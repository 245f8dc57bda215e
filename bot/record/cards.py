"""The record of a group, a page at a time."""

from collections.abc import Mapping, Sequence

from bot.chat.cards import Block, Card, Facts, Paragraph
from bot.chat.paging import page_buttons
from bot.chat.text import Text, Verbatim, _
from bot.membership.model import Group
from bot.record.actions import ListRecord
from bot.record.model import Entry, Head, Step
from bot.record.service import title_of

SHOWN = 4
"""Steps on a page: each takes two lines."""

STEPS: Mapping[Step, Text] = {
    Step.OPENED: _("opened"),
    Step.EXTENDED: _("extended"),
    Step.CLOSED: _("closed"),
    Step.WITHDRAWN: _("withdrawn"),
    Step.OUTCOME: _("outcome"),
    Step.PROXY: _("vote handed on or taken back"),
    Step.ROLE: _("role changed"),
    Step.PROTOCOL: _("minutes accepted"),
    Step.MERGED: _("merged"),
}
"""The steps, as a word after what they are about."""


def record_card(group: Group, head: Head, page: Sequence[Entry], number: int) -> Card:
    """One page of the steps, newest first, and the hash at the end of the chain."""
    blocks: list[Block] = []
    if not page:
        blocks.append(
            Paragraph(_("Nothing is on record yet. Formal votes are recorded here from their opening on."))
        )
    for entry in page:
        label = _("No. {number}: {step}", number=entry.number, step=STEPS[entry.step])
        blocks.append(Facts(((label, title_of(entry)), (_("Time"), entry.at))))
    if head.number:
        blocks.append(Facts(((_("Check value"), fingerprint(head)),)))
        blocks.append(
            Paragraph(_("Whoever keeps this value can tell later whether anything was changed or left out."))
        )
    blocks.extend(page_buttons(number, head.number, lambda turned: ListRecord(group.id, turned), SHOWN))
    return Card(_("Record of “{group}”", group=group.name), tuple(blocks))


def fingerprint(head: Head) -> Text:
    """Number and beginning of the hash of the last step: printed on results, so that others can compare."""
    return _("{hash} (No. {number})", hash=Verbatim(head.short), number=head.number)
