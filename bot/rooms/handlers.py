"""Binding shared rooms to groups, and their languages and clocks."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.feature import Context, Viewing
from bot.membership.policy import get_group, require_coordinator
from bot.rooms import binding, service
from bot.rooms.actions import AskUnbind, BindRoom, KeepRoom, OpenRoom, SaveRoom, SetUpRoom, Unbind
from bot.rooms.cards import bound_card, room_card, unbind_card
from bot.rooms.feature import feature
from bot.rooms.forms import room_form

__all__ = ["binding", "feature"]


@feature.on(BindRoom)
def bind_room(ctx: Context, asked: BindRoom) -> Reply:
    """The room's new settings."""
    bound = service.bind(ctx.work, ctx.member, ctx.room, asked.group, ctx.registry.binding, ctx.now)
    group = get_group(ctx.work, bound.group_id)
    return Reply(
        toast=_("This room is now used by “{group}”.", group=group.name), show=room_card(bound, group)
    )


@feature.view("room_bound")
def view_room_bound(viewing: Viewing, group_id: int) -> Card | None:
    """Nothing, once the room was given up again."""
    group = viewing.work.groups.find(group_id)
    if group is None or viewing.bound is None or viewing.bound.group_id != group_id:
        return None
    return bound_card(group)


@feature.on(OpenRoom)
def open_room(ctx: Context, asked: OpenRoom) -> Reply:
    """The room's settings, for its coordinators."""
    bound = service.get_bound(ctx.work, ctx.room)
    group = require_coordinator(ctx.work, ctx.member, bound.group_id)
    return Reply(show=room_card(bound, group))


@feature.on(SetUpRoom)
def set_up_room(ctx: Context, asked: SetUpRoom) -> Reply:
    """The form with languages and cities."""
    bound = service.get_bound(ctx.work, ctx.room)
    require_coordinator(ctx.work, ctx.member, bound.group_id)
    return Reply(ask=Asked(room_form(bound), asked))


@feature.on(SaveRoom)
def save_room(ctx: Context, asked: SaveRoom) -> Reply:
    """The room's settings as they are now."""
    bound = service.get_bound(ctx.work, ctx.room)
    cities = (asked.city, asked.second_city) if asked.second_city else (asked.city,)
    service.set_up(ctx.work, ctx.member, bound, asked.languages, cities)
    group = get_group(ctx.work, bound.group_id)
    return Reply(toast=_("Saved. It holds from the next message on."), show=room_card(bound, group))


@feature.on(AskUnbind)
def ask_unbind(ctx: Context, asked: AskUnbind) -> Reply:
    """The question, with what will happen."""
    bound = service.get_bound(ctx.work, ctx.room)
    group = require_coordinator(ctx.work, ctx.member, bound.group_id)
    return Reply(show=unbind_card(group))


@feature.on(Unbind)
def unbind_room(ctx: Context, asked: Unbind) -> Reply:
    """Only the group that was named in the question is parted from the room."""
    bound = service.get_bound(ctx.work, ctx.room)
    if bound.group_id != asked.group:
        group = get_group(ctx.work, bound.group_id)
        return Reply(toast=_("This room is now used by “{group}”.", group=group.name))
    group = service.unbind(ctx.work, ctx.member, bound)
    words = _("“{group}” no longer uses this room.", group=group.name)
    return Reply(toast=words, update=Card(_("This room"), (Paragraph(words),)))


@feature.on(KeepRoom)
def keep_room(ctx: Context, asked: KeepRoom) -> Reply:
    """Nothing changes."""
    bound = service.get_bound(ctx.work, ctx.room)
    group = require_coordinator(ctx.work, ctx.member, bound.group_id)
    return Reply(toast=_("Nothing was changed."), update=room_card(bound, group))
