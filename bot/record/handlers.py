"""Reading a group's record."""

from datetime import datetime

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, Feature, For
from bot.membership.picking import group_for
from bot.membership.policy import require_reader
from bot.record.actions import ListRecord
from bot.record.cards import SHOWN, record_card
from bot.work import Work

feature = Feature("record")


@feature.command(
    Command(
        "record",
        _("See the formal steps on record"),
        For.MEMBERS,
        {Language.ZH: ["存档"], Language.DE: ["nachweis"]},
    )
)
def record_command(ctx: Context, _rest: str) -> Reply:
    """The record of the room's group, or of the person's own."""
    group = group_for(ctx, lambda group: ListRecord(group.id))
    return group if isinstance(group, Reply) else Reply(show=_page(ctx, ListRecord(group.id)))


@feature.on(ListRecord)
def list_record(ctx: Context, asked: ListRecord) -> Reply:
    """Turn to another page."""
    return Reply(update=_page(ctx, asked))


def _page(ctx: Context, asked: ListRecord) -> Card:
    group = require_reader(ctx.work, ctx.member, asked.group)
    head = ctx.work.records.head(group.id)
    newest = head.number - asked.page * SHOWN
    first = max(1, newest - SHOWN + 1)
    entries = ctx.work.records.entries(group.id, first, max(0, newest - first + 1))
    return record_card(group, head, tuple(reversed(entries)), asked.page)


@feature.on_merge
def reassign(work: Work, kept_id: int, gone_id: int, _now: datetime) -> None:
    """What names the one who will be gone names the one who stays."""
    work.records.reassign(kept_id, gone_id)
