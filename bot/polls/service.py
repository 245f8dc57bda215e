"""Opening polls and ending them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.chat.languages import Language
from bot.chat.text import Listing, Variants, _, _n
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import get_group, require_coordinator
from bot.membership.roles import Side
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls import formal, kept, reminding, secrecy
from bot.polls.chairs import co_chairs
from bot.polls.counting import Method
from bot.polls.deciding import judgement
from bot.polls.model import Option, Poll, PollState
from bot.polls.terms import STRAW_POLL, Terms
from bot.polls.topics import topic_of
from bot.rooms.model import GroupRoom
from bot.work import Work

POLL, RESULT, REVISION = "poll", "poll_result", "poll_revision"
LONGEST_RUN = timedelta(days=366)


@dataclass(frozen=True)
class Asking:
    """What is put to the vote, and the topic it belongs to."""

    question: Variants
    options: tuple[Option, ...]
    method: Method
    topic_id: int | None = None
    terms: Terms = STRAW_POLL


def get_poll(poll: Poll | None) -> Poll:
    """The poll that was found; Refusal when none was."""
    if poll is None:
        raise Refusal(_("This poll does not exist. /vote shows the open ones."))
    return poll


def get_public(poll: Poll | None) -> Poll:
    """The poll that was found, if its group may see it; Refusal for a draft, and when none was found."""
    found = get_poll(poll)
    return get_poll(None if found.state is PollState.DRAFT else found)


def open_poll(
    work: Work, by: Member, group_id: int, asking: Asking, closes_at: datetime, now: datetime
) -> Poll:
    """Open a poll until `closes_at` (UTC, set on the clock of `by`) and announce it in the group's rooms.

    Refusal for anyone but a coordinator, for a deadline that is past or over a year ahead, for a topic of others; a
    formal vote also while a language of the group is missing, and when nobody would have a vote.
    """
    require_coordinator(work, by, group_id)
    check_deadline(closes_at, now)
    topic_of(work, group_id, asking.topic_id)
    poll = Poll(
        group_id,
        asking.question,
        asking.options,
        asking.method,
        now,
        closes_at,
        by.city.zone,
        by.id,
        asking.topic_id,
        asking.terms,
    )
    work.polls.add(poll)
    begin(work, poll, by, now)
    return poll


def begin(work: Work, poll: Poll, by: Member, now: datetime) -> None:
    """Announce a poll that opens now and plan its reminders; of a formal vote, fix the electorate before.

    Refusal for a formal vote while a language of the group is missing, and when nobody would have a vote.
    """
    if poll.terms.formal:
        _require_tongues(work, poll)
        formal.convene(work, poll, by, now)
    outbox.announce(work, poll.group_id, Subject(POLL, poll.id), now, expires_at=poll.closes_at)
    reminding.plan(work, poll, now)


def _require_tongues(work: Work, poll: Poll) -> None:
    missing = missing_tongues(poll, get_group(work, poll.group_id).languages) if poll.terms.formal else ()
    if missing:
        raise Refusal(
            _(
                "A formal vote needs every language of the group. Still missing in question or options: {languages}.",
                languages=Listing(missing),
            )
        )


def missing_tongues(poll: Poll, languages: tuple[Language, ...]) -> tuple[Language, ...]:
    """The languages in which the question or an option is not written."""
    texts = (poll.question, *(each for each in poll.options if isinstance(each, Variants)))
    return tuple(each for each in languages if any(text.missing((each,)) for text in texts))


def check_deadline(closes_at: datetime, now: datetime) -> None:
    """Refusal for a deadline (UTC) that has passed or is more than a year away."""
    if closes_at <= now:
        raise Refusal(_("This deadline has passed. Please give one in the future."))
    if closes_at > now + LONGEST_RUN:
        raise Refusal(_("This deadline is more than a year away. Please choose an earlier one."))


def require_open(poll: Poll, now: datetime) -> None:
    """Refusal for a poll in which no vote counts at this moment."""
    if poll.takes_votes(now):
        return
    if poll.state is PollState.DRAFT:
        raise Refusal(_("This vote is still being prepared. /vote shows the open ones."))
    if poll.state is PollState.WITHDRAWN:
        raise Refusal(
            _("The poll “{question}” was withdrawn. /vote shows the open ones.", question=poll.question)
        )
    until = poll.ended_at or poll.closes_at
    raise Refusal(
        _(
            "The poll “{question}” was open until {when}. /vote shows those that are open now.",
            question=poll.question,
            when=until,
        )
    )


def post_open(work: Work, bound: GroupRoom, now: datetime) -> None:
    """Say in a room that a group uses from now on which polls are open."""
    for poll_id in work.polls.open_in(bound.group_id):
        poll = get_poll(work.polls.find(poll_id))
        if poll.takes_votes(now):
            outbox.post_missing(work, bound.room, Subject(POLL, poll.id), now, expires_at=poll.closes_at)


def end_poll(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Close a poll before its deadline. Refusal for anyone but a coordinator, and when it is over.

    Refusal also for a formal vote whose outcome can still change: that only both co-chairs close (conduct/closing.py).
    """
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    require_open(poll, now)
    if poll.terms.formal and not formal.is_settled(work, poll):
        raise Refusal(
            _(
                "Votes that are missing could still change the outcome, so only both co-chairs can close this vote "
                "before its deadline."
            )
        )
    close(work, poll, now)
    return poll


