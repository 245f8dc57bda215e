"""Members: the directory, one member, roles, removal, the liaison office."""

from datetime import datetime

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import _
from bot.chat.typed import command_word
from bot.context import Context, Viewing
from bot.feature import Command, For
from bot.membership import appointing, reach_handlers, service
from bot.membership.actions import (
    AddToOffice,
    Appoint,
    AskAppointment,
    AskEndOffice,
    AskOffice,
    AskRemoval,
    ChangeRole,
    EndOffice,
    ListMembers,
    OpenMember,
    RemoveMember,
)
from bot.membership.feature import feature
from bot.membership.forms import appointment_form
from bot.membership.mandate import Mandate, Term
from bot.membership.model import Group, Member, Membership
from bot.membership.people_cards import (
    end_office_card,
    member_card,
    members_card,
    office_card,
    removal_card,
    role_card,
    term_words,
)
from bot.membership.picking import group_for
from bot.membership.policy import get_group, require_coordinator, require_office, require_reader
from bot.membership.roles import MANDATED
from bot.membership.words import ROLES
from bot.work import Work


@feature.command(
    Command(
        "members",
        _("Who is in a working group, for which organisation, in which role"),
        For.MEMBERS,
        words={Language.DE: ["mitglieder"], Language.ZH: ["成员"]},
    )
)
def members(ctx: Context, rest: str) -> Reply:
    """The directory of the group that is meant; with a word more, who of it cannot be reached."""
    if command_word(rest.strip()) in reach_handlers.WORDS:
        return reach_handlers.reach(ctx)
    group = group_for(ctx, lambda picked: ListMembers(picked.id))
    return group if isinstance(group, Reply) else list_members(ctx, ListMembers(group.id))


@feature.on(ListMembers)
def list_members(ctx: Context, asked: ListMembers) -> Reply:
    """A page of the directory, for those in the group and those who coordinate it."""
    group = require_reader(ctx.work, ctx.member, asked.group)
    card = members_card(ctx.work, ctx.member, group, asked.page or 0, ctx.now)
    return Reply(show=card) if asked.page is None else Reply(update=card)


@feature.on(OpenMember)
def open_member(ctx: Context, asked: OpenMember) -> Reply:
    """One member, for a coordinator."""
    card = card_of_place(ctx, *_get(ctx, asked.group, asked.member))
    return Reply(update=card) if asked.here else Reply(show=card)


def _get(ctx: Context, group_id: int, member_id: int) -> tuple[Membership, Group]:
    group = require_coordinator(ctx.work, ctx.member, group_id)
    return service.get_place(ctx.work, member_id, group), group


def card_of_place(ctx: Context, place: Membership, group: Group) -> Card:
    """The member's card, for the coordinator who asks."""
    held = held_by(ctx.work, place.member, group, ctx.now)
    return member_card(place, group, held, for_office=ctx.member.office)


@feature.on(ChangeRole)
def change_role(ctx: Context, asked: ChangeRole) -> Reply:
    """The member's card with the new role."""
    place, group = _get(ctx, asked.group, asked.member)
    if asked.role in MANDATED:
        appointing.appoint(ctx.work, ctx.member, place, asked.role, Term(ctx.now), ctx.now)
    else:
        service.change_role(ctx.work, ctx.member, place, asked.role, ctx.registry.leaving, ctx.now)
    words = _(
        "{name} in “{group}” is now: {role}.",
        name=place.member.words,
        group=group.name,
        role=ROLES[asked.role],
    )
    return Reply(toast=words, update=card_of_place(ctx, place, group))


def held_by(work: Work, member: Member, group: Group, now: datetime) -> list[Mandate]:
    """What somebody holds in a group, or will hold."""
    return [each for each in work.mandates.not_over(group.id, now) if each.member is member]


@feature.on(AskAppointment)
def ask_appointment(ctx: Context, asked: AskAppointment) -> Reply:
    """The form with the dates of the office."""
    place, group = _get(ctx, asked.group, asked.member)
    appointing.require_appointable(place, asked.role)
    return Reply(ask=Asked(appointment_form(place, group, asked.role, ctx.member.city.zone), asked))


