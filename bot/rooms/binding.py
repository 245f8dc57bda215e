"""Binding a room with a code: one group in several rooms, on any platform."""

from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.membership import codes
from bot.membership.picking import coordinated_by, group_for
from bot.membership.policy import get_group, is_coordinator
from bot.membership.ways_in import Code, CodePurpose
from bot.rooms import service
from bot.rooms.actions import IssueRoomCode
from bot.rooms.cards import room_code_card, room_words, unused_room_card
from bot.rooms.feature import feature
from bot.rooms.model import GroupRoom
from bot.rooms.showing import settings_of

TO_BIND = frozenset({CodePurpose.ROOM})


@feature.command(
    Command(
        "bind",
        _("Use one more room for a group; in the room, type the code after the word"),
        For.COORDINATORS,
        {Language.DE: ["raum"], Language.ZH: ["绑定"]},
    )
)
def bind_command(ctx: Context, rest: str) -> Reply:
    """With a code: this room is the group's. Without, in a room of no group: which one; elsewhere: a new code."""
    if rest:
        return _bind_by_code(ctx, rest)
    if ctx.room.private or ctx.bound is not None:
        group = group_for(ctx, lambda picked: IssueRoomCode(picked.id), coordinated=True)
        return group if isinstance(group, Reply) else issue_room_code(ctx, IssueRoomCode(group.id))
    groups = coordinated_by(ctx)
    if not groups:
        raise Refusal(
            _(
                "No working group uses this room. Its coordinator types /bind here, with a code if they have one. "
                "If you coordinate a group from another platform, first link your accounts with /link."
            )
        )
    return Reply(show=unused_room_card(service.meet(ctx.work, ctx.room), groups))


@feature.on(IssueRoomCode)
def issue_room_code(ctx: Context, asked: IssueRoomCode) -> Reply:
    """A new code, shown once."""
    code = codes.issue_room_code(ctx.work, ctx.member, asked.group, ctx.now)
    group = get_group(ctx.work, asked.group)
    return Reply(show=room_code_card(code, group, ctx.now + codes.ROOM_VALID))


def _bind_by_code(ctx: Context, typed: str) -> Reply:
    """The room's new settings. A wrong code is counted, so it is answered, not refused."""
    service.require_free(ctx.work, ctx.room)
    code = _entered(ctx, typed)
    if code is None:
        return Reply(
            toast=_(
                "This code is not valid for you: it is unknown, was used, has expired, or belongs to a group that "
                "you do not coordinate. Please get a new one with /bind in a private chat with me; if you "
                "coordinate the group from another platform, first link your accounts with /link."
            )
        )
    group = get_group(ctx.work, code.group_id or 0)
    bound = service.bind(ctx.work, ctx.member, ctx.room, group.id, ctx.registry.binding, ctx.now)
    return now_used(ctx, bound)


def now_used(ctx: Context, bound: GroupRoom) -> Reply:
    """The settings of a room that was just bound."""
    group = get_group(ctx.work, bound.group_id)
    words = _("“{room}” is now used by “{group}”.", room=room_words(bound), group=group.name)
    return Reply(toast=words, show=settings_of(ctx.work, bound, group))


def _entered(ctx: Context, typed: str) -> Code | None:
    """The code, used up; for someone who does not coordinate its group it is as good as unknown, and stays unused."""
    code = codes.enter(ctx.work, ctx.member, ctx.account, typed, ctx.now, TO_BIND)
    if code is None:
        return None
    if not is_coordinator(ctx.work, ctx.member, get_group(ctx.work, code.group_id or 0)):
        code.held_by = None
        ctx.work.codes.note_wrong(ctx.account, ctx.now)
        return None
    codes.use(ctx.work, ctx.member, code, ctx.now)
    return code
