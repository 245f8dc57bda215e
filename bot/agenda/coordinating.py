"""What coordinators ask about agendas: call, accept, order, publish, the standing notice."""

from bot.agenda import calling, service
from bot.agenda.actions import (
    CallForItems,
    DecideItem,
    MoveItem,
    OpenCall,
    OpenNotice,
    PublishAgenda,
    RemindForItems,
    SaveNotice,
)
from bot.agenda.feature import feature
from bot.agenda.forms import call_form, notice_form
from bot.agenda.rights import coordinated
from bot.agenda.showing import own_item_card, page_of
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Text, _
from bot.context import Context
from bot.membership.policy import require_coordinator


@feature.on(OpenCall)
def open_call(ctx: Context, asked: OpenCall) -> Reply:
    """The form, with the present deadline or the suggested one."""
    meeting = coordinated(ctx.work, ctx.member, asked.meeting, ctx.now)
    agenda = ctx.work.agendas.find(meeting.id)
    at = (agenda and agenda.deadline_at) or calling.suggested_deadline(ctx.work, meeting, ctx.now)
    return Reply(ask=Asked(call_form(meeting, ctx.member.city, at), asked))


@feature.on(CallForItems)
def call_for_items(ctx: Context, filled: CallForItems) -> Reply:
    """The agenda, with the deadline on it."""
    agenda = calling.call(ctx.work, ctx.member, filled.meeting, filled.deadline_at, ctx.now)
    return Reply(toast=_called(ctx, agenda.group_id), show=page_of(ctx, filled.meeting))


def _called(ctx: Context, group_id: int) -> Text:
    if ctx.work.rooms.of_group(group_id):
        return _("The group’s rooms are asked for items.")
    return _(
        "The deadline is set. No room is used by the group yet, so nobody was told. "
        "/groups in a shared room puts that room to use."
    )


@feature.on(RemindForItems)
def remind_for_items(ctx: Context, asked: RemindForItems) -> Reply:
    """Ask once more; the second press of a day changes nothing."""
    calling.remind(ctx.work, ctx.member, asked.meeting, ctx.now)
    return Reply(toast=_("The group’s rooms are reminded, at most once a day."))


@feature.on(PublishAgenda)
def publish_agenda(ctx: Context, asked: PublishAgenda) -> Reply:
    """The agenda goes to the rooms."""
    new = calling.publish(ctx.work, ctx.member, asked.meeting, ctx.now)
    words = (
        _("The agenda goes to the group’s rooms.")
        if new
        else _("Nothing has changed since it was published.")
    )
    return Reply(toast=words, update=page_of(ctx, asked.meeting))


@feature.on(DecideItem)
def decide_item(ctx: Context, asked: DecideItem) -> Reply:
    """The item, accepted or declined."""
    service.decide(ctx.work, ctx.member, asked.item, asked.accept, ctx.now)
    words = (
        _("It is on the agenda. Who proposed it is told.")
        if asked.accept
        else _("Declined. Who proposed it is told.")
    )
    return Reply(toast=words, update=own_item_card(ctx, asked.item))


@feature.on(MoveItem)
def move_item(ctx: Context, asked: MoveItem) -> Reply:
    """The item in its new place."""
    item = service.move(ctx.work, ctx.member, asked.item, asked.up, ctx.now)
    place = [each.id for each in ctx.work.agendas.items(item.meeting_id)].index(item.id) + 1
    return Reply(toast=_("It is item {n} now.", n=place), update=own_item_card(ctx, item.id))


@feature.on(OpenNotice)
def open_notice(ctx: Context, asked: OpenNotice) -> Reply:
    """The form, with the present notice."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(ask=Asked(notice_form(group, ctx.work.agendas.notice(group.id)), asked))


@feature.on(SaveNotice)
def save_notice(ctx: Context, filled: SaveNotice) -> Reply:
    """The notice is kept, or there is none any more."""
    calling.put_notice(ctx.work, ctx.member, filled.group, filled.text, ctx.now)
    if filled.text is None:
        return Reply(toast=_("There is no standing notice any more."))
    return Reply(
        toast=_("The notice stands on every agenda and on the first reminder of each meeting from now on.")
    )