@feature.on(Appoint)
def appoint(ctx: Context, made: Appoint) -> Reply:
    """The member's card with the new office."""
    place, group = _get(ctx, made.group, made.member)
    term = Term(made.since or ctx.now, made.until)
    mandate = appointing.appoint(ctx.work, ctx.member, place, made.role, term, ctx.now)
    words = _(
        "{name} in “{group}”, {role}: {term}.",
        name=place.member.words,
        group=group.name,
        role=ROLES[made.role],
        term=term_words(mandate),
    )
    return Reply(toast=words, show=card_of_place(ctx, place, group))


@feature.on(AskEndOffice)
def ask_end_office(ctx: Context, asked: AskEndOffice) -> Reply:
    """The question before an office ends."""
    mandate = appointing.get_held(ctx.work, ctx.member, asked.mandate, ctx.now)
    return Reply(update=end_office_card(mandate, get_group(ctx.work, mandate.group_id)))


@feature.on(EndOffice)
def end_office(ctx: Context, asked: EndOffice) -> Reply:
    """The member's card without the office."""
    mandate = appointing.end(ctx.work, ctx.member, asked.mandate, ctx.now)
    place, group = _get(ctx, mandate.group_id, mandate.member.id)
    words = _(
        "{name} no longer holds this office: {role}.", name=place.member.words, role=ROLES[mandate.role]
    )
    return Reply(toast=words, update=card_of_place(ctx, place, group))


@feature.on(AskRemoval)
def ask_removal(ctx: Context, asked: AskRemoval) -> Reply:
    """The question before a removal."""
    return Reply(update=removal_card(*_get(ctx, asked.group, asked.member)))


@feature.on(RemoveMember)
def remove_member(ctx: Context, asked: RemoveMember) -> Reply:
    """The member is out; the card says so."""
    leaving = ctx.registry.leaving
    member = service.remove(ctx.work, ctx.member, asked.group, asked.member, leaving, ctx.now)
    group = get_group(ctx.work, asked.group)
    words = _("{name} is no longer a member of “{group}”.", name=member.words, group=group.name)
    return Reply(toast=words, update=Card(member.words, (Paragraph(words),)))


@feature.on(AskOffice)
def ask_office(ctx: Context, asked: AskOffice) -> Reply:
    """The question before somebody gets the rights of the liaison office."""
    require_office(ctx.member)
    return Reply(update=office_card(*_get(ctx, asked.group, asked.member)))


@feature.on(AddToOffice)
def add_to_office(ctx: Context, asked: AddToOffice) -> Reply:
    """The member's card, now with the liaison office on it."""
    place, group = _get(ctx, asked.group, asked.member)
    service.add_to_office(ctx.work, ctx.member, place.member, ctx.now)
    words = _("{name} now belongs to the liaison office.", name=place.member.words)
    return Reply(toast=words, update=card_of_place(ctx, place, group))


@feature.view("role_changed")
def view_role_changed(viewing: Viewing, group_id: int) -> Card | None:
    """The role somebody has now in a group; nothing once they have left."""
    group = viewing.work.groups.find(group_id)
    place = viewing.member and viewing.work.members.membership(viewing.member.id, group_id)
    if not place or not group:
        return None
    held = held_by(viewing.work, place.member, group, viewing.now)
    return role_card(place, group, held, viewing.now)


@feature.view("removed")
def view_removed(viewing: Viewing, group_id: int) -> Card | None:
    """For someone removed from a group; nothing once they are back."""
    group = viewing.work.groups.find(group_id)
    if group is None or viewing.member is None:
        return None
    if viewing.work.members.membership(viewing.member.id, group_id) is not None:
        return None
    words = _(
        "A coordinator has ended your membership in “{group}”. Please ask them or the liaison office why; "
        "/join lets you apply again.",
        group=group.name,
    )
    return Card(group.name, (Paragraph(words),))


@feature.view("office_joined")
def view_office_joined(viewing: Viewing, member_id: int) -> Card | None:
    """For someone who was taken into the liaison office."""
    if viewing.member is None or not viewing.member.office:
        return None
    return Card(
        _("You now belong to the liaison office."),
        (Paragraph(_("/groups lets you found working groups and coordinate all of them.")),),
    )
