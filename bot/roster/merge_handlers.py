"""Merging duplicates: chosen from those most alike, asked twice."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.membership.policy import require_coordinator
from bot.membership.service import get_place
from bot.roster import merging, service
from bot.roster.actions import (
    AskMerge,
    AskSamePerson,
    ChoosePerson,
    ChooseSame,
    ConfirmMerge,
    ConfirmPersons,
    KeepApart,
    MergeOrganisations,
    MergePersons,
)
from bot.roster.cards import merge_card, merge_members_card, organisation_card
from bot.roster.feature import feature
from bot.roster.forms import person_form, same_form


@feature.on(AskMerge)
def ask_merge(ctx: Context, asked: AskMerge) -> Reply:
    """Which one is the same."""
    known = service.get_organisation(ctx.work, ctx.member, asked.organisation)
    others = [each for each in ctx.work.organisations.every() if each is not known]
    if not others:
        raise Refusal(_("There is no other organisation on record."))
    return Reply(ask=Asked(same_form(known, others), asked))


@feature.on(ChooseSame)
def choose_same(ctx: Context, said: ChooseSame) -> Reply:
    """The question for the first time."""
    kept, gone = merging.get_both(ctx.work, ctx.member, said.organisation, int(said.other))
    return Reply(show=merge_card(kept, gone, again=False))


@feature.on(ConfirmMerge)
def confirm_merge(ctx: Context, asked: ConfirmMerge) -> Reply:
    """The question for the second time."""
    kept, gone = merging.get_both(ctx.work, ctx.member, asked.kept, asked.gone)
    return Reply(update=merge_card(kept, gone, again=True))


@feature.on(MergeOrganisations)
def merge_organisations(ctx: Context, asked: MergeOrganisations) -> Reply:
    """The one that is left."""
    kept = merging.merge_organisations(ctx.work, ctx.member, asked.kept, asked.gone, ctx.now)
    return Reply(toast=_("They are one organisation now."), update=organisation_card(ctx.work, kept))


@feature.on(AskSamePerson)
def ask_same_person(ctx: Context, asked: AskSamePerson) -> Reply:
    """Which one is the same person."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    known = get_place(ctx.work, asked.member, group).member
    others = [each.member for each in ctx.work.members.in_group(group.id) if each.member is not known]
    if not others:
        raise Refusal(_("There is nobody else in this group."))
    return Reply(ask=Asked(person_form(known, group, others), asked))


@feature.on(ChoosePerson)
def choose_person(ctx: Context, said: ChoosePerson) -> Reply:
    """The question for the first time."""
    kept, gone = merging.get_members(ctx.work, ctx.member, said.member, said.other)
    return Reply(show=merge_members_card(kept, gone, again=False))


@feature.on(ConfirmPersons)
def confirm_persons(ctx: Context, asked: ConfirmPersons) -> Reply:
    """The question for the second time."""
    kept, gone = merging.get_members(ctx.work, ctx.member, asked.kept, asked.gone)
    return Reply(update=merge_members_card(kept, gone, again=True))


@feature.on(MergePersons)
def merge_persons(ctx: Context, asked: MergePersons) -> Reply:
    """One person is left."""
    kept = merging.merge_members(ctx.work, ctx.member, asked.kept, asked.gone, ctx.registry.merging, ctx.now)
    words = _("{name} is one person now.", name=kept.words)
    return Reply(toast=words, update=Card(kept.words, (Paragraph(words),)))


@feature.on(KeepApart)
def keep_apart(_ctx: Context, _asked: KeepApart) -> Reply:
    """Nothing changes."""
    words = _("Nothing was changed.")
    return Reply(toast=words, update=Card(_("Merging"), (Paragraph(words),)))
