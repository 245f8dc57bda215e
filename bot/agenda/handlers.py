"""Agendas: what members ask stands here; the imported modules declare the rest."""

from bot.agenda import coordinating, notices, service, translating
from bot.agenda.actions import (
    AskWithdrawItem,
    EditItem,
    ListAgendas,
    OpenEditItem,
    OpenItemForm,
    ProposeItem,
    ShowAgenda,
    ShowItem,
    TurnAgenda,
    WithdrawItem,
)
from bot.agenda.feature import feature
from bot.agenda.forms import edit_form, item_form
from bot.agenda.item_cards import confirm_withdraw_card
from bot.agenda.model import Item, ItemState, Wish
from bot.agenda.rights import contributed, owned
from bot.agenda.showing import own_item_card, page_of, which
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import Text, Words, _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.membership.naming import full_name, member_named
from bot.membership.picking import group_for
from bot.membership.policy import get_group
from bot.polls.model import Poll, Topic

__all__ = ["coordinating", "feature", "notices", "translating"]

MOST_LINKED = 20
"""Topics and polls that a form offers, the newest."""

AGENDA = Command(
    "agenda",
    _("See the agenda of the next meeting, and propose items"),
    For.MEMBERS,
    {Language.DE: ("tagesordnung",), Language.ZH: ("议程",)},
)


@feature.command(AGENDA)
def agenda(ctx: Context, _rest: str) -> Reply:
    """The agenda of the group's next meeting, or those there are to choose from."""
    group = group_for(ctx, lambda group: ListAgendas(group.id))
    return group if isinstance(group, Reply) else list_agendas(ctx, ListAgendas(group.id))


@feature.on(ListAgendas)
def list_agendas(ctx: Context, asked: ListAgendas) -> Reply:
    """The only meeting's agenda, else the coming meetings."""
    card = which(ctx, asked)
    coming = ctx.work.meetings.upcoming([asked.group], ctx.now, 0, 2)
    return Reply(show=page_of(ctx, coming[0].id)) if len(coming) == 1 else Reply(show=card)


@feature.on(ShowAgenda)
def show_agenda(ctx: Context, asked: ShowAgenda) -> Reply:
    """The agenda of one meeting."""
    return Reply(show=page_of(ctx, asked.meeting))


@feature.on(TurnAgenda)
def turn_agenda(ctx: Context, asked: TurnAgenda) -> Reply:
    """Another page of it."""
    return Reply(update=page_of(ctx, asked.meeting, asked.page))


@feature.on(ShowItem)
def show_item(ctx: Context, asked: ShowItem) -> Reply:
    """One item, in the place of the agenda it was chosen from."""
    return Reply(update=own_item_card(ctx, asked.item))


@feature.on(OpenItemForm)
def open_item_form(ctx: Context, asked: OpenItemForm) -> Reply:
    """The form of a new item."""
    meeting = contributed(ctx.work, ctx.member, asked.meeting, ctx.now)
    group = get_group(ctx.work, meeting.group_id)
    return Reply(ask=Asked(item_form(meeting, group, *_linkable(ctx, group.id)), asked))


@feature.on(ProposeItem)
def propose_item(ctx: Context, filled: ProposeItem) -> Reply:
    """The new item; what is wrong with presenter and document is said beside them."""
    meeting = contributed(ctx.work, ctx.member, filled.meeting, ctx.now)
    wish, faults = _wish(ctx, filled, meeting.group_id, ctx.member.id)
    if faults:
        return Reply(errors=faults)
    item = service.propose(ctx.work, ctx.member, filled.meeting, wish, ctx.now)
    return Reply(toast=_proposed(item), show=page_of(ctx, filled.meeting))


def _proposed(item: Item) -> Text:
    if item.state is ItemState.ACCEPTED:
        return _("“{title}” is on the agenda.", title=item.title)
    return _(
        "“{title}” is proposed. A coordinator will put it on the agenda or tell you otherwise.",
        title=item.title,
    )


@feature.on(OpenEditItem)
def open_edit_item(ctx: Context, asked: OpenEditItem) -> Reply:
    """The form stands on the revision it was first shown with, so that two who edit at once do not overrule blindly."""
    item, meeting, _agenda = owned(ctx.work, ctx.member, asked.item, asked.revision, ctx.now)
    group = get_group(ctx.work, meeting.group_id)
    presenter = ctx.work.members.find(item.presenter_id) if item.presenter_id else None
    name = full_name(presenter) if presenter else ""
    form = edit_form(item, group, *_linkable(ctx, group.id, item), name)
    return Reply(ask=Asked(form, OpenEditItem(item.id, item.revision)))


@feature.on(EditItem)
def edit_item(ctx: Context, filled: EditItem) -> Reply:
    """The item as it is now."""
    item, meeting, _agenda = owned(ctx.work, ctx.member, filled.item, filled.revision, ctx.now)
    wish, faults = _wish(ctx, filled, meeting.group_id, item.proposed_by)
    if faults:
        return Reply(errors=faults)
    service.edit(ctx.work, ctx.member, filled.item, filled.revision, wish, ctx.now)
    return Reply(toast=_("The item is changed."), show=own_item_card(ctx, filled.item))


@feature.on(AskWithdrawItem)
def ask_withdraw_item(ctx: Context, asked: AskWithdrawItem) -> Reply:
    """Ask whether it shall be withdrawn."""
    item, _meeting, _agenda = owned(ctx.work, ctx.member, asked.item, None, ctx.now)
    return Reply(update=confirm_withdraw_card(item))


@feature.on(WithdrawItem)
def withdraw_item(ctx: Context, asked: WithdrawItem) -> Reply:
    """The agenda without it."""
    item = service.withdraw(ctx.work, ctx.member, asked.item, ctx.now)
    return Reply(toast=_("“{title}” is withdrawn.", title=item.title), update=page_of(ctx, item.meeting_id))


def _wish(
    ctx: Context, filled: ProposeItem | EditItem, group_id: int, otherwise: int | None
) -> tuple[Wish, dict[str, Words]]:
    """What the form asks for, and what is wrong with it by field; presented by `otherwise` if nobody is named."""
    faults: dict[str, Words] = {}
    presenter_id = otherwise
    if filled.presenter:
        try:
            presenter_id = member_named(ctx.work, group_id, filled.presenter).id
        except Refusal as refusal:
            faults["presenter"] = refusal.words
    if filled.link and (fault := service.link_fault(filled.link)):
        faults["link"] = fault
    wish = Wish(filled.title, filled.minutes, presenter_id, filled.topic, filled.poll, filled.link)
    return wish, faults


def _linkable(ctx: Context, group_id: int, item: Item | None = None) -> tuple[list[Topic], list[Poll]]:
    """The group's newest topics and its newest polls, with what the item is linked with already."""
    work = ctx.work
    topics = {each.id: each for each in work.topics.page(group_id, 0, MOST_LINKED)}
    if item and item.topic_id and (topic := work.topics.find(item.topic_id)):
        topics[topic.id] = topic
    open_polls = [work.polls.find(number) for number in work.polls.open_in(group_id)]
    recent = (*open_polls, *work.polls.page_closed(group_id, 0, MOST_LINKED))
    polls = {each.id: each for each in recent[:MOST_LINKED] if each}
    if item and item.poll_id and (poll := work.polls.find(item.poll_id)):
        polls[poll.id] = poll
    return list(topics.values()), list(polls.values())
