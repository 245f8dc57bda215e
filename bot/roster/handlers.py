"""The roster of a group: organisations, the group's own facts; duplicates and files are declared beside."""

from datetime import date

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.membership import joining
from bot.membership.joining_actions import Whether
from bot.membership.people_handlers import card_of_place
from bot.membership.picking import group_for
from bot.membership.policy import require_coordinator
from bot.membership.service import get_place
from bot.roster import file_handlers, merge_handlers, service
from bot.roster.actions import (
    AskCorrection,
    AskGroup,
    AskParent,
    AskPerson,
    ChangeGroup,
    Correct,
    CorrectPerson,
    ListOrganisations,
    OpenOrganisation,
    OpenRoster,
    SetParent,
)
from bot.roster.cards import organisation_card, organisations_card, roster_card
from bot.roster.feature import feature
from bot.roster.forms import change_group_form, correct_person_form, correction_form, parent_form
from bot.roster.model import GroupFacts, OrganisationFacts

__all__ = ["feature", "file_handlers", "merge_handlers"]


@feature.command(
    Command(
        "roster",
        _("Organisations, offices and settings of a working group; the roster as a file"),
        For.COORDINATORS,
        words={Language.DE: ["verzeichnis"], Language.ZH: ["名册"]},
    )
)
def roster(ctx: Context, _rest: str) -> Reply:
    """What there is to do about the roster of the group that is meant."""
    group = group_for(ctx, lambda picked: OpenRoster(picked.id), coordinated=True)
    return group if isinstance(group, Reply) else open_roster(ctx, OpenRoster(group.id))


@feature.on(OpenRoster)
def open_roster(ctx: Context, asked: OpenRoster) -> Reply:
    """For its coordinators."""
    return Reply(show=roster_card(ctx.work, require_coordinator(ctx.work, ctx.member, asked.group)))


@feature.on(ListOrganisations)
def list_organisations(ctx: Context, asked: ListOrganisations) -> Reply:
    """A page of the organisations."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    card = organisations_card(group, ctx.work.organisations.in_group(group.id), asked.page or 0)
    return Reply(show=card) if asked.page is None else Reply(update=card)


@feature.on(OpenOrganisation)
def open_organisation(ctx: Context, asked: OpenOrganisation) -> Reply:
    """One organisation."""
    card = organisation_card(ctx.work, service.get_organisation(ctx.work, ctx.member, asked.organisation))
    return Reply(update=card) if asked.here else Reply(show=card)


@feature.on(AskCorrection)
def ask_correction(ctx: Context, asked: AskCorrection) -> Reply:
    """The form with everything on record."""
    known = service.get_organisation(ctx.work, ctx.member, asked.organisation)
    return Reply(ask=Asked(correction_form(known), asked))


@feature.on(Correct)
def correct(ctx: Context, said: Correct) -> Reply:
    """The organisation as it is now."""
    facts = OrganisationFacts(
        said.title,
        said.kind,
        said.side,
        said.region,
        said.small is Whether.YES,
        said.joint_venture is Whether.YES,
        said.founding is Whether.YES,
        _day(said.member_since),
    )
    known = service.correct(ctx.work, ctx.member, said.organisation, facts, ctx.now)
    return Reply(toast=_("Saved."), show=organisation_card(ctx.work, known))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise Refusal(_("Please write the day as 2019-05-31, or leave it empty.")) from None


@feature.on(AskParent)
def ask_parent(ctx: Context, asked: AskParent) -> Reply:
    """The form with whom it belongs to."""
    known = service.get_organisation(ctx.work, ctx.member, asked.organisation)
    parent = None if known.parent_id is None else ctx.work.organisations.find(known.parent_id)
    return Reply(ask=Asked(parent_form(known, parent), asked))


@feature.on(SetParent)
def set_parent(ctx: Context, said: SetParent) -> Reply:
    """The organisation with its parent."""
    known = service.set_parent(ctx.work, ctx.member, said.organisation, said.parent)
    return Reply(toast=_("Saved."), show=organisation_card(ctx.work, known))


@feature.on(AskPerson)
def ask_person(ctx: Context, asked: AskPerson) -> Reply:
    """The form with what is recorded of a member."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    place = get_place(ctx.work, asked.member, group)
    return Reply(ask=Asked(correct_person_form(place.member, group), asked))


@feature.on(CorrectPerson)
def correct_person(ctx: Context, said: CorrectPerson) -> Reply:
    """The member as they are recorded now."""
    group = require_coordinator(ctx.work, ctx.member, said.group)
    place = get_place(ctx.work, said.member, group)
    sme = said.small is Whether.YES
    details = joining.Details(said.person, said.organisation, said.kind, said.side, said.region, sme)
    joining.introduce(ctx.work, place.member, details, ctx.member, ctx.now)
    return Reply(toast=_("Saved."), show=card_of_place(ctx, place, group))


@feature.on(AskGroup)
def ask_group(ctx: Context, asked: AskGroup) -> Reply:
    """The form with everything about the group that can change."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(ask=Asked(change_group_form(group), asked))


@feature.on(ChangeGroup)
def change_group(ctx: Context, said: ChangeGroup) -> Reply:
    """The roster with the group's new settings."""
    languages = tuple(language for language in Language if language in said.languages)
    votes = said.government_votes is Whether.YES
    facts = GroupFacts(said.title, said.purpose, languages, said.join_mode, said.approval, votes)
    group = service.change_group(ctx.work, ctx.member, said.group, facts)
    return Reply(toast=_("Saved."), show=roster_card(ctx.work, group))
