"""Casting votes, changing them and taking them back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.chat.text import Variants, Verbatim, _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.polls import secrecy
from bot.polls.conduct.proxies import voice_for
from bot.polls.counting import Marks, Method, Wrong, check
from bot.polls.counting.marks import WHOLE
from bot.polls.deciding import NO
from bot.polls.model import NO_VOTE, Ballot, Poll, Voice, written
from bot.polls.service import POLL, get_public, require_open
from bot.polls.terms import Unit
from bot.work import Work


@dataclass(frozen=True)
class Vote:
    """A ballot before and after what was just asked. `instead_of`: who had cast the same organisation's vote before.

    `reason`: why somebody objects.
    """

    poll: Poll
    before: Ballot
    after: Ballot
    instead_of: Member | None = None
    reason: Variants | None = None


Change = Callable[[Poll, Ballot], Ballot]
"""From the ballot as it is to the ballot that is asked for."""


def cast_vote(
    work: Work,
    by: Member,
    poll_id: int,
    option: int,
    ticked: bool | None,
    now: datetime,
    seat: int | None = None,
) -> Vote:
    """Choose an option (see Poll.marked); the cost does not grow with the number of ballots.

    `seat`: the organisation's, by number, whose vote was handed to the member's own.

    Refusal for those without a vote, when the poll is over, for an option it does not have, and when an
    organisation's vote was cast by somebody who goes before this one.
    """

    def chosen(poll: Poll, before: Ballot) -> Ballot:
        if option not in range(len(poll.options)):
            raise Refusal(_("This poll has no such option. /vote shows the poll with those it has."))
        if poll.method in WHOLE:
            raise Refusal(_("This poll asks about every option at once. /vote shows it with its ballot."))
        if poll.method is Method.CONSENT and option == NO and ticked is not False:
            raise Refusal(_("An objection needs a reason. /vote shows the poll, where you can give it."))
        return poll.marked(before, option, ticked)

    return _vote(work, by, poll_id, chosen, now, seat=seat)


def cast_marks(work: Work, by: Member, poll_id: int, marks: Marks, now: datetime) -> Vote:
    """Give every option its mark at once. Refusal as in cast_vote, and for marks the method does not allow."""

    def given(poll: Poll, _before: Ballot) -> Ballot:
        return _checked(poll, marks)

    return _vote(work, by, poll_id, given, now)


def cast_secretly(work: Work, by: Member, poll_id: int, marks: Marks, now: datetime) -> Vote:
    """Cast the whole ballot of a secret vote. Refusal as in cast_marks; of a final one also when there is one."""

    def given(poll: Poll, _before: Ballot) -> Ballot:
        return _checked(poll, marks)

    return _vote(work, by, poll_id, given, now, secretly=True)


def _checked(poll: Poll, marks: Marks) -> Ballot:
    try:
        check(poll.method, marks, len(poll.options))
    except Wrong:
        raise Refusal(_("These marks do not fit this poll. /vote shows it as it is now.")) from None
    return written(poll.method, marks)


def object_to(work: Work, by: Member, poll_id: int, reason: Variants, now: datetime) -> Vote:
    """Object to a proposal, with the reason that the group reads. Refusal as in cast_vote, and in other polls."""

    def objected(poll: Poll, _before: Ballot) -> Ballot:
        if poll.method is not Method.CONSENT:
            raise Refusal(_("In this poll nobody can object. /vote shows it with its options."))
        return poll.marked(NO_VOTE, NO, True)

    return _vote(work, by, poll_id, objected, now, reason)


def take_back_vote(work: Work, by: Member, poll_id: int, now: datetime, seat: int | None = None) -> Vote:
    """Take one's vote back, or (`seat`) that of an organisation that handed it on.

    Refusal as in cast_vote, and when there is none.
    """

    def nothing(_poll: Poll, before: Ballot) -> Ballot:
        if not before:
            raise Refusal(_("You have not voted in this poll, so there is nothing to take back."))
        return NO_VOTE

    return _vote(work, by, poll_id, nothing, now, seat=seat, secretly=None)


def _vote(
    work: Work,
    by: Member,
    poll_id: int,
    change: Change,
    now: datetime,
    reason: Variants | None = None,
    seat: int | None = None,
    secretly: bool | None = False,
) -> Vote:
    """The poll is locked first: whoever leaves the group or closes it at the same time goes before or after this.

    `secretly`: whether this is a way to vote in a secret vote; None: in any.
    """
    poll = get_public(work.polls.for_voting(poll_id))
    voice = voice_for(work, by, poll, seat, now)
    require_open(poll, now)
    if secretly is not None:
        require_way(poll, secretly=secretly)
    if poll.terms.secret:
        return Vote(poll, *secrecy.cast(work, poll, voice, change))  # no card changes: its time would tell
    before = work.polls.take_ballot(poll.id, voice.voter, now)
    other = _other_caster(work, by, poll, voice) if voice.seat is not None else None
    vote = Vote(poll, before, change(poll, before), other, reason)
    return replace(work, voice.voter, vote, now, _caster(by, voice, poll))


def require_way(poll: Poll, *, secretly: bool) -> None:
    """Refusal for a way to vote in secret votes elsewhere, and for every other in them."""
    if secretly is not poll.terms.secret:
        raise Refusal(_("This poll is voted on in another way. /vote shows it with its ballot."))


def _caster(by: Member, voice: Voice, poll: Poll) -> tuple[int, int] | None:
    return (by.id, voice.rank) if poll.terms.unit is Unit.ORGANISATION else None


def _other_caster(work: Work, by: Member, poll: Poll, voice: Voice) -> Member | None:
    """Who else cast this organisation's vote. Refusal when they go before this one: their vote stands."""
    cast = work.polls.caster(poll.id, voice.voter)
    if cast is None or cast[0] == by.id:
        return None
    other = work.members.find(cast[0])
    if other is not None and cast[1] < voice.rank and voice.seat is not None:
        raise Refusal(
            _(
                "“{organisation}” has one vote, and {name} has cast it as voting representative. That vote stands; "
                "please talk to {name} if it should change.",
                organisation=Verbatim(voice.seat.name),
                name=other.words,
            )
        )
    return other


def replace(work: Work, voter: int, vote: Vote, now: datetime, caster: tuple[int, int] | None = None) -> Vote:
    """Keep the new ballot in the place of the old one, and let every copy of the poll be drawn anew."""
    if vote.after != vote.before or vote.instead_of is not None or vote.reason is not None:
        work.polls.put_ballot(vote.poll.id, voter, vote.before, vote.after, now, caster, vote.reason)
        work.outbox.outdate(POLL, vote.poll.id, now)
    return vote


def withdraw(work: Work, poll: Poll, voter: int, now: datetime) -> bool:
    """Empty a ballot that is no longer wanted, of a poll that is locked alone; returns whether there was one."""
    before = work.polls.take_ballot(poll.id, voter, now)
    replace(work, voter, Vote(poll, before, NO_VOTE), now)
    work.polls.drop_ballot(poll.id, voter)
    return bool(before)