def withdraw_poll(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Take a poll back. Refusal for anyone but a coordinator, when it is over, and once somebody has voted."""
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    require_open(poll, now)
    if voters := len(kept.voters(work, poll)):
        raise Refusal(
            _n(
                "{n} member has already voted, so the poll can no longer be withdrawn. You can close it instead.",
                "{n} members have already voted, so the poll can no longer be withdrawn. You can close it instead.",
                voters,
            )
        )
    if poll.terms.secret:
        work.secrets.destroy(poll.id)
    _end(work, poll, PollState.WITHDRAWN, now)
    formal.record_withdrawn(work, poll, by, now)
    return poll


def close_due(work: Work, now: datetime) -> None:
    """Close every poll whose deadline has come. Of two that try at once, one closes it."""
    for poll_id in work.polls.closing_by(now):
        poll = get_poll(work.polls.for_ending(poll_id))
        if poll.state is PollState.OPEN and secrecy.can_be_counted(work, poll):
            close(work, poll, now)


def close(
    work: Work, poll: Poll, now: datetime, agreed: Mapping[Side, Member] = MappingProxyType({})
) -> None:
    """Count what was cast and end the poll; it is locked alone (for_ending). `agreed`: the co-chairs who close it."""
    poll.result = kept.counted(work, poll)
    _end(work, poll, PollState.CLOSED, now)
    formal.record_closed(work, poll, agreed, now)
    outbox.announce(work, poll.group_id, Subject(RESULT, poll.id), now)
    _offer_revision(work, poll, now)


def _offer_revision(work: Work, poll: Poll, now: datetime) -> None:
    """A vote that was not adopted goes back to both co-chairs, and to whoever opened it."""
    judged = judgement(poll)
    if judged is None or judged.adopted:
        return
    opener = None if poll.opened_by is None else work.members.find(poll.opened_by)
    chairs = co_chairs(work, poll.group_id, now).values()
    for member in dict.fromkeys((*chairs, *((opener,) if opener else ()))):
        outbox.tell(work, member, Subject(REVISION, poll.id), now)


def _end(work: Work, poll: Poll, state: PollState, now: datetime) -> None:
    poll.state = state
    poll.ended_at = min(now, poll.closes_at)  # after a standstill it is closed late, but no vote counted late
    work.reminders.forget(reminding.VIEW, poll.id)
    for view in (POLL, reminding.VIEW):
        work.outbox.refresh(view, poll.id, now)
