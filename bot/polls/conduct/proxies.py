"""Proxies: an organisation hands its vote in one poll to another one of its side.

At most two are held by one organisation, and none is handed on. Taking it back takes back what was cast with it.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.text import Verbatim, _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.polls import kept
from bot.polls.counting import Method
from bot.polls.counting.marks import WHOLE
from bot.polls.model import Poll, Proxy, Seat, Voice
from bot.polls.seats import voice_of
from bot.polls.service import POLL, get_poll, require_open
from bot.polls.terms import Unit
from bot.record.model import Step
from bot.record.service import record
from bot.work import Work

MOST = 2
"""How many votes one organisation may hold beside its own."""


def voice_for(work: Work, by: Member, poll: Poll, seat: int | None, now: datetime) -> Voice:
    """For whom this member votes: for their own seat, or for a seat that was handed to it.

    Refusal for those without a vote, for a seat that was not handed to theirs, and when theirs is handed to another.
    """
    own = voice_of(work, by, poll, now)
    if own.seat is None or poll.terms.unit is not Unit.ORGANISATION:
        return own
    if seat is None or seat == own.seat.number:
        _require_kept(work, poll, own.seat)
        return own
    proxy = work.polls.proxy_of(poll.id, seat)
    if proxy is None or proxy.holder != own.seat.number:
        raise Refusal(
            _("This vote is not handed to your organisation, or not any more. /vote shows the poll.")
        )
    return Voice(-seat, own.rank, _seat(work, poll, seat))


def _require_kept(work: Work, poll: Poll, seat: Seat) -> None:
    proxy = work.polls.proxy_of(poll.id, seat.number)
    if proxy is not None:
        raise Refusal(
            _(
                "The vote of “{organisation}” is handed to “{holder}”. Its voting representative can take it back "
                "with the button on the card of the poll (/vote).",
                organisation=Verbatim(seat.name),
                holder=Verbatim(_seat(work, poll, proxy.holder).name),
            )
        )


def can_hand(poll: Poll) -> bool:
    """Whether votes of this poll can be handed on: those of organisations, cast by one press."""
    by_press = poll.method not in WHOLE and poll.method is not Method.CONSENT
    return poll.terms.formal and poll.terms.unit is Unit.ORGANISATION and by_press and not poll.terms.secret


def holders(work: Work, by: Member, poll: Poll, now: datetime) -> tuple[Seat, Sequence[Seat]]:
    """One's own seat, and the seats its vote can be handed to.

    Refusal for anyone but a voting representative, once the vote is cast, and for polls in which none can be handed on.
    """
    own = _giving(work, by, poll, now)
    proxies = work.polls.proxies(poll.id)
    giving = {each.seat for each in proxies}
    held = [each.holder for each in proxies]
    others = (
        each for each in work.polls.seats(poll.id) if each.side is own.side and each.number != own.number
    )
    return own, [each for each in others if each.number not in giving and held.count(each.number) < MOST]


def _giving(work: Work, by: Member, poll: Poll, now: datetime) -> Seat:
    require_open(poll, now)
    if not can_hand(poll):
        raise Refusal(_("In this poll votes cannot be handed on. /vote shows it."))
    voice = voice_for(work, by, poll, None, now)
    if voice.seat is None or voice.rank:
        raise Refusal(_("Only the voting representative can hand the organisation’s vote on."))
    if kept.has_voted(work, poll, voice.voter):
        raise Refusal(
            _("Your organisation has voted already. Please take that vote back first, then hand it on.")
        )
    if any(each.holder == voice.seat.number for each in work.polls.proxies(poll.id)):
        raise Refusal(_("Your organisation holds the vote of another one, so it cannot hand its own on."))
    return voice.seat


def give(work: Work, by: Member, poll_id: int, seat: int, now: datetime) -> tuple[Poll, Seat]:
    """Hand the vote of one's organisation to that of a seat; returns the latter.

    Refusal as in holders, and for a seat of the other side, one that hands on its own, or that holds two already.
    """
    poll = get_poll(work.polls.for_ending(poll_id))  # alone: two cannot hand on at once and pass the limit
    own, possible = holders(work, by, poll, now)
    holder = next((each for each in possible if each.number == seat), None)
    if holder is None:
        raise Refusal(
            _(
                "This organisation cannot take your vote: it must be on your side, keep its own vote, and hold at most "
                "{most}. Please choose another one.",
                most=MOST,
            )
        )
    work.polls.give_proxy(Proxy(poll.id, own.number, holder.number, by.id, now))
    _record(work, poll, by, own.number, holder.number, now)
    work.outbox.refresh(POLL, poll.id, now)
    return poll, holder


def take(work: Work, by: Member, poll_id: int, now: datetime) -> tuple[Poll, Proxy]:
    """The poll, locked alone, and the proxy that one's organisation gave, removed and on record.

    Refusal for anyone but its voting representative, when there is none, and when the poll is over.
    """
    poll = get_poll(work.polls.for_ending(poll_id))
    voice = voice_of(work, by, poll, now)
    require_open(poll, now)
    proxy = None if voice.seat is None else work.polls.proxy_of(poll.id, voice.seat.number)
    if proxy is None:
        raise Refusal(_("Your organisation has not handed its vote on, so there is nothing to take back."))
    if voice.rank:
        raise Refusal(_("Only the voting representative can take the organisation’s vote back."))
    work.polls.revoke_proxy(proxy)
    _record(work, poll, by, proxy.seat, None, now)
    return poll, proxy


def _record(work: Work, poll: Poll, by: Member, seat: int, holder: int | None, now: datetime) -> None:
    """Seats by number: no organisation and no person is named but beside the chain."""
    facts = {"poll": poll.id, "seat": seat, "holder": holder}
    record(work, poll.group_id, Step.PROXY, poll.question, facts, now, people={"by": by})


def held_by(work: Work, poll: Poll, seat: Seat) -> Sequence[Seat]:
    """The seats whose votes this seat holds."""
    held = {each.seat for each in work.polls.proxies(poll.id) if each.holder == seat.number}
    return [each for each in work.polls.seats(poll.id) if each.number in held]


def waiting_for(work: Work, by: Member, poll: Poll, now: datetime) -> tuple[bool, Sequence[Seat]]:
    """Whether a member's own vote is missing, and of which seats handed to theirs."""
    try:
        own = voice_of(work, by, poll, now)
    except Refusal:
        return False, ()
    missing = not kept.has_voted(work, poll, own.voter)
    if own.seat is None or poll.terms.unit is not Unit.ORGANISATION:
        return missing, ()
    held = [seat for seat in held_by(work, poll, own.seat) if not kept.has_voted(work, poll, seat.voter)]
    return missing and work.polls.proxy_of(poll.id, own.seat.number) is None, held


def holder_of(work: Work, poll: Poll, seat: Seat) -> Seat | None:
    """The seat that this seat's vote was handed to."""
    proxy = work.polls.proxy_of(poll.id, seat.number)
    return None if proxy is None else _seat(work, poll, proxy.holder)


def _seat(work: Work, poll: Poll, number: int) -> Seat:
    return next(each for each in work.polls.seats(poll.id) if each.number == number)
