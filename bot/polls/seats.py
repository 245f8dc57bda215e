"""Seats: who has a vote in a formal vote, fixed when it opens; and for which seat somebody votes at this moment.

Of organisations, a family of affiliates (the same topmost parent) has one seat; guests and, by default, government
bodies have none. Who may cast the vote of a seat is asked when they do: the voting representative, else the alternate.
"""

from collections.abc import Iterable, Mapping

from bot.chat.text import Verbatim, _
from bot.errors import Refusal
from bot.membership.model import VOTING, Member, Membership, Organisation, OrganisationKind, Role, Side
from bot.membership.policy import require_member, require_voter
from bot.polls.model import Poll, Seat, Voice
from bot.polls.terms import Unit
from bot.work import Work

RANKS: Mapping[Role, int] = {Role.REPRESENTATIVE: 0, Role.CO_CHAIR: 0, Role.ALTERNATE: 1}
"""Who casts an organisation's vote; a lower rank goes before a higher one, whoever was first."""


def lay_out(work: Work, poll: Poll) -> list[Seat]:
    """The seats of a formal vote that opens now, in no telling order of arrival: by side and name."""
    places = [place for place in work.members.in_group(poll.group_id) if place.role in VOTING]
    people = [place for place in places if place.member.side is not Side.GUEST]
    if poll.terms.unit is Unit.ORGANISATION:
        return _of_organisations(work, poll, people)
    return [
        Seat(poll.id, number, place.member.side, "", member_id=place.member.id)
        for number, place in enumerate(people, start=1)
    ]


def _of_organisations(work: Work, poll: Poll, people: Iterable[Membership]) -> list[Seat]:
    heads = {
        each.id: each for each in (_head_of(work, place) for place in people if place.role in RANKS) if each
    }
    voting = [each for each in heads.values() if each.kind is not OrganisationKind.GOVERNMENT]
    ordered = sorted(voting, key=lambda each: (each.side, each.known_as))
    return [
        Seat(poll.id, number, head.side, head.name, organisation_id=head.id)
        for number, head in enumerate(ordered, start=1)
    ]


def _head_of(work: Work, place: Membership) -> Organisation | None:
    own = place.member.organisation
    return None if own is None else work.organisations.head_of(own)


def voice_of(work: Work, by: Member, poll: Poll) -> Voice:
    """For whom this member votes in the poll. Refusal for those without a vote, with the reason."""
    if not poll.terms.formal:
        require_voter(work, by, poll.group_id)
        return Voice(by.id)
    place = require_member(work, by, poll.group_id)
    seat = _own_seat(work, place, poll)
    if seat is None:
        raise Refusal(
            _("This vote is for those who had one when it opened. Please ask a coordinator if that is wrong.")
        )
    if poll.terms.unit is Unit.PERSON:
        require_voter(work, by, poll.group_id)
        return Voice(by.id, seat=seat)
    if place.role not in RANKS:
        raise Refusal(
            _(
                "In this vote, “{organisation}” has one vote, cast by its voting representative or alternate.",
                organisation=Verbatim(seat.name),
            )
        )
    return Voice(seat.voter, RANKS[place.role], seat)


def _own_seat(work: Work, place: Membership, poll: Poll) -> Seat | None:
    if poll.terms.unit is Unit.PERSON:
        return work.polls.seat_of_member(poll.id, place.member.id)
    head = _head_of(work, place)
    return None if head is None else work.polls.seat_of_organisation(poll.id, head.id)


def missing_voters(work: Work, poll: Poll) -> list[Member]:
    """Who could cast the votes of a formal vote that are still missing; of an organisation those who go first."""
    ballots = work.polls.by_voter(poll.id)
    empty = {seat.voter: seat for seat in work.polls.seats(poll.id) if seat.voter not in ballots}
    found: dict[int, list[tuple[int, Member]]] = {}
    for place in work.members.in_group(poll.group_id):
        voice = _voice_at(work, place, poll)
        if voice is not None and voice.voter in empty:
            found.setdefault(voice.voter, []).append((voice.rank, place.member))
    first = {voter: min(rank for rank, _member in ranked) for voter, ranked in found.items()}
    return [member for voter, ranked in found.items() for rank, member in ranked if rank == first[voter]]


def _voice_at(work: Work, place: Membership, poll: Poll) -> Voice | None:
    seat = _own_seat(work, place, poll)
    if seat is None or place.role not in VOTING:
        return None
    if poll.terms.unit is Unit.PERSON:
        return Voice(place.member.id, seat=seat)
    return Voice(seat.voter, RANKS[place.role], seat) if place.role in RANKS else None
