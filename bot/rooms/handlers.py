"""Binding shared rooms to groups, and their languages and clocks; in the room itself or in private."""

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.rooms import binding, noting, service, silent
from bot.rooms.actions import AskUnbind, BindRoom, KeepRoom, OpenRoom, RemindRoom, SaveRoom, SetUpRoom, Unbind
from bot.rooms.cards import bound_card, given_up_card, unbind_card
from bot.rooms.feature import feature
from bot.rooms.forms import room_form
from bot.rooms.showing import settings_of

__all__ = ["binding", "feature", "noting", "silent"]


@feature.on(BindRoom)
def bind_room(ctx: Context, asked: BindRoom) -> Reply:
    """The room's new settings."""
    room = service.get_met(ctx.work, asked.room)
    bound = service.bind(ctx.work, ctx.member, room, asked.group, ctx.registry.binding, ctx.now)
    return binding.now_used(ctx, bound)


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
    bound, group = service.get_room(ctx.work, ctx.member, asked.room)
    return Reply(show=settings_of(ctx.work, bound, group))


@feature.on(SetUpRoom)
def set_up_room(ctx: Context, asked: SetUpRoom) -> Reply:
    """The form with languages and cities."""
    bound, _group = service.get_room(ctx.work, ctx.member, asked.room)
    return Reply(ask=Asked(room_form(bound), asked))


@feature.on(SaveRoom)
def save_room(ctx: Context, asked: SaveRoom) -> Reply:
    """The room's settings as they are now."""
    bound, group = service.get_room(ctx.work, ctx.member, asked.room)
    cities = (asked.city, asked.second_city) if asked.second_city else (asked.city,)
    service.set_up(ctx.work, ctx.member, bound, asked.languages, cities)
    words = _("Saved. It holds from the next message on.")
    return Reply(toast=words, show=settings_of(ctx.work, bound, group))


@feature.on(AskUnbind)
def ask_unbind(ctx: Context, asked: AskUnbind) -> Reply:
    """The question, with what will happen."""
    bound, group = service.get_room(ctx.work, ctx.member, asked.room)
    return Reply(show=unbind_card(bound, group))


@feature.on(Unbind)
def unbind_room(ctx: Context, asked: Unbind) -> Reply:
    """The room is parted from its group; the question's card says so."""
    bound, group = service.get_room(ctx.work, ctx.member, asked.room)
    service.unbind(ctx.work, ctx.member, bound)
    words = _("“{group}” no longer uses this room.", group=group.name)
    return Reply(toast=words, update=given_up_card(bound, words))


@feature.on(KeepRoom)
def keep_room(ctx: Context, asked: KeepRoom) -> Reply:
    """Nothing changes."""
    bound, group = service.get_room(ctx.work, ctx.member, asked.room)
    return Reply(toast=_("Nothing was changed."), update=settings_of(ctx.work, bound, group))


@feature.on(RemindRoom)
def remind_room(ctx: Context, asked: RemindRoom) -> Reply:
    """The room's settings; from now on reminders of meetings come there, too, or not any more."""
    bound, group = service.get_room(ctx.work, ctx.member, asked.room)
    bound.reminded = asked.on
    words = (
        _("From now on reminders of meetings come in the room, too.")
        if asked.on
        else _("Reminders of meetings do not come in the room any more; members get them in private.")
    )
    return Reply(toast=words, update=settings_of(ctx.work, bound, group))
