"""The calendars one can subscribe to: one's own with /calendar, a group's for its coordinators."""

from collections.abc import Iterable

from bot.calendars import service
from bot.calendars.actions import (
    AskRenew,
    AskRevoke,
    GetCalendar,
    MakeAddress,
    OpenCalendar,
    PickCalendar,
    RevokeAddress,
)
from bot.calendars.cards import address_card, calendar_card, file_card, renew_card, revoke_card
from bot.calendars.feature import feature
from bot.chat.cards import Button, Card
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, For
from bot.meetings.additions import adds_to_list
from bot.membership.model import Group
from bot.membership.picking import coordinated_by, group_for

__all__ = ["feature"]

SUBSCRIBE = _("Subscribe in your calendar")


@feature.command(
    Command(
        "calendar",
        _("Subscribe to the meetings in your own calendar"),
        For.MEMBERS,
        {Language.DE: ("kalender",), Language.ZH: ("日历",)},
    )
)
def calendar(ctx: Context, _rest: str) -> Reply:
    """One's own calendar."""
    return open_calendar(ctx, OpenCalendar())


@adds_to_list
def subscribing(_group: Group | None) -> Iterable[Button]:
    """Below every list of what is coming."""
    return (Button(SUBSCRIBE, OpenCalendar()),)


@feature.on(OpenCalendar)
def open_calendar(ctx: Context, asked: OpenCalendar) -> Reply:
    """What there is, and what can be done; where nothing can be subscribed to, the file at once."""
    group = service.require_own(ctx.work, ctx.member, asked.group)
    if not ctx.public_address:
        return get_calendar(ctx, GetCalendar(asked.group))
    return Reply(show=_card(ctx, group))


@feature.on(PickCalendar)
def pick_calendar(ctx: Context, _asked: PickCalendar) -> Reply:
    """The calendar of a group; which one, is asked where there are several."""
    picked = group_for(ctx, lambda group: OpenCalendar(group.id), coordinated=True)
    return picked if isinstance(picked, Reply) else open_calendar(ctx, OpenCalendar(picked.id))


@feature.on(MakeAddress)
def make_address(ctx: Context, asked: MakeAddress) -> Reply:
    """The new address. Where there is one already and no other was asked for (the button pressed twice): that."""
    group = service.require_own(ctx.work, ctx.member, asked.group)
    there = service.current(ctx.work, ctx.member, asked.group) is not None
    if not ctx.public_address or (there and not asked.instead):
        return open_calendar(ctx, OpenCalendar(asked.group))
    secret = service.make(ctx.work, ctx.member, asked.group, ctx.now)
    languages = group.languages if group else ()
    return Reply(show=address_card(group, languages, ctx.public_address, secret))


@feature.on(AskRenew)
def ask_renew(ctx: Context, asked: AskRenew) -> Reply:
    """Ask before whoever uses the present address is cut off."""
    return Reply(update=renew_card(service.require_own(ctx.work, ctx.member, asked.group)))


@feature.on(AskRevoke)
def ask_revoke(ctx: Context, asked: AskRevoke) -> Reply:
    """The same before it is withdrawn."""
    return Reply(update=revoke_card(service.require_own(ctx.work, ctx.member, asked.group)))


@feature.on(RevokeAddress)
def revoke_address(ctx: Context, asked: RevokeAddress) -> Reply:
    """It leads nowhere any more; a press again changes nothing."""
    service.revoke(ctx.work, ctx.member, asked.group)
    group = service.require_own(ctx.work, ctx.member, asked.group)
    return Reply(
        toast=_("The address is withdrawn: nobody can read the calendar by it any more."),
        update=_card(ctx, group),
    )


@feature.on(GetCalendar)
def get_calendar(ctx: Context, asked: GetCalendar) -> Reply:
    """All meetings as one file, in the language of whoever asks."""
    group = service.require_own(ctx.work, ctx.member, asked.group)
    if group is None:
        feed = service.of_member(ctx.work, ctx.member, None, ctx.now).feed
    else:
        feed = service.of_group(ctx.work, group, ctx.member.language, ctx.now).feed
    return Reply(show=file_card(group, feed, reachable=bool(ctx.public_address)))


def _card(ctx: Context, group: Group | None) -> Card:
    address = service.current(ctx.work, ctx.member, group.id if group else None)
    picking = group is None and bool(coordinated_by(ctx))
    return calendar_card(group, address, reachable=bool(ctx.public_address), picking=picking)
