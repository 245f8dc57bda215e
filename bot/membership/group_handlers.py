"""Groups: the list, one group, founding, leaving."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, For
from bot.membership import service
from bot.membership.actions import AskLeave, FoundGroup, Leave, ListGroups, MakeGroup, OpenGroup, Stay
from bot.membership.cards import group_card, groups_card, leave_card
from bot.membership.feature import feature
from bot.membership.forms import group_form
from bot.membership.model import Group
from bot.membership.picking import group_for
from bot.membership.policy import get_group, is_coordinator, require_member
from bot.rooms import service as rooms


@feature.command(
    Command(
        "groups",
        _("Working groups and expert groups, and what you can do in each"),
        words={Language.DE: ["gruppen"], Language.ZH: ["工作组"]},
    )
)
def groups(ctx: Context, rest: str) -> Reply:
    """The list from its first page."""
    return Reply(show=groups_card(ctx.work, ctx.member, 0, ctx.now))


@feature.on(ListGroups)
def list_groups(ctx: Context, asked: ListGroups) -> Reply:
    """A page of the list."""
    card = groups_card(ctx.work, ctx.member, asked.page or 0, ctx.now)
    return Reply(show=card) if asked.page is None else Reply(update=card)


@feature.on(OpenGroup)
def open_group(ctx: Context, asked: OpenGroup) -> Reply:
    """One group."""
    return Reply(show=card_of(ctx, get_group(ctx.work, asked.group)))


def card_of(ctx: Context, group: Group) -> Card:
    """The group's card for this person in this place."""
    unused = not ctx.room.private and ctx.work.rooms.bound(ctx.room) is None
    offered = unused and is_coordinator(ctx.work, ctx.member, group)
    met = rooms.meet(ctx.work, ctx.room) if offered else None
    return group_card(ctx.work, ctx.member, group, ctx.now, offer_room=met.id if met else None)


@feature.on(FoundGroup)
def found_group(ctx: Context, asked: FoundGroup) -> Reply:
    """The form for a new group."""
    parent = service.may_found(ctx.work, ctx.member, asked.parent)
    return Reply(ask=Asked(group_form(parent), asked))


@feature.on(MakeGroup)
def make_group(ctx: Context, made: MakeGroup) -> Reply:
    """The new group; a shared room that no group uses becomes its room."""
    languages = tuple(language for language in Language if language in made.languages)
    group = Group(made.title, made.purpose, languages, made.join_mode, ctx.now, made.parent)
    service.found(ctx.work, ctx.member, group, ctx.now)
    if not ctx.room.private and ctx.bound is None:
        rooms.bind(ctx.work, ctx.member, ctx.room, group.id, ctx.registry.binding, ctx.now)
        words = _("“{group}” is founded, you coordinate it, and it uses this room.", group=group.name)
    else:
        words = _("“{group}” is founded and you coordinate it.", group=group.name)
    return Reply(toast=words, show=card_of(ctx, group))


@feature.command(
    Command(
        "leave",
        _("Leave a working group"),
        For.MEMBERS,
        words={Language.DE: ["austreten"], Language.ZH: ["退出"]},
    )
)
def leave_command(ctx: Context, rest: str) -> Reply:
    """The question about the group that is meant."""
    group = group_for(ctx, lambda picked: AskLeave(picked.id))
    return group if isinstance(group, Reply) else ask_leave(ctx, AskLeave(group.id))


@feature.on(AskLeave)
def ask_leave(ctx: Context, asked: AskLeave) -> Reply:
    """The question, naming the expert groups that go with it."""
    require_member(ctx.work, ctx.member, asked.group)
    group = get_group(ctx.work, asked.group)
    under = ctx.work.groups.under(group.id)
    mine = tuple(each for each in under if ctx.work.members.membership(ctx.member.id, each.id))
    return Reply(show=leave_card(group, mine))


@feature.on(Leave)
def leave(ctx: Context, asked: Leave) -> Reply:
    """Out of the group; the question's card says so."""
    group = service.leave(ctx.work, ctx.member, asked.group, ctx.registry.leaving, ctx.now)
    words = _("You are no longer a member of “{group}”. /join lets you come back.", group=group.name)
    return Reply(toast=words, update=Card(group.name, (Paragraph(words),)))


@feature.on(Stay)
def stay(ctx: Context, asked: Stay) -> Reply:
    """Nothing changes."""
    group = get_group(ctx.work, asked.group)
    return Reply(toast=_("Nothing was changed."), update=card_of(ctx, group))
