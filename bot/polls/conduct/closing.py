"""Closing a formal vote before its deadline: when its outcome cannot change any more, or by both co-chairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.text import Listing, _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.membership.roles import Side
from bot.membership.words import SIDES as NAMES
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls import service
from bot.polls.chairs import co_chairs, side_chaired
from bot.polls.model import Agreement, Poll
from bot.polls.rules import SIDES
from bot.polls.service import POLL, get_poll, require_open
from bot.work import Work

CLOSING = "poll_closing"


@dataclass(frozen=True)
class Consent:
    """Where the co-chairs stand. `agreed`: those in office who said yes; `vacant`: sides without a co-chair."""

    chairs: Mapping[Side, Member]
    agreed: Mapping[Side, Member]

    @property
    def vacant(self) -> Sequence[Side]:
        """Sides that nobody can agree for."""
        return [side for side in SIDES if side not in self.chairs]

    @property
    def complete(self) -> bool:
        """Whether both sides have agreed."""
        return set(self.agreed) == set(SIDES)


def consent_of(work: Work, poll: Poll, now: datetime) -> Consent:
    """Who has agreed and is still in office: who is not any more, does not count."""
    chairs = co_chairs(work, poll.group_id, now)
    said = {each.side: each.member_id for each in work.polls.agreements(poll.id)}
    return Consent(chairs, {side: each for side, each in chairs.items() if said.get(side) == each.id})


def ask(work: Work, by: Member, poll_id: int, now: datetime) -> tuple[Poll, Consent]:
    """Ask both co-chairs whether a formal vote shall be closed early.

    Refusal for anyone but a coordinator, when it is over, and while a side has no co-chair: then who is to do what.
    """
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    require_formal(poll, now)
    consent = consent_of(work, poll, now)
    if consent.vacant:
        raise Refusal(
            _(
                "There is no co-chair for: {sides}. Please appoint one with /members, or let the vote run until its "
                "deadline.",
                sides=Listing(tuple(NAMES[side] for side in consent.vacant)),
            )
        )
    for side, chair in consent.chairs.items():
        if side not in consent.agreed:
            outbox.tell(work, chair, Subject(CLOSING, poll.id), now, expires_at=poll.closes_at)
    return poll, consent


def agree(work: Work, by: Member, poll_id: int, yes: bool, now: datetime) -> tuple[Poll, Consent]:
    """A co-chair agrees to close a formal vote now, or takes that back; with both it is closed, and that is on record.

    Refusal for anyone but the co-chairs, and when it is over.
    """
    poll = get_poll(work.polls.for_ending(poll_id))
    side = side_chaired(work, by, poll.group_id, now)
    if side is None:
        raise Refusal(_("Only the co-chairs of the group can agree to close a vote early."))
    require_formal(poll, now)
    if not yes:
        work.polls.disagree(poll.id, side)
        return poll, consent_of(work, poll, now)
    work.polls.agree(poll.id, Agreement(side, by.id, now))
    consent = consent_of(work, poll, now)
    if consent.complete:
        service.close(work, poll, now, agreed=consent.agreed)
    else:
        _tell_others(work, poll, consent, now)
    return poll, consent


def _tell_others(work: Work, poll: Poll, consent: Consent, now: datetime) -> None:
    """The other side's co-chair is asked; where there is none, the coordinators learn what to do."""
    for side, chair in consent.chairs.items():
        if side not in consent.agreed:
            outbox.tell(work, chair, Subject(CLOSING, poll.id), now, expires_at=poll.closes_at)
    opener = None if poll.opened_by is None else work.members.find(poll.opened_by)
    if consent.vacant and opener is not None:
        outbox.tell(work, opener, Subject(CLOSING, poll.id), now, expires_at=poll.closes_at)
    work.outbox.refresh(POLL, poll.id, now)


def require_formal(poll: Poll, now: datetime) -> None:
    """Refusal for a straw poll, and for a vote that is not open."""
    require_open(poll, now)
    if not poll.terms.formal:
        raise Refusal(_("This is a straw poll: a coordinator can close it at any time."))


def require_held(poll: Poll) -> None:
    """Refusal for a straw poll, which has no seats."""
    if not poll.terms.formal:
        raise Refusal(_("This is a straw poll: it counts people, and nobody’s vote is missing by name."))
