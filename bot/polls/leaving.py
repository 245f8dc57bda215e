"""What becomes of ballots when somebody loses their vote, or two members turn out to be one person."""

from datetime import datetime

from bot.polls import secrecy
from bot.polls.model import NO_VOTE, Poll, PollState
from bot.polls.service import close, get_poll
from bot.polls.voting import Vote, replace
from bot.work import Work


def withdraw_ballots_of(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Remove the ballots of someone who loses their vote in a group from its open straw polls; closed ones stay.

    In a formal vote the electorate is fixed: what was cast while it was valid stays.
    """
    for poll_id in work.polls.open_in(group_id):
        poll = get_poll(work.polls.for_ending(poll_id))
        if poll.takes_votes(now) and not poll.terms.formal:
            before = work.polls.take_ballot(poll.id, member_id, now)
            replace(work, member_id, Vote(poll, before, NO_VOTE), now)
            work.polls.drop_ballot(poll.id, member_id)


def unite_ballots(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """Two members are one person: of two ballots in an open poll the later one counts; a closed result stays.

    Of a secret vote it is not known which is later (secrecy.unite): Refusal where neither could be taken out.
    """
    for poll_id in work.polls.with_both(kept_id, gone_id):
        poll = get_poll(work.polls.for_ending(poll_id))
        _close_overdue(work, poll, now)
        if poll.takes_votes(now):
            _keep_later(work, poll, kept_id, gone_id, now)
            work.polls.discard_ballot(poll.id, gone_id)
    for poll_id in work.secrets.with_voter(gone_id):
        poll = get_poll(work.polls.for_ending(poll_id))
        _close_overdue(work, poll, now)
        if poll.takes_votes(now):
            secrecy.unite(work, poll, kept_id, gone_id)
        else:
            work.secrets.rename(poll.id, gone_id, kept_id)
    work.polls.hand_over(kept_id, gone_id)


def _close_overdue(work: Work, poll: Poll, now: datetime) -> None:
    """Whoever voted in time did so as the members they were."""
    if poll.state is PollState.OPEN and not poll.takes_votes(now):
        close(work, poll, now)


def _keep_later(work: Work, poll: Poll, kept_id: int, gone_id: int, now: datetime) -> None:
    mine, other = (work.polls.take_ballot(poll.id, each, now) for each in (kept_id, gone_id))
    mine_at, other_at = (work.polls.cast_at(poll.id, each) for each in (kept_id, gone_id))
    reason = work.polls.reason(poll.id, gone_id)
    replace(work, gone_id, Vote(poll, other, NO_VOTE), now)
    if other and (not mine or mine_at < other_at):
        work.polls.put_ballot(poll.id, kept_id, mine, other, other_at, reason=reason)
