"""What coordinators ask about date polls: open one with proposed times, and make its winner a meeting."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.errors import Refusal
from bot.meetings import date_polls
from bot.meetings.feature import feature
from bot.meetings.finding_forms import date_poll_form, moment_in, use_date_form
from bot.meetings.places import faults_of
from bot.meetings.proposing import propose, search_of
from bot.meetings.series_actions import AskDates, OpenDatePoll, ScheduleDate
from bot.meetings.showing import personal_card
from bot.meetings.words import scheduled
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.polls.actions import UseDate
from bot.polls.options import FEWEST
from bot.work import Work

RECENT = timedelta(days=400)
"""A meeting within this time says where the group meets."""


@feature.on(OpenDatePoll)
def open_date_poll(ctx: Context, asked: OpenDatePoll) -> Reply:
    """The form, with the best times of the search."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    search = search_of(asked.group, asked.window, asked.minutes)
    slots = propose(ctx.work, search, ctx.now).slots
    if len(slots) < FEWEST:
        raise Refusal(
            _("There are too few times for a poll. Please look for times on more days with /meet find.")
        )
    return Reply(ask=Asked(date_poll_form(group, ctx.member.city, slots), asked))


@feature.on(AskDates)
def ask_dates(ctx: Context, filled: AskDates) -> Reply:
    """The poll is open; the rooms of the group show it."""
    dates = [moment_in(each) for each in filled.dates]
    try:
        date_polls.ask_dates(
            ctx.work, ctx.member, filled.group, filled.title, dates, filled.closes_at, ctx.now
        )
    except Refusal as refusal:
        return Reply(errors={"closes_at" if len(dates) >= FEWEST else "dates": refusal.words})
    return Reply(
        toast=_("The date poll is open. Once it is closed you are told which date is best. /vote shows it.")
    )


@feature.on(UseDate)
def use_date(ctx: Context, asked: UseDate) -> Reply:
    """The form with the best date, and the others if it shall be another."""
    poll, dates = date_polls.winner_of(ctx.work, ctx.member, asked.poll, ctx.now)
    recent = ctx.work.meetings.held_between(poll.group_id, ctx.now - RECENT, dates[0])
    last = recent[-1] if recent else None
    return Reply(ask=Asked(use_date_form(poll.id, dates, dates[0], poll.question, last), asked))


@feature.on(ScheduleDate)
def schedule_date(ctx: Context, filled: ScheduleDate) -> Reply:
    """The meeting, with the answers of the poll as attendance."""
    if faults := faults_of(filled.place, filled.link, filled.link_cn):
        return Reply(errors=faults)
    where = (filled.place, filled.link, filled.link_cn)
    starts_at = moment_in(filled.starts_at)
    meeting = date_polls.schedule_date(
        ctx.work, ctx.member, filled.poll, starts_at, filled.minutes, where, ctx.now
    )
    return Reply(toast=scheduled(ctx.work, meeting), show=personal_card(ctx, meeting))


@feature.view(date_polls.VIEW)
def view_result(viewing: Viewing, poll_id: int) -> Card | None:
    """The best date of a closed poll, as long as it is still to come."""
    return date_polls.result_card(viewing.work, poll_id, viewing.now)


@feature.reminds(date_polls.VIEW)
def told_of_result(work: Work, poll_id: int, _detail: str, _now: datetime) -> Iterable[Member]:
    """Whom the result is brought to."""
    return date_polls.to_tell(work, poll_id)
