"""What is shown about members: the directory, one of them, their role."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Text, Value, Verbatim, Words, _, _n
from bot.membership.actions import (
    AddToOffice,
    AskAppointment,
    AskEndOffice,
    AskOffice,
    AskRemoval,
    ChangeRole,
    EndOffice,
    ListMembers,
    ListOffices,
    OpenMember,
    RemoveMember,
)
from bot.membership.cards import existing_page
from bot.membership.joining_actions import InviteToClaim
from bot.membership.mandate import Mandate
from bot.membership.model import Group, Member, Membership
from bot.membership.policy import is_coordinator
from bot.membership.roles import MANDATED, STANDING, Role
from bot.membership.words import KINDS, ROLES, SIDES, organisation_of, roles_words, side_of
from bot.privacy.actions import AskErasure
from bot.roster.actions import AskPerson, AskSamePerson
from bot.work import Work


def members_card(work: Work, reader: Member, group: Group, page: int, now: datetime) -> Card:
    """The group's directory by side and organisation, a page at a time, with the offices held at this moment."""
    count = work.members.count(group.id)
    page = existing_page(page, count)
    places = work.members.page(group.id, page * PAGE, PAGE)
    buttons = tuple(Button(place.member.words, OpenMember(group.id, place.member.id)) for place in places)
    running = is_coordinator(work, reader, group)
    return Card(
        _("Members of “{group}”", group=group.name),
        (
            Paragraph(_n("{n} member in all.", "{n} members in all.", count)),
            *_by_side(places, work.mandates.in_force(group.id, now)),
            *((Buttons(buttons),) if running and buttons else ()),
            *page_buttons(page, count, lambda turned: ListMembers(group.id, turned)),
        ),
    )


def _by_side(places: Sequence[Membership], held: Sequence[Mandate]) -> list[Block]:
    blocks: list[Block] = []
    for side, group in groupby(places, key=lambda place: side_of(place.member)):
        lines = tuple((place.member.words, _role_at(place, held)) for place in group)
        blocks += [Paragraph(side), Facts(lines)]
    return blocks


def _role_at(place: Membership, held: Sequence[Mandate]) -> Value:
    role = roles_words(place, held)
    if place.member.office and place.member.organisation is None:
        return role
    return _("{name}, {role}", name=organisation_of(place.member), role=role)


def member_card(place: Membership, group: Group, held: Sequence[Mandate], *, for_office: bool) -> Card:
    """One member, with what a coordinator can change; the liaison office can take somebody into itself.

    `held`: the offices they hold or will hold.
    """
    member = place.member
    roles = tuple(
        Button(_("New role: {role}", role=words), ChangeRole(group.id, member.id, role))
        for role, words in ROLES.items()
        if role in STANDING and role is not place.role
    )
    office = Button(_("Add to the liaison office"), AskOffice(group.id, member.id))
    remove = Button(_("Remove from the group"), AskRemoval(group.id, member.id), Style.DANGER)
    history = Button(_("Changes of roles"), ListOffices(group.id))
    last = (office, remove) if for_office and not member.office else (remove,)
    erasing = Button(_("Erase at their request"), AskErasure(member.id), Style.DANGER)
    correcting = Button(_("Correct name or organisation"), AskPerson(group.id, member.id))
    same = Button(_("Merge with another member"), AskSamePerson(group.id, member.id))
    last = (correcting, history, *last, same, erasing)
    if not member.channels:
        last = (Button(_("Invite to this place"), InviteToClaim(group.id, member.id), Style.MAIN), *last)
    facts = (*_about(place, group), *(office_fact(each) for each in held))
    buttons = (Buttons(roles), Buttons(_office_buttons(place, group, held)), Buttons(last))
    return Card(member.words, (Facts(facts), *buttons))


def _office_buttons(place: Membership, group: Group, held: Sequence[Mandate]) -> tuple[Button, ...]:
    has = {mandate.role for mandate in held}
    ending = (Button(_("End office: {role}", role=ROLES[each.role]), AskEndOffice(each.id)) for each in held)
    giving = (
        Button(_("Appoint: {role}", role=words), AskAppointment(group.id, place.member.id, role))
        for role, words in ROLES.items()
        if role in MANDATED - has
    )
    return (*ending, *giving)


