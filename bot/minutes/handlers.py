"""Minutes: reading them stands here; the imported modules declare the rest."""

from datetime import datetime

from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, For
from bot.membership.picking import group_for
from bot.minutes import agreeing, notices, roll_handlers, service, writing
from bot.minutes.accepting import accept_by_silence
from bot.minutes.actions import (
    GetMinutesFile,
    ListMinutes,
    ListVersions,
    OpenMinutes,
    ShowEntry,
    ShowVersion,
    StartMinutes,
    TurnMinutes,
)
from bot.minutes.feature import feature
from bot.minutes.list_cards import file_card
from bot.minutes.showing import (
    entry_page,
    list_of,
    of_meeting,
    page_of,
    version_of,
    version_page,
    versions_page,
)
from bot.work import Work

__all__ = ["agreeing", "feature", "notices", "roll_handlers", "writing"]

MINUTES = Command(
    "minutes",
    _("See the minutes of past meetings"),
    For.MEMBERS,
    {Language.DE: ("protokoll", "protokolle"), Language.ZH: ("会议纪要", "纪要")},
)


@feature.command(MINUTES)
def minutes(ctx: Context, _rest: str) -> Reply:
    """The minutes of the room's group, or of the person's own."""
    group = group_for(ctx, lambda group: ListMinutes(group.id))
    return group if isinstance(group, Reply) else Reply(show=list_of(ctx, ListMinutes(group.id)))


@feature.on(ListMinutes)
def list_minutes(ctx: Context, asked: ListMinutes) -> Reply:
    """A page of the list."""
    return Reply(update=list_of(ctx, asked))


@feature.on(OpenMinutes)
def open_minutes(ctx: Context, asked: OpenMinutes) -> Reply:
    """The minutes of a meeting."""
    return Reply(show=of_meeting(ctx, asked.meeting))


@feature.on(StartMinutes)
def start_minutes(ctx: Context, asked: StartMinutes) -> Reply:
    """The new draft."""
    started = service.start(ctx.work, ctx.member, asked.meeting, ctx.now)
    return Reply(
        toast=_("The minutes are begun. Only you and the other coordinators see the draft."),
        update=page_of(ctx, started.id),
    )


@feature.on(TurnMinutes)
def turn_minutes(ctx: Context, asked: TurnMinutes) -> Reply:
    """A page of the minutes."""
    card = page_of(ctx, asked.minutes, asked.page)
    return Reply(update=card) if ctx.redraws else Reply(show=card)


@feature.on(ShowEntry)
def show_entry(ctx: Context, asked: ShowEntry) -> Reply:
    """One entry, in the place of the minutes it was chosen from."""
    return Reply(update=entry_page(ctx, asked.entry))


@feature.on(ListVersions)
def list_versions(ctx: Context, asked: ListVersions) -> Reply:
    """The versions that were sent."""
    return Reply(update=versions_page(ctx, asked.minutes))


@feature.on(ShowVersion)
def show_version(ctx: Context, asked: ShowVersion) -> Reply:
    """One of them."""
    return Reply(update=version_page(ctx, asked))


@feature.on(GetMinutesFile)
def get_minutes_file(ctx: Context, asked: GetMinutesFile) -> Reply:
    """The text as a file."""
    return Reply(show=file_card(version_of(ctx, asked.minutes, asked.round)))


@feature.tick
def accept(work: Work, now: datetime) -> None:
    """What nobody objected to in time counts as accepted."""
    accept_by_silence(work, now)


@feature.falls_due
def next_due(work: Work) -> datetime | None:
    """When silence counts next."""
    return work.minutes.next_due()
