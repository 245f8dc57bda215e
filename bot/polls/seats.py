"""Seats: who has a vote in a formal vote, fixed when it opens; and for which seat somebody votes at this moment.

Of organisations, a family of affiliates (the same topmost parent) has one seat; guests and, unless the group decides
otherwise, government bodies have none. Who may cast the vote of a seat is asked when they do: whoever is in office as
voting representative, else as alternate.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.chat.text import Verbatim, _
from bot.errors import Refusal
from bot.membership.mandate import Mandate
from bot.membership.model import Group, Member, Organisation, OrganisationKind
from bot.membership.policy import get_group, require_member, require_voter
from bot.membership.roles import VOTING, Role, Side
from bot.polls import kept
from bot.polls.model import Poll, Seat, Voice
from bot.polls.terms import Unit
from bot.work import Work

RANKS: Mapping[Role, int] = {Role.REPRESENTATIVE: 0, Role.ALTERNATE: 1}
"""Who casts an organisation's vote; a lower rank goes before a higher one, whoever was first."""


def lay_out(work: Work, poll: Poll) -> list[Seat]:
    """The seats of a formal vote that opens now, in no telling order of arrival: by side and name."""
    if poll.terms.unit is Unit.ORGANISATION:
        return _of_organisations(work, poll)
    places = [place for place in work.members.in_group(poll.group_id) if place.role in VOTING]
    people = [place for place in places if place.member.side is not Side.GUEST]
    return [
        Seat(poll.id, number, place.member.side, "", member_id=place.member.id)
        for number, place in enumerate(people, start=1)
    ]


def _of_organisations(work: Work, poll: Poll) -> list[Seat]:
    return [
        Seat(poll.id, number, family.side, family.head.name, organisation_id=family.head.id)
        for number, family in enumerate(voting_families(work, poll.group_id, poll.opened_at), start=1)
    ]


@dataclass(frozen=True)
class Family:
    """Affiliates that have one vote together: the topmost parent, and those for whom somebody holds an office."""

    side: Side
    head: Organisation
    organisations: tuple[Organisation, ...]


def voting_families(work: Work, group_id: int, now: datetime) -> list[Family]:
    """Who has a vote in a group at this moment, by side and name."""
    group = get_group(work, group_id)
    families: dict[int, list[Organisation]] = {}
    heads: dict[int, Organisation] = {}
    for mandate in _speaking(work.mandates.in_force(group_id, now), group):
        own = mandate.member.organisation
        if own is not None:
            head = work.organisations.head_of(own)
            heads[head.id] = head
            families.setdefault(head.id, []).append(own)
    found = [
        Family(_side_of(heads[number], own), heads[number], tuple(own)) for number, own in families.items()
    ]
    return sorted(found, key=lambda each: (each.side, each.head.known_as))


def _has_vote(organisation: Organisation | None, group: Group) -> bool:
    if organisation is None or organisation.side is Side.GUEST:
        return False
    return organisation.kind is not OrganisationKind.GOVERNMENT or group.government_votes


def _side_of(head: Organisation, family: Iterable[Organisation]) -> Side:
    """The side of those who take part; where affiliates are on both, that of their parent."""
    sides = {each.side for each in family}
    return head.side if len(sides) > 1 and head.side is not Side.GUEST else min(sides)


def _speaking(held: Iterable[Mandate], group: Group) -> list[Mandate]:
    """Offices that cast votes, for the organisation that their holder belongs to; those who go first come first."""
    voting = (each for each in held if each.speaks and _has_vote(each.member.organisation, group))
    return sorted(voting, key=lambda each: RANKS[each.role])


def voice_of(work: Work, by: Member, poll: Poll, now: datetime) -> Voice:
    """For whom this member votes in the poll at this moment. Refusal for those without a vote, with the reason."""
    if not poll.terms.formal:
        require_voter(work, by, poll.group_id)
        return Voice(by.id)
    place = require_member(work, by, poll.group_id)
    seat = _own_seat(work, place.member, poll)
    if seat is None:
        raise Refusal(
            _("This vote is for those who had one when it opened. Please ask a coordinator if that is wrong.")
        )
    if poll.terms.unit is Unit.PERSON:
        require_voter(work, by, poll.group_id)
        return Voice(by.id, seat=seat)
    offices = _speaking(work.mandates.of_member(by.id, poll.group_id, now), get_group(work, poll.group_id))
    if not offices:
        raise Refusal(
            _(
                "In this vote, “{organisation}” has one vote, cast by its voting representative or alternate.",
                organisation=Verbatim(seat.name),
            )
        )
    return Voice(seat.voter, RANKS[offices[0].role], seat)


def _own_seat(work: Work, member: Member, poll: Poll) -> Seat | None:
    if poll.terms.unit is Unit.PERSON:
        return work.polls.seat_of_member(poll.id, member.id)
    own = member.organisation
    return (
        None if own is None else work.polls.seat_of_organisation(poll.id, work.organisations.head_of(own).id)
    )


def missing_voters(work: Work, poll: Poll, now: datetime) -> list[Member]:
    """Who could cast the votes of a formal vote that are still missing; of an organisation those who go first.

    A vote that was handed on is for those of the organisation that holds it.
    """
    voted = kept.voters(work, poll)
    holders = {-proxy.seat: -proxy.holder for proxy in work.polls.proxies(poll.id)}
    missing = (seat.voter for seat in work.polls.seats(poll.id) if seat.voter not in voted)
    empty = {holders.get(voter, voter) for voter in missing}
    found: dict[int, list[tuple[int, Member]]] = {}
    for rank, member in _able(work, poll, now):
        seat = _own_seat(work, member, poll)
        if seat is not None and seat.voter in empty:
            found.setdefault(seat.voter, []).append((rank, member))
    first = {voter: min(rank for rank, _member in ranked) for voter, ranked in found.items()}
    return [member for voter, ranked in found.items() for rank, member in ranked if rank == first[voter]]


def _able(work: Work, poll: Poll, now: datetime) -> list[tuple[int, Member]]:
    """Who may cast a vote at this moment, with their rank."""
    if poll.terms.unit is Unit.ORGANISATION:
        offices = _speaking(work.mandates.in_force(poll.group_id, now), get_group(work, poll.group_id))
        return [(RANKS[each.role], each.member) for each in offices]
    return [(0, place.member) for place in work.members.in_group(poll.group_id) if place.role in VOTING]
