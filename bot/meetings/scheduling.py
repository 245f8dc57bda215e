"""A new meeting: the command, the form, and a proposed time that is taken."""

from dataclasses import replace

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.reading import Writer, read_moment
from bot.chat.text import Text, _
from bot.chat.typed import command_word
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.meetings import service
from bot.meetings.actions import OpenSchedule, ScheduleMeeting
from bot.meetings.feature import feature
from bot.meetings.finding import WORDS as FIND
from bot.meetings.finding import find_command
from bot.meetings.forms import schedule_form
from bot.meetings.kinds import TEMPLATES
from bot.meetings.model import Meeting, moment_of, stamp
from bot.meetings.places import faults_of
from bot.meetings.series_actions import TakeSlot
from bot.meetings.showing import personal_card
from bot.meetings.words import scheduled
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator

MEET = Command(
    "meet",
    _("Schedule a meeting of the group; /meet find proposes times"),
    For.COORDINATORS,
    {Language.EN: ("session",), Language.DE: ("sitzung", "termin"), Language.ZH: ("安排会议",)},
)


@feature.command(MEET)
def meet(ctx: Context, rest: str) -> Reply:
    """Begin to schedule; a day and time typed after the word stands in the form already. Or look for a time."""
    if command_word(rest) in FIND:
        return find_command(ctx)
    at, why_not = _typed_moment(ctx, rest)
    found = group_for(ctx, lambda group: OpenSchedule(group.id, at), coordinated=True)
    if isinstance(found, Reply):
        return replace(found, toast=why_not)
    return _ask(ctx, OpenSchedule(found.id, at), why_not)


@feature.on(OpenSchedule)
def open_schedule(ctx: Context, asked: OpenSchedule) -> Reply:
    """The form, for the group that was picked."""
    return _ask(ctx, asked, None)


@feature.on(TakeSlot)
def take_slot(ctx: Context, asked: TakeSlot) -> Reply:
    """The form, with the time that was proposed and the length it was proposed for."""
    return _ask(ctx, asked, None)


def _ask(ctx: Context, asked: OpenSchedule | TakeSlot, why_not: Text | None) -> Reply:
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    at = None if asked.at is None else moment_of(asked.at)
    minutes = asked.minutes if isinstance(asked, TakeSlot) else None
    return Reply(ask=Asked(schedule_form(group, ctx.member.city, at, minutes, why_not), asked))


@feature.on(ScheduleMeeting)
def schedule(ctx: Context, filled: ScheduleMeeting) -> Reply:
    """The new meeting; what is wrong with place and links is said beside them."""
    if faults := faults_of(filled.place, filled.link, filled.link_cn):
        return Reply(errors=faults)
    meeting = Meeting(
        filled.group,
        filled.title,
        filled.starts_at,
        ctx.member.city.zone,
        filled.minutes or TEMPLATES[filled.kind].minutes,
        filled.place,
        filled.link,
        ctx.member.id,
        ctx.now,
        kind=filled.kind,
        link_cn=filled.link_cn,
    )
    service.schedule(ctx.work, ctx.member, meeting, ctx.now)
    return Reply(toast=scheduled(ctx.work, meeting), show=personal_card(ctx, meeting))


def _typed_moment(ctx: Context, typed: str) -> tuple[int | None, Text | None]:
    """The stamp of the moment that was typed, on the person's clock, or the sentence that says why there is none."""
    if not typed.strip():
        return None, None
    try:
        at = read_moment(typed, ctx.member.city.zone, Writer(ctx.member.language, ctx.now))
    except Refusal as refusal:
        return None, refusal.words
    return stamp(at), None
