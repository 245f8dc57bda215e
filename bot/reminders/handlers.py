"""How one is reminded, reminders that come again later, several as one, and those that nobody got."""

from dataclasses import replace
from datetime import time

from bot.chat.cards import Block, Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.errors import Refusal
from bot.feature import Command, Feature, For
from bot.outbox.model import Delivery
from bot.reminders import missing, service, snoozing
from bot.reminders.actions import (
    Ahead,
    AskLater,
    ComeBack,
    DayOff,
    OpenAway,
    OpenLeads,
    OpenQuiet,
    OpenReminders,
    SaveAway,
    SaveLeads,
    SaveQuiet,
    Snooze,
    Unsnooze,
    Where,
)
from bot.reminders.cards import again_blocks, digest_card, later_blocks, missed_card, wishes_card
from bot.reminders.dressing import later_button
from bot.reminders.forms import WEEKDAYS, away_form, leads_form, quiet_form
from bot.reminders.model import DIGEST
from bot.reminders.wishes import Lead, Wishes
from bot.work import Work

feature = Feature("reminders")


@feature.command(
    Command(
        "reminders",
        _("Choose when and where you are reminded"),
        For.MEMBERS,
        {Language.ZH: ["提醒"], Language.DE: ["erinnerungen"]},
    )
)
def reminders_command(ctx: Context, _rest: str) -> Reply:
    """How this person is reminded."""
    return Reply(show=_wishes(ctx))


@feature.on(OpenReminders)
def open_reminders(ctx: Context, _asked: OpenReminders) -> Reply:
    """How this person is reminded."""
    return Reply(show=_wishes(ctx))


def _wishes(ctx: Context) -> Card:
    return wishes_card(ctx.work.wishes.of(ctx.member.id), ctx.now)


@feature.on(OpenLeads)
def open_leads(ctx: Context, asked: OpenLeads) -> Reply:
    """The form about meetings."""
    return Reply(ask=Asked(leads_form(ctx.work.wishes.of(ctx.member.id)), asked))


@feature.on(SaveLeads)
def save_leads(ctx: Context, said: SaveLeads) -> Reply:
    """The wishes as they are now."""
    if said.ahead is Ahead.OWN and not said.leads:
        words = _("Please choose at least one time, or above that you do not want to be reminded.")
        return Reply(errors={"leads": words})
    own = tuple(each for each in Lead if each in said.leads)
    leads = {Ahead.KIND: None, Ahead.OWN: own, Ahead.NONE: ()}[said.ahead]
    wishes = ctx.work.wishes.of(ctx.member.id)
    return _kept(ctx, replace(wishes, leads=leads, in_rooms=said.where is Where.ROOM))


@feature.on(OpenQuiet)
def open_quiet(ctx: Context, asked: OpenQuiet) -> Reply:
    """The form about quiet hours and days off."""
    return Reply(ask=Asked(quiet_form(ctx.work.wishes.of(ctx.member.id), ctx.member.city), asked))


@feature.on(SaveQuiet)
def save_quiet(ctx: Context, said: SaveQuiet) -> Reply:
    """The wishes as they are now."""
    weekdays = tuple(number for number, day in enumerate(WEEKDAYS) if day in said.days_off)
    if len(weekdays) == len(WEEKDAYS):
        return Reply(errors={"days_off": _("Please leave at least one day on which I can remind you.")})
    wishes = ctx.work.wishes.of(ctx.member.id)
    return _kept(
        ctx,
        replace(
            wishes,
            quiet_from=time.fromisoformat(said.since),
            quiet_until=time.fromisoformat(said.until),
            weekdays_off=weekdays,
            holidays_off=DayOff.HOLIDAYS in said.days_off,
        ),
    )


@feature.on(OpenAway)
def open_away(ctx: Context, asked: OpenAway) -> Reply:
    """The form about being away."""
    return Reply(ask=Asked(away_form(ctx.member.city.zone), asked))


@feature.on(SaveAway)
def save_away(ctx: Context, said: SaveAway) -> Reply:
    """The wishes as they are now."""
    since = said.since or ctx.now
    if said.until <= since:
        return Reply(errors={"until": _("Please give a moment after {when}.", when=since)})
    wishes = ctx.work.wishes.of(ctx.member.id)
    return _kept(ctx, replace(wishes, away_from=since, away_until=said.until))


