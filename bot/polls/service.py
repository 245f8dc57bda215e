"""Opening polls, voting in them and ending them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.text import Variants, _, _n
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import require_coordinator, require_voter
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls import reminding
from bot.polls.counting import Method
from bot.polls.model import NO_VOTE, Ballot, Poll, PollState
from bot.polls.topics import topic_of
from bot.rooms.model import GroupRoom
from bot.work import Work

POLL, RESULT = "poll", "poll_result"
LONGEST_RUN = timedelta(days=366)


@dataclass(frozen=True)
class Asking:
    """What is put to the vote, and the topic it belongs to."""

    question: Variants
    options: tuple[Variants, ...]
    method: Method
    topic_id: int | None = None


@dataclass(frozen=True)
class Vote:
    """A ballot before and after what was just asked."""

    poll: Poll
    before: Ballot
    after: Ballot


def get_poll(poll: Poll | None) -> Poll:
    """The poll that was found; Refusal when none was."""
    if poll is None:
        raise Refusal(_("This poll does not exist. /vote shows the open ones."))
    return poll


def open_poll(
    work: Work, by: Member, group_id: int, asking: Asking, closes_at: datetime, now: datetime
) -> Poll:
    """Open a poll until `closes_at` (UTC, set on the clock of `by`) and announce it in the group's rooms.

    Refusal for anyone but a coordinator, for a deadline that is past or over a year ahead, for a topic of others.
    """
    require_coordinator(work, by, group_id)
    _check_deadline(closes_at, now)
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
    )
    work.polls.add(poll)
    outbox.announce(work, group_id, Subject(POLL, poll.id), now, expires_at=closes_at)
    reminding.plan(work, poll, now)
    return poll


def _check_deadline(closes_at: datetime, now: datetime) -> None:
    if closes_at <= now:
        raise Refusal(_("This deadline has passed. Please give one in the future."))
    if closes_at > now + LONGEST_RUN:
        raise Refusal(_("This deadline is more than a year away. Please choose an earlier one."))


def cast_vote(work: Work, by: Member, poll_id: int, option: int, ticked: bool | None, now: datetime) -> Vote:
    """Choose an option (see Poll.marked); the cost does not grow with the number of ballots.

    Refusal for those without a vote, when the poll is over, and for an option it does not have.
    """
    poll = _poll_to_vote_in(work, by, poll_id, now)
    if option not in range(len(poll.options)):
        raise Refusal(_("This poll has no such option. /vote shows the poll with those it has."))
    before = work.polls.take_ballot(poll.id, by.id, now)
    return _replace(work, by.id, Vote(poll, before, poll.marked(before, option, ticked)), now)


def take_back_vote(work: Work, by: Member, poll_id: int, now: datetime) -> Vote:
    """Take one's vote back. Refusal as in cast_vote, and when there is none."""
    poll = _poll_to_vote_in(work, by, poll_id, now)
    before = work.polls.take_ballot(poll.id, by.id, now)
    if not before:
        raise Refusal(_("You have not voted in this poll, so there is nothing to take back."))
    return _replace(work, by.id, Vote(poll, before, NO_VOTE), now)


def _poll_to_vote_in(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Locked first: whoever leaves the group or closes the poll at the same time goes before or after this vote."""
    poll = get_poll(work.polls.for_voting(poll_id))
    require_voter(work, by, poll.group_id)
    _require_open(poll, now)
    return poll


def _require_open(poll: Poll, now: datetime) -> None:
    if poll.takes_votes(now):
        return
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


def _replace(work: Work, member_id: int, vote: Vote, now: datetime) -> Vote:
    if vote.after != vote.before:
        work.polls.put_ballot(vote.poll.id, member_id, vote.before, vote.after, now)
        work.outbox.outdate(POLL, vote.poll.id, now)
    return vote


def withdraw_ballots_of(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Remove the ballots of someone who loses their vote in a group from its open polls; closed ones stay."""
    for poll_id in work.polls.open_in(group_id):
        poll = get_poll(work.polls.for_ending(poll_id))
        if poll.takes_votes(now):
            before = work.polls.take_ballot(poll.id, member_id, now)
            _replace(work, member_id, Vote(poll, before, NO_VOTE), now)
            work.polls.drop_ballot(poll.id, member_id)


def unite_ballots(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """Two members are one person: of two ballots in an open poll the later one counts; a closed result stays."""
    for poll_id in work.polls.with_both(kept_id, gone_id):
        poll = get_poll(work.polls.for_ending(poll_id))
        if poll.state is PollState.OPEN and not poll.takes_votes(now):
            _close(work, poll, now)  # both voted in time as the members they were
        if poll.takes_votes(now):
            _keep_later(work, poll, kept_id, gone_id, now)
        work.polls.discard_ballot(poll.id, gone_id)


def _keep_later(work: Work, poll: Poll, kept_id: int, gone_id: int, now: datetime) -> None:
    mine, other = (work.polls.take_ballot(poll.id, each, now) for each in (kept_id, gone_id))
    mine_at, other_at = (work.polls.cast_at(poll.id, each) for each in (kept_id, gone_id))
    _replace(work, gone_id, Vote(poll, other, NO_VOTE), now)
    if other and (not mine or mine_at < other_at):
        work.polls.put_ballot(poll.id, kept_id, mine, other, other_at)


def post_open(work: Work, bound: GroupRoom, now: datetime) -> None:
    """Say in a room that a group uses from now on which polls are open."""
    for poll_id in work.polls.open_in(bound.group_id):
        poll = get_poll(work.polls.find(poll_id))
        if poll.takes_votes(now):
            outbox.post_missing(work, bound.room, Subject(POLL, poll.id), now, expires_at=poll.closes_at)


def end_poll(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Close a poll before its deadline. Refusal for anyone but a coordinator, and when it is over."""
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    _require_open(poll, now)
    _close(work, poll, now)
    return poll


def withdraw_poll(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Take a poll back. Refusal for anyone but a coordinator, when it is over, and once somebody has voted."""
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    _require_open(poll, now)
    if voters := work.polls.recount(poll).voters:
        raise Refusal(
            _n(
                "{n} member has already voted, so the poll can no longer be withdrawn. You can close it instead.",
                "{n} members have already voted, so the poll can no longer be withdrawn. You can close it instead.",
                voters,
            )
        )
    _end(work, poll, PollState.WITHDRAWN, now)
    return poll


def close_due(work: Work, now: datetime) -> None:
    """Close every poll whose deadline has come. Of two that try at once, one closes it."""
    for poll_id in work.polls.closing_by(now):
        poll = get_poll(work.polls.for_ending(poll_id))
        if poll.state is PollState.OPEN:
            _close(work, poll, now)


def _close(work: Work, poll: Poll, now: datetime) -> None:
    poll.result = work.polls.recount(poll)
    _end(work, poll, PollState.CLOSED, now)
    outbox.announce(work, poll.group_id, Subject(RESULT, poll.id), now)


def _end(work: Work, poll: Poll, state: PollState, now: datetime) -> None:
    poll.state = state
    poll.ended_at = min(now, poll.closes_at)  # after a standstill it is closed late, but no vote counted late
    work.reminders.forget(reminding.VIEW, poll.id)
    for view in (POLL, reminding.VIEW):
        work.outbox.refresh(view, poll.id, now)
