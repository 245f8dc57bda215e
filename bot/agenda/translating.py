"""The titles of items in the group's other languages: handed over, filled in."""

from bot.agenda import service
from bot.agenda.actions import HandItem, OpenHandItem, OpenTranslateItem, TranslateItem
from bot.agenda.feature import feature
from bot.agenda.forms import hand_form, translate_form
from bot.agenda.model import Item
from bot.agenda.rights import about_item, owned, translated_by
from bot.agenda.showing import own_item_card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.meetings.model import Meeting
from bot.membership.naming import member_named
from bot.membership.policy import get_group, require_coordinator
from bot.tasks import service as tasks
from bot.tasks.model import Kind, Task


@feature.on(OpenHandItem)
def open_hand_item(ctx: Context, asked: OpenHandItem) -> Reply:
    """Ask who shall translate it."""
    item, _meeting = _to_hand_over(ctx, asked.item)
    return Reply(ask=Asked(hand_form(item, ctx.member.city.zone), asked))


@feature.on(HandItem)
def hand_item(ctx: Context, filled: HandItem) -> Reply:
    """The member finds it on their list of tasks."""
    item, meeting = _to_hand_over(ctx, filled.item)
    try:
        owner = member_named(ctx.work, meeting.group_id, filled.translator)
    except Refusal as refusal:
        return Reply(errors={"translator": refusal.words})
    if not tasks.has_open(ctx.work, owner, about_item(item)):
        task = Task(
            meeting.group_id,
            owner.id,
            item.title,
            ctx.member.id,
            ctx.now,
            filled.due_at,
            OpenTranslateItem(item.id).to_wire(),
            about_item(item),
            Kind.TRANSLATION,
        )
        tasks.give(ctx.work, task, owner, ctx.now)
    return Reply(
        toast=_("{name} is asked to translate it.", name=owner.words), show=own_item_card(ctx, item.id)
    )


def _to_hand_over(ctx: Context, item_id: int) -> tuple[Item, Meeting]:
    item, meeting, _agenda = owned(ctx.work, ctx.member, item_id, None, ctx.now)
    require_coordinator(ctx.work, ctx.member, meeting.group_id)
    _require_gap(ctx, item, meeting)
    return item, meeting


@feature.on(OpenTranslateItem)
def open_translate_item(ctx: Context, asked: OpenTranslateItem) -> Reply:
    """The form with the languages that are missing."""
    item, meeting = translated_by(ctx.work, ctx.member, asked.item, ctx.now)
    _require_gap(ctx, item, meeting)
    return Reply(ask=Asked(translate_form(item, get_group(ctx.work, meeting.group_id)), asked))


@feature.on(TranslateItem)
def translate_item(ctx: Context, filled: TranslateItem) -> Reply:
    """The item in more languages."""
    service.translate(ctx.work, ctx.member, filled.item, filled.title, ctx.now)
    return Reply(toast=_("Thank you, the translation is saved."), show=own_item_card(ctx, filled.item))


def _require_gap(ctx: Context, item: Item, meeting: Meeting) -> None:
    if not item.title.missing(get_group(ctx.work, meeting.group_id).languages):
        raise Refusal(_("“{title}” is already there in every language of the group.", title=item.title))
