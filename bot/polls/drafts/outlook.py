"""A draft as it would be if it were opened now."""

from datetime import datetime

from bot.chat.text import Verbatim, Words
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.words import organisation_of
from bot.polls import seats
from bot.polls.drafts import translating
from bot.polls.drafts.cards import Outlook
from bot.polls.drafts.deadline import deadline_of
from bot.polls.model import Poll, Seat
from bot.polls.service import missing_tongues
from bot.work import Work


def outlook(work: Work, poll: Poll, member: Member, now: datetime) -> Outlook:
    """Electorate and deadline of this moment, what is missing, and whether this member may open it."""
    group = get_group(work, poll.group_id)
    laid_out = seats.lay_out(work, _as_opened(poll, now))
    return Outlook(
        poll,
        group,
        deadline_of(work, poll, now),
        laid_out,
        tuple(seat_name(work, seat) for seat in laid_out),
        missing_tongues(poll, group.languages),
        translating.asked(work, poll),
        is_coordinator(work, member, group),
    )


def _as_opened(poll: Poll, now: datetime) -> Poll:
    """A copy that opens now: the draft itself stays as it is."""
    return Poll(
        poll.group_id, poll.question, poll.options, poll.method, now, now, poll.zone, None, None, poll.terms
    )


def seat_name(work: Work, seat: Seat) -> Words:
    """The organisation of a seat; of a person's seat, the one they belong to."""
    if seat.member_id is None:
        return Verbatim(seat.name)
    member = work.members.find(seat.member_id)
    return Verbatim(seat.name) if member is None else organisation_of(member)
