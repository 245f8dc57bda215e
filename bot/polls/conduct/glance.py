"""A formal vote as one reader sees it: what its cards need to know beyond those of every poll."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.text import Words
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.roles import Side
from bot.polls.chairs import side_chaired
from bot.polls.conduct import proxies, turnout
from bot.polls.conduct.closing import Consent, consent_of
from bot.polls.conduct.revising import can_revise
from bot.polls.drafts.outlook import seat_name
from bot.polls.model import Poll, Seat
from bot.polls.seats import voice_of
from bot.polls.terms import Unit
from bot.record.model import Head
from bot.work import Work


@dataclass(frozen=True)
class Personal:
    """What one member has to do with it. `holder`: to whom the vote of their organisation was handed.

    `hands`: may hand it on; `held`: seats handed to it; `chairs`: the side they are co-chair of.
    """

    coordinates: bool
    chairs: Side | None
    hands: bool = False
    holder: Words | None = None
    held: tuple[tuple[Seat, Words], ...] = ()


@dataclass(frozen=True)
class Glance:
    """A formal vote at this moment; `head` is where its close stands in the record."""

    poll: Poll
    turnout: Mapping[Side, tuple[int, int]]
    personal: Personal | None
    consent: Consent | None
    head: Head | None
    revisable: bool
    now: datetime


def glance(work: Work, poll: Poll, member: Member | None, now: datetime) -> Glance:
    """The vote as this member sees it now, or (None) a room."""
    is_open = poll.takes_votes(now)
    return Glance(
        poll,
        turnout.by_side(work, poll),
        None if member is None else _personal(work, poll, member, now),
        consent_of(work, poll, now) if is_open and member is not None else None,
        head_of(work, poll),
        can_revise(poll),
        now,
    )


def head_of(work: Work, poll: Poll) -> Head | None:
    """Where the close of a formal vote stands in its group's record."""
    if poll.record_no is None:
        return None
    entries = work.records.entries(poll.group_id, poll.record_no, 1)
    return Head(poll.group_id, entries[0].number, entries[0].hash) if entries else None


def _personal(work: Work, poll: Poll, member: Member, now: datetime) -> Personal:
    coordinates = is_coordinator(work, member, get_group(work, poll.group_id))
    chairs = side_chaired(work, member, poll.group_id, now)
    own = _own_seat(work, poll, member, now)
    if own is None:
        return Personal(coordinates, chairs)
    holder = proxies.holder_of(work, poll, own)
    held = tuple((seat, seat_name(work, seat)) for seat in proxies.held_by(work, poll, own))
    name = seat_name(work, holder) if holder is not None else None
    return Personal(coordinates, chairs, bool(_can_take(work, poll, member, now)), name, held)


def _own_seat(work: Work, poll: Poll, member: Member, now: datetime) -> Seat | None:
    if poll.terms.unit is not Unit.ORGANISATION or not poll.takes_votes(now):
        return None
    try:
        return voice_of(work, member, poll, now).seat
    except Refusal:
        return None


def _can_take(work: Work, poll: Poll, member: Member, now: datetime) -> Sequence[Seat]:
    try:
        return proxies.holders(work, member, poll, now)[1]
    except Refusal:
        return ()
