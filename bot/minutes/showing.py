"""What a person is shown of minutes: gathered with their rights, drawn by the cards."""

from bot.chat.cards import Card
from bot.chat.paging import PAGE
from bot.context import Context
from bot.errors import Refusal
from bot.meetings import service as meetings
from bot.membership.policy import get_group, is_coordinator, require_reader
from bot.minutes import cards, entry_cards, list_cards
from bot.minutes.actions import ListMinutes, ShowVersion
from bot.minutes.model import Minutes
from bot.minutes.rights import fresh, gone, no_minutes, readable
from bot.minutes.sheet import Line, Version
from bot.minutes.sight import Sight, sight


def seen_by(ctx: Context, minutes_id: int) -> Sight:
    """The minutes as the person who asked may see them; Refusal for others."""
    return sight(ctx.work, readable(ctx.work, ctx.member, minutes_id, ctx.now), ctx.member, ctx.now)


def page_of(ctx: Context, minutes_id: int, page: int = 0) -> Card:
    """A page of the minutes."""
    return cards.minutes_card(seen_by(ctx, minutes_id), page)


def of_meeting(ctx: Context, meeting_id: int) -> Card:
    """The minutes of a meeting, or for a coordinator the offer to start them; Refusal for others."""
    meeting = meetings.get_meeting(ctx.work, ctx.member, meeting_id)
    minutes = ctx.work.minutes.of_meeting(meeting.id)
    if minutes is not None:
        return page_of(ctx, minutes.id)
    if not is_coordinator(ctx.work, ctx.member, get_group(ctx.work, meeting.group_id)):
        raise Refusal(no_minutes())
    return list_cards.start_card(meeting)


def list_of(ctx: Context, asked: ListMinutes) -> Card:
    """A page of the group's meetings that have begun; Refusal for strangers."""
    group = require_reader(ctx.work, ctx.member, asked.group)
    count = ctx.work.minutes.count(group.id, ctx.now)
    began = ctx.work.minutes.began(group.id, ctx.now, asked.page * PAGE, PAGE)
    page = [(meeting, ctx.work.minutes.of_meeting(meeting.id)) for meeting in began]
    return list_cards.list_card(group.name, page, count, asked)


def entry_of(ctx: Context, entry_id: int) -> tuple[Sight, Line]:
    """The minutes and the line of one entry; Refusal for those who may not read it, and when it is not there."""
    entry = fresh(ctx.work, entry_id, None)
    seen = seen_by(ctx, entry.minutes_id)
    line = next((each for each in seen.version.sheet.lines if each.entry_id == entry.id), None)
    if line is None:
        raise Refusal(gone())
    return seen, line


def entry_page(ctx: Context, entry_id: int) -> Card:
    """One entry."""
    return entry_cards.entry_card(*entry_of(ctx, entry_id))


def version_of(ctx: Context, minutes_id: int, round_: int) -> Sight:
    """A version that was sent; Refusal when there is none of this number."""
    minutes = readable(ctx.work, ctx.member, minutes_id, ctx.now)
    version = ctx.work.minutes.version(minutes.id, round_)
    if version is None:
        raise Refusal(gone())
    return sight(ctx.work, minutes, ctx.member, ctx.now, version)


def version_page(ctx: Context, asked: ShowVersion) -> Card:
    """A page of a version that was sent."""
    seen = version_of(ctx, asked.minutes, asked.round)
    return cards.version_card(seen, asked.page, lambda to: ShowVersion(asked.minutes, asked.round, to))


def versions_page(ctx: Context, minutes_id: int) -> Card:
    """Every version that was sent."""
    seen = seen_by(ctx, minutes_id)
    return entry_cards.versions_card(seen, sent_versions(ctx, seen.minutes))


def sent_versions(ctx: Context, minutes: Minutes) -> list[Version]:
    """What was sent in each round, in order."""
    found = (ctx.work.minutes.version(minutes.id, each) for each in range(1, minutes.round + 1))
    return [version for version in found if version is not None]


def gaps_page(ctx: Context, minutes_id: int, page: int = 0) -> Card:
    """The entries that lack a language."""
    seen = seen_by(ctx, minutes_id)
    sheet = seen.version.sheet
    return list_cards.gaps_card(seen, [line for line in sheet.lines if line.missing(sheet.languages)], page)