def office_fact(mandate: Mandate) -> tuple[Words, Value]:
    """An office with its dates."""
    return ROLES[mandate.role], term_words(mandate)


def term_words(mandate: Mandate) -> Text:
    """From when an office is held, and until when."""
    if mandate.until is None:
        return _("since {when}", when=mandate.since)
    return _("from {since} until {until}", since=mandate.since, until=mandate.until)


def end_office_card(mandate: Mandate, group: Group) -> Card:
    """The question before an office ends."""
    name, role = mandate.member.words, ROLES[mandate.role]
    keep = OpenMember(group.id, mandate.member.id, here=True)
    return Card(
        _("End the office of {name} in “{group}”?", name=name, group=group.name),
        (
            Facts((office_fact(mandate),)),
            Paragraph(_("It ends now. What they voted so far stays, and they will be told.")),
            Buttons(
                (
                    Button(_("End office: {role}", role=role), EndOffice(mandate.id), Style.DANGER),
                    Button(_("Leave as it is"), keep),
                )
            ),
        ),
    )


def _about(place: Membership, group: Group) -> tuple[tuple[Words, Value], ...]:
    office = ((_("Liaison office"), _("works there")),) if place.member.office else ()
    return (
        (_("Group"), group.name),
        (_("Role"), ROLES[place.role]),
        *organisation_facts(place.member),
        (_("Member since"), place.since),
        *office,
    )


def organisation_facts(member: Member) -> tuple[tuple[Words, Value], ...]:
    """What is known about a member's organisation, as pairs."""
    organisation = member.organisation
    if organisation is None:
        return ((_("Organisation"), organisation_of(member)),)
    pairs: list[tuple[Words, Value]] = [
        (_("Organisation"), organisation.words),
        (_("Kind of organisation"), KINDS[organisation.kind]),
        (_("Side"), SIDES[organisation.side]),
    ]
    if organisation.region:
        pairs.append((_("Region"), Verbatim(organisation.region)))
    if organisation.sme:
        pairs.append((_("Size"), _("small or medium-sized enterprise")))
    return tuple(pairs)


def removal_card(place: Membership, group: Group) -> Card:
    """The question before a member is removed."""
    return Card(
        _("Remove {name} from “{group}”?", name=place.member.words, group=group.name),
        (
            Paragraph(_("Their places in its expert groups end, too. They will be told.")),
            Buttons(
                (
                    Button(_("Remove from the group"), RemoveMember(group.id, place.member.id), Style.DANGER),
                    Button(_("Keep in the group"), OpenMember(group.id, place.member.id, here=True)),
                )
            ),
        ),
    )


def office_card(place: Membership, group: Group) -> Card:
    """The question before somebody is taken into the liaison office."""
    return Card(
        _("Add {name} to the liaison office?", name=place.member.words),
        (
            Paragraph(_("The liaison office founds working groups and coordinates all of them.")),
            Buttons(
                (
                    Button(
                        _("Add to the liaison office"), AddToOffice(group.id, place.member.id), Style.DANGER
                    ),
                    Button(_("Leave as it is"), OpenMember(group.id, place.member.id, here=True)),
                )
            ),
        ),
    )


def role_card(place: Membership, group: Group, held: Sequence[Mandate], now: datetime) -> Card:
    """What a member reads whose role or office was changed: what it means, and its dates."""
    in_force = [mandate for mandate in held if mandate.in_force(now)]
    roles = dict.fromkeys((place.role, *(mandate.role for mandate in held)))
    offices = (Facts(tuple(office_fact(mandate) for mandate in held)),) if held else ()
    return Card(
        group.name,
        (
            Paragraph(_("Your role in this group is now: {role}.", role=roles_words(place, in_force))),
            *offices,
            *(Paragraph(MEANING[role]) for role in roles),
        ),
    )


MEANING = {
    Role.COORDINATOR: _(
        "Coordinators run the group: they decide on applications, open polls and schedule meetings."
    ),
    Role.CO_CHAIR: _(
        "Each side has a co-chair who leads the meetings and accepts the results for that side."
    ),
    Role.REPRESENTATIVE: _("The voting representative votes for the organisation."),
    Role.ALTERNATE: _("The alternate votes for the organisation when its voting representative does not."),
    Role.MEMBER: _("Members take part in everything the group does."),
    Role.OBSERVER: _("Observers read and listen, but do not vote."),
}
