"""What is shown about members: the directory, one of them, their role."""

from collections.abc import Sequence
from itertools import groupby

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Value, Verbatim, Words, _, _n
from bot.membership.actions import (
    AddToOffice,
    AskOffice,
    AskRemoval,
    ChangeRole,
    ListMembers,
    OpenMember,
    RemoveMember,
)
from bot.membership.cards import existing_page
from bot.membership.model import Group, Member, Membership, Role
from bot.membership.policy import is_coordinator
from bot.membership.words import KINDS, ROLES, SIDES, organisation_of, side_of
from bot.work import Work


def members_card(work: Work, reader: Member, group: Group, page: int) -> Card:
    """The group's directory by side and organisation, a page at a time."""
    count = work.members.count(group.id)
    page = existing_page(page, count)
    places = work.members.page(group.id, page * PAGE, PAGE)
    buttons = tuple(Button(place.member.words, OpenMember(group.id, place.member.id)) for place in places)
    running = is_coordinator(work, reader, group)
    return Card(
        _("Members of “{group}”", group=group.name),
        (
            Paragraph(_n("{n} member in all.", "{n} members in all.", count)),
            *_by_side(places),
            *((Buttons(buttons),) if running and buttons else ()),
            *page_buttons(page, count, lambda turned: ListMembers(group.id, turned)),
        ),
    )


def _by_side(places: Sequence[Membership]) -> list[Block]:
    blocks: list[Block] = []
    for side, group in groupby(places, key=lambda place: side_of(place.member)):
        lines = tuple((place.member.words, _role_at(place)) for place in group)
        blocks += [Paragraph(side), Facts(lines)]
    return blocks


def _role_at(place: Membership) -> Value:
    role = ROLES[place.role]
    if place.member.office and place.member.organisation is None:
        return role
    return _("{name}, {role}", name=organisation_of(place.member), role=role)


def member_card(place: Membership, group: Group, *, for_office: bool) -> Card:
    """One member, with what a coordinator can change; the liaison office can take somebody into itself."""
    member = place.member
    roles = tuple(
        Button(_("New role: {role}", role=words), ChangeRole(group.id, member.id, role))
        for role, words in ROLES.items()
        if role is not place.role
    )
    office = Button(_("Add to the liaison office"), AskOffice(group.id, member.id))
    remove = Button(_("Remove from the group"), AskRemoval(group.id, member.id), Style.DANGER)
    last = (office, remove) if for_office and not member.office else (remove,)
    return Card(member.words, (Facts(_about(place, group)), Buttons(roles), Buttons(last)))


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


def role_card(place: Membership, group: Group) -> Card:
    """What a member reads whose role was changed: what it means."""
    return Card(
        group.name,
        (
            Paragraph(_("Your role in this group is now: {role}.", role=ROLES[place.role])),
            Paragraph(MEANING[place.role]),
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
