"""What coordinators and translators ask while minutes are a draft."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Words, _
from bot.context import Context
from bot.errors import Refusal
from bot.membership.naming import full_name, member_named
from bot.membership.policy import get_group
from bot.minutes import service
from bot.minutes.actions import (
    AddEntry,
    AskStrikeEntry,
    EditEntry,
    HandMinutes,
    ListGaps,
    OpenAddEntry,
    OpenEditEntry,
    OpenHandMinutes,
    OpenTranslateEntry,
    StrikeEntry,
    TranslateEntry,
)
from bot.minutes.entry_cards import confirm_strike_card
from bot.minutes.feature import feature
from bot.minutes.forms import add_form, edit_form, hand_form, translate_form
from bot.minutes.model import Sort
from bot.minutes.rights import drafted, readable
from bot.minutes.service import Content
from bot.minutes.showing import entry_of, entry_page, gaps_page, page_of
from bot.tasks import service as tasks
from bot.tasks.model import Kind, Task


@feature.on(OpenAddEntry)
def open_add_entry(ctx: Context, asked: OpenAddEntry) -> Reply:
    """The form of a new entry."""
    minutes = drafted(ctx.work, ctx.member, asked.minutes)
    group = get_group(ctx.work, minutes.group_id)
    return Reply(ask=Asked(add_form(minutes, asked.sort, group, ctx.member.city), asked))


@feature.on(AddEntry)
def add_entry(ctx: Context, filled: AddEntry) -> Reply:
    """The minutes with the new entry on their last page."""
    minutes = drafted(ctx.work, ctx.member, filled.minutes)
    content, faults = _content(ctx, filled, filled.sort, minutes.group_id)
    if faults:
        return Reply(errors=faults)
    service.write(ctx.work, ctx.member, filled.minutes, content)
    return Reply(toast=_("It is in the minutes."), show=page_of(ctx, filled.minutes))


@feature.on(OpenEditEntry)
def open_edit_entry(ctx: Context, asked: OpenEditEntry) -> Reply:
    """The form stands on the revision it was first shown with, so that two who edit at once do not overrule blindly."""
    entry, minutes = service.editable(ctx.work, ctx.member, asked.entry, asked.revision)
    group = get_group(ctx.work, minutes.group_id)
    owner = ctx.work.members.find(entry.owner_id) if entry.owner_id else None
    form = edit_form(entry, group, ctx.member.city, full_name(owner) if owner else "")
    return Reply(ask=Asked(form, OpenEditEntry(entry.id, entry.revision)))


@feature.on(EditEntry)
def edit_entry(ctx: Context, filled: EditEntry) -> Reply:
    """The entry as it is now."""
    entry, minutes = service.editable(ctx.work, ctx.member, filled.entry, filled.revision)
    content, faults = _content(ctx, filled, entry.sort, minutes.group_id)
    if faults:
        return Reply(errors=faults)
    service.rewrite(ctx.work, ctx.member, filled.entry, filled.revision, content, ctx.now)
    return Reply(toast=_("The entry is changed."), show=entry_page(ctx, filled.entry))


def _content(
    ctx: Context, filled: AddEntry | EditEntry, sort: Sort, group_id: int
) -> tuple[Content, dict[str, Words]]:
    """What the form says, and what is wrong with it by field."""
    faults: dict[str, Words] = {}
    owner_id = None
    if filled.owner:
        try:
            owner_id = member_named(ctx.work, group_id, filled.owner).id
        except Refusal as refusal:
            faults["owner"] = refusal.words
    return Content(sort, filled.heading, filled.text, owner_id, filled.due_at), faults


@feature.on(AskStrikeEntry)
def ask_strike_entry(ctx: Context, asked: AskStrikeEntry) -> Reply:
    """Ask whether it shall be taken out."""
    entry, _minutes = service.editable(ctx.work, ctx.member, asked.entry, None)
    _seen, line = entry_of(ctx, entry.id)
    return Reply(update=confirm_strike_card(line, entry.task_id is not None))


@feature.on(StrikeEntry)
def strike_entry(ctx: Context, asked: StrikeEntry) -> Reply:
    """The minutes without it."""
    minutes = service.strike(ctx.work, ctx.member, asked.entry, ctx.now)
    return Reply(toast=_("The entry is taken out."), update=page_of(ctx, minutes.id))


@feature.on(ListGaps)
def list_gaps(ctx: Context, asked: ListGaps) -> Reply:
    """What lacks a language."""
    service.require_translator(ctx.work, ctx.member, readable(ctx.work, ctx.member, asked.minutes, ctx.now))
    card = gaps_page(ctx, asked.minutes, asked.page)
    return Reply(update=card) if ctx.redraws else Reply(show=card)


@feature.on(OpenTranslateEntry)
def open_translate_entry(ctx: Context, asked: OpenTranslateEntry) -> Reply:
    """The form with the languages that are missing."""
    entry, minutes = service.translatable(ctx.work, ctx.member, asked.entry)
    group = get_group(ctx.work, minutes.group_id)
    if not any(piece.missing(group.languages) for piece in entry.pieces):
        raise Refusal(_("This entry is already there in every language of the group."))
    return Reply(ask=Asked(translate_form(entry, group), asked))


@feature.on(TranslateEntry)
def translate_entry(ctx: Context, filled: TranslateEntry) -> Reply:
    """What is still missing."""
    entry = service.translate(ctx.work, ctx.member, filled.entry, filled.text, filled.heading, ctx.now)
    words = _("Thank you, the translation is saved.")
    minutes = ctx.work.minutes.find(entry.minutes_id)
    if minutes is None or not service.gaps(ctx.work, minutes):
        return Reply(toast=words)
    return Reply(toast=words, show=gaps_page(ctx, entry.minutes_id))


@feature.on(OpenHandMinutes)
def open_hand_minutes(ctx: Context, asked: OpenHandMinutes) -> Reply:
    """Ask who shall translate."""
    minutes = drafted(ctx.work, ctx.member, asked.minutes)
    return Reply(ask=Asked(hand_form(minutes, ctx.member.city), asked))


@feature.on(HandMinutes)
def hand_minutes(ctx: Context, filled: HandMinutes) -> Reply:
    """The member finds it on their list of tasks."""
    minutes = drafted(ctx.work, ctx.member, filled.minutes)
    try:
        owner = member_named(ctx.work, minutes.group_id, filled.translator)
    except Refusal as refusal:
        return Reply(errors={"translator": refusal.words})
    meeting = ctx.work.meetings.find(minutes.meeting_id)
    if meeting is not None and not tasks.has_open(ctx.work, owner, minutes.about_text):
        task = Task(
            minutes.group_id,
            owner.id,
            meeting.title,
            ctx.member.id,
            ctx.now,
            filled.due_at,
            ListGaps(minutes.id).to_wire(),
            minutes.about_text,
            Kind.TRANSLATION,
        )
        tasks.give(ctx.work, task, owner, ctx.now)
    return Reply(
        toast=_("{name} is asked to translate it.", name=owner.words), show=gaps_page(ctx, minutes.id)
    )
