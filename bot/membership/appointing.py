"""Giving offices for a time and ending them: one representative for each organisation, one co-chair for each side."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.mandate import Mandate, Term
from bot.membership.model import Group, Member, Membership
from bot.membership.policy import get_group, require_coordinator
from bot.membership.recording import record_mandate
from bot.membership.roles import SINGLE, SPEAKING, VOTING, Role, Side
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import Work

ROLE_CHANGED = "role_changed"


def appoint(work: Work, by: Member, place: Membership, role: Role, term: Term, now: datetime) -> Mandate:
    """Give a member of the group an office; who held it before holds it no longer from its beginning on.

    The same again changes nothing. Refusal for anyone but a coordinator, for observers and guests, for a member
    without an organisation, and for a term that ends before it begins.
    """
    group = require_coordinator(work, by, place.group_id)
    work.groups.lock(group.id)
    require_appointable(place, role)
    return _give(work, by, group, place, role, term, now)


def _give(
    work: Work, by: Member, group: Group, place: Membership, role: Role, term: Term, now: datetime
) -> Mandate:
    if term.until is not None and term.until <= term.since:
        raise Refusal(_("This term ends before it begins. Please give a later end, or none."))
    held = work.mandates.not_over(group.id, term.since)
    same = next((each for each in held if _is_same(each, place, role, term)), None)
    if same is not None:
        return same
    own = place.member.organisation
    of = own.id if own and role in SPEAKING else None
    mandate = Mandate(place.member, group.id, role, place.member.side, of, term.since, term.until)
    _make_room(work, group, mandate, held, by, now)
    work.mandates.add(mandate)
    record_mandate(work, group, mandate, "appointed", by, now)
    _tell(work, mandate.member, by, group, now)
    return mandate


def require_appointable(place: Membership, role: Role) -> None:
    """Refusal for observers, guests, and those without an organisation to speak for."""
    name = place.member.words
    if place.role not in VOTING:
        raise Refusal(
            _("{name} is an observer. Please make them a member first, then appoint them.", name=name)
        )
    if role in SPEAKING and place.member.organisation is None:
        raise Refusal(
            _("{name} belongs to no organisation yet. /roster lets you say which one it is.", name=name)
        )
    if place.member.side is Side.GUEST:
        raise Refusal(
            _("{name} belongs to neither side, and guests hold no office. Their organisation’s side can be corrected "
              "with /roster.", name=name)
        )  # fmt: skip


def _is_same(held: Mandate, place: Membership, role: Role, term: Term) -> bool:
    mine = held.member is place.member and held.role is role and (held.speaks or role not in SPEAKING)
    return mine and held.in_force(term.since) and held.until == term.until


def _make_room(
    work: Work, group: Group, new: Mandate, held: Iterable[Mandate], by: Member, now: datetime
) -> None:
    """Nobody holds two offices of a kind, and an office of which there is one is held by one at a time."""
    for other in held:
        starts_after = new.until is not None and other.since >= new.until
        if not starts_after and _collides(new, other):
            _cut(work, group, other, max(new.since, now), by, now)


def _collides(new: Mandate, other: Mandate) -> bool:
    speaking = new.role in SPEAKING and other.role in SPEAKING
    if new.member is other.member:
        return speaking or new.role is other.role
    if new.role is not other.role or new.role not in SINGLE:
        return False
    return new.organisation_id == other.organisation_id if speaking else new.side is other.side


def _cut(work: Work, group: Group, mandate: Mandate, at: datetime, by: Member, now: datetime) -> None:
    """End it at a moment, and take it back altogether when it would begin later."""
    mandate.until = at
    record_mandate(work, group, mandate, "ended", by, now)
    _tell(work, mandate.member, by, group, now)
    if mandate.since >= at:
        work.mandates.forget(mandate)


def get_held(work: Work, by: Member, mandate_id: int, now: datetime) -> Mandate:
    """An office that is held or will be. Refusal for anyone but a coordinator, and when it is over."""
    mandate = work.mandates.find(mandate_id)
    if mandate is not None:
        require_coordinator(work, by, mandate.group_id)
    if mandate is None or mandate.is_over(now):
        raise Refusal(_("This office is no longer held. /members shows who holds which."))
    return mandate


def end(work: Work, by: Member, mandate_id: int, now: datetime) -> Mandate:
    """End an office now, or take it back before it begins. Refusal as `get_held`."""
    mandate = get_held(work, by, mandate_id, now)
    group = get_group(work, mandate.group_id)
    work.groups.lock(group.id)
    _cut(work, group, mandate, now, by, now)
    return mandate


def end_offices(work: Work, member: Member, group_id: int, by: Member, now: datetime) -> None:
    """Somebody leaves the group or becomes an observer: what they hold there ends with it."""
    for mandate in work.mandates.not_over(group_id, now):
        if mandate.member is member:
            _cut(work, get_group(work, group_id), mandate, now, by, now)


def end_speaking(work: Work, member: Member, by: Member, now: datetime) -> None:
    """Somebody belongs to another organisation now: what they held for the one before ends."""
    for mandate in work.mandates.all_of(member.id):
        if mandate.role in SPEAKING and not mandate.is_over(now) and not mandate.speaks:
            _cut(work, get_group(work, mandate.group_id), mandate, now, by, now)


def _tell(work: Work, member: Member, by: Member, group: Group, now: datetime) -> None:
    if member is not by:
        outbox.tell(work, member, Subject(ROLE_CHANGED, group.id), now)


def end_sided(work: Work, member: Member, by: Member, now: datetime) -> None:
    """Somebody's organisation is on another side now: who chaired for the one before does so no more."""
    for mandate in work.mandates.all_of(member.id):
        if mandate.role is Role.CO_CHAIR and not mandate.is_over(now) and mandate.side is not member.side:
            _cut(work, get_group(work, mandate.group_id), mandate, now, by, now)


def unite_offices(
    work: Work, group: Group, organisation_id: int, first: Collection[int], by: Member, now: datetime
) -> None:
    """Two organisations became one: of several representatives one stays, rather one whose office is among `first`,
    and the others become alternates."""
    held = [
        mandate
        for mandate in work.mandates.not_over(group.id, now)
        if mandate.organisation_id == organisation_id and mandate.role is Role.REPRESENTATIVE
    ]
    for mandate in sorted(held, key=lambda each: each.id not in first)[1:]:
        since, until = max(mandate.since, now), mandate.until
        _cut(work, group, mandate, now, by, now)
        place = work.members.membership(mandate.member.id, group.id)
        if place is not None:
            _give(work, by, group, place, Role.ALTERNATE, Term(since, until), now)
