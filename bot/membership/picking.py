"""Which group is meant: the room's, the only one, or the one the person picks."""

from collections.abc import Callable, Mapping, Sequence

from bot.chat.actions import Action
from bot.chat.cards import Button, Buttons, Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.work import Work

Then = Callable[[Group], Action]
"""The action that goes on with the group that was picked."""


def group_for(ctx: Context, then: Then, *, coordinated: bool = False) -> Group | Reply:
    """The group an unspecific command is about, or a question with one button per group.

    In a bound room it is the room's group, else the person's own; with `coordinated`, those they coordinate.
    Refusal when the person has none.
    """
    if ctx.bound is not None:
        return get_group(ctx.work, ctx.bound.group_id)
    mine = coordinated_by(ctx) if coordinated else ctx.work.groups.of_member(ctx.member.id)
    if not mine:
        raise Refusal(
            _("Only a coordinator can do this. Please ask the liaison office.")
            if coordinated
            else _("You are not in a working group yet. /join shows those you can join.")
        )
    if len(mine) == 1:
        return mine[0]
    buttons = tuple(Button(group.name, then(group)) for group in mine)
    return Reply(show=Card(_("Which working group?"), (Paragraph(_("Please choose one.")), Buttons(buttons))))


def coordinated_by(ctx: Context) -> Sequence[Group]:
    """The groups this person coordinates; for the liaison office, all."""
    return coordinated(ctx.work, ctx.member)


def coordinated(work: Work, member: Member) -> Sequence[Group]:
    """The groups a member coordinates; for the liaison office, all."""
    if member.office:
        return work.groups.page(0, 50)
    mine = work.groups.of_member(member.id)
    own = [group for group in mine if is_coordinator(work, member, group)]
    return [each for group in own for each in (group, *work.groups.under(group.id))]


def read_by(work: Work, member: Member) -> Mapping[int, Group]:
    """Every group whose content concerns a member, by its number: their own, and those they coordinate."""
    return {group.id: group for group in (*work.groups.of_member(member.id), *coordinated(work, member))}