@feature.on(ComeBack)
def come_back(ctx: Context, _asked: ComeBack) -> Reply:
    """The wishes, without being away; what waited comes now."""
    wishes = replace(ctx.work.wishes.of(ctx.member.id), away_from=None, away_until=None)
    service.keep_wishes(ctx.work, ctx.member, wishes, ctx.now)
    return Reply(toast=_("Saved. It holds from now on."), update=_wishes(ctx))


def _kept(ctx: Context, wishes: Wishes) -> Reply:
    service.keep_wishes(ctx.work, ctx.member, wishes, ctx.now)
    return Reply(toast=_("Saved. It holds from now on."), show=_wishes(ctx))


@feature.on(AskLater)
def ask_later(ctx: Context, asked: AskLater) -> Reply:
    """The reminder with the moments at which it could come again."""
    delivery = snoozing.get_own(ctx.work, ctx.member, asked.delivery)
    possible = snoozing.choices(ctx.work, ctx.member, delivery, ctx.now)
    return Reply(update=_redrawn(ctx, delivery, *later_blocks(delivery.id, possible)))


@feature.on(Snooze)
def snooze(ctx: Context, asked: Snooze) -> Reply:
    """The reminder with the moment at which it comes again."""
    delivery = snoozing.get_own(ctx.work, ctx.member, asked.delivery)
    at = snoozing.snooze(ctx.work, ctx.member, delivery, asked.later, ctx.now)
    words = _("I will remind you again at {when}.", when=at)
    return Reply(toast=words, update=_redrawn(ctx, delivery, *again_blocks(delivery.id, at)))


@feature.on(Unsnooze)
def unsnooze(ctx: Context, asked: Unsnooze) -> Reply:
    """The reminder as it came."""
    delivery = snoozing.get_own(ctx.work, ctx.member, asked.delivery)
    snoozing.unsnooze(ctx.work, ctx.member, delivery)
    words = _("Good, I will not remind you again with this.")
    return Reply(toast=words, update=_redrawn(ctx, delivery, later_button(delivery.id)))


def _redrawn(ctx: Context, delivery: Delivery, *added: Block) -> Card:
    """The reminder as it is now; Refusal when there is nothing left to be reminded of."""
    about = delivery.subject
    view = ctx.registry.views.get(about.view)
    viewing = Viewing(ctx.work, ctx.now, ctx.member, detail=about.detail, registry=ctx.registry)
    card = view(viewing, about.id) if view else None
    if card is None:
        raise Refusal(_("There is nothing left to be reminded of."))
    return replace(card, blocks=(*card.blocks, *added))


@feature.view(DIGEST)
def view_digest(viewing: Viewing, digest_id: int) -> Card | None:
    """Several reminders, without those that became useless; a single one that is left as it looks by itself."""
    digest, registry = viewing.work.digests.find(digest_id), viewing.registry
    if digest is None or registry is None:
        return None
    cards, lines = [], []
    for part in digest.parts:
        view, summed_up = registry.views.get(part.view), registry.lines.get(part.view)
        about = replace(viewing, detail=part.detail)
        useful = viewing.now < part.expires_at or viewing.standing
        card = view(about, part.subject_id) if view and useful else None
        line = summed_up(viewing.work, part.subject_id, part.detail) if summed_up else None
        if card is not None and line is not None:
            cards.append(card)
            lines.append(line)
    if len(cards) < 2:
        return cards[0] if cards else None
    return digest_card(lines)


@feature.view(missing.VIEW)
def view_missed(viewing: Viewing, report: int) -> Card | None:
    """For a coordinator: the reminders of a standstill that nobody got."""
    if viewing.member is None or viewing.registry is None:
        return None
    lines = missing.lines_for(viewing.work, viewing.registry, viewing.member, report)
    return missed_card(lines) if lines else None


@feature.on_merge
def unite_wishes(work: Work, _kept_id: int, gone_id: int, _now: object) -> None:
    """One person has one set of wishes: those of the member who stays."""
    work.wishes.forget(gone_id)
