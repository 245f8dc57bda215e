"""Secret votes: cast so that after the close nothing links a voter to a choice.

SEALED can be changed until the close; FINAL cannot, because nothing is kept by which it could be found again.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.chat.text import Text, _, _n
from bot.errors import Refusal
from bot.membership.roles import Side
from bot.polls.counting import Method, Sheaf
from bot.polls.deciding import rule_of
from bot.polls.model import NO_VOTE, Ballot, Poll, Seat, Voice
from bot.polls.secret.telling import FEWEST, FEWEST_OF_SIDE, asks_each_side
from bot.polls.secret_ports import KeyMissing, SecretBallot
from bot.polls.terms import Secrecy, Unit
from bot.work import Work

Change = Callable[[Poll, Ballot], Ballot]


def require_possible(work: Work, method: Method) -> None:
    """Refusal for a secret vote without the operator's key, and for one on consent, which needs reasons."""
    if not work.secrets.usable:
        raise Refusal(
            _(
                "A secret vote needs a key that is kept outside of the database, and there is none. Please ask whoever "
                "runs this bot to set one, or choose a vote with names hidden."
            )
        )
    if method is Method.CONSENT:
        raise Refusal(
            _(
                "A consent cannot be secret: the group reads why somebody objects, and how that is written tells who "
                "it was. Please choose yes, no and abstain for a secret vote, or a consent with names hidden."
            )
        )


def is_possible(work: Work, method: Method) -> bool:
    """Whether a vote by this method can be secret."""
    return work.secrets.usable and method is not Method.CONSENT


def begin(work: Work, poll: Poll, seats: Sequence[Seat]) -> None:
    """Make a poll that opens a secret one. Refusal as in require_possible, and for too few voters."""
    require_possible(work, poll.method)
    entitled = len(seats)
    if entitled < FEWEST:
        raise Refusal(
            _n(
                "With {n} vote, no vote could stay secret; it takes at least {fewest}.",
                "With {n} votes, no vote could stay secret; it takes at least {fewest}.",
                entitled,
                fewest=FEWEST,
            )
        )
    of_sides = Counter(seat.side for seat in seats)
    if asks_each_side(rule_of(poll)) and min(of_sides.values()) < FEWEST_OF_SIDE:
        raise Refusal(
            _(
                "This rule asks each side, and on one of them fewer than {fewest} have a vote: the outcome would give "
                "their votes away. Please choose a rule about all votes together, or a vote that is not secret.",
                fewest=FEWEST_OF_SIDE,
            )
        )
    work.secrets.begin(poll.id)


def cast(work: Work, poll: Poll, voice: Voice, change: Change) -> tuple[Ballot, Ballot]:
    """The ballot before and after.

    Refusal for a second final vote, for one of lower rank of an organisation, and when the key is missing.
    """
    try:
        return _cast(work, poll, voice, change)
    except KeyMissing:
        raise Refusal(_key_words()) from None


def _cast(work: Work, poll: Poll, voice: Voice, change: Change) -> tuple[Ballot, Ballot]:
    voters = work.secrets.take(poll.id)
    side = voice.seat.side if voice.seat else None
    if poll.terms.secrecy is Secrecy.FINAL:
        require_first(poll, voice.voter in voters)
        after = change(poll, NO_VOTE)
        if after:
            work.secrets.drop(poll.id, voice.voter, SecretBallot(after, side, voice.rank))
        return NO_VOTE, after
    kept = work.secrets.find(poll.id, voice.voter)
    if kept is not None and kept.rank < voice.rank:
        raise Refusal(
            _("Your organisation has one vote, and its voting representative has cast it. That vote stands.")
        )
    before = kept.marks if kept else NO_VOTE
    after = change(poll, before)
    work.secrets.put(poll.id, voice.voter, SecretBallot(after, side, voice.rank) if after else None)
    return before, after


def require_first(poll: Poll, voted: bool) -> None:
    """Refusal for a second vote where the first is final."""
    if not voted or poll.terms.secrecy is not Secrecy.FINAL:
        return
    if poll.terms.unit is Unit.ORGANISATION:
        raise Refusal(
            _(
                "The vote of your organisation is recorded already. In this vote a ballot cannot be changed: nothing "
                "is kept by which it could be found again."
            )
        )
    raise Refusal(
        _(
            "Your vote is recorded already. In this vote a ballot cannot be changed: nothing is kept by which it "
            "could be found again."
        )
    )


def count(work: Work, poll: Poll) -> tuple[Sheaf, list[SecretBallot]]:
    """Every ballot of a poll that closes, alike ones together; afterwards ballots and key are gone for good.

    Refusal when the key is missing.
    """
    try:
        ballots = list(work.secrets.open_all(poll.id))
    except KeyMissing:
        raise Refusal(_key_words()) from None
    work.secrets.destroy(poll.id)
    return Counter(ballot.marks for ballot in ballots), ballots


def can_be_counted(work: Work, poll: Poll) -> bool:
    """Whether the ballots of a poll can be read; a secret vote whose key is missing waits for it."""
    return not poll.terms.secret or work.secrets.opens(poll.id)


def _key_words() -> Text:
    return _(
        "The key of this secret vote is missing, so no vote can be cast or counted. Please tell whoever runs this bot: "
        "“wgbot doctor” says more."
    )


def by_seat(seats: Iterable[Seat], ballots: Iterable[SecretBallot]) -> dict[int, Ballot]:
    """Ballots laid on seats of their own side in no order, for a count by side: not who cast what, only how many."""
    waiting: dict[Side, list[Ballot]] = {}
    for ballot in ballots:
        if ballot.side is not None:
            waiting.setdefault(ballot.side, []).append(ballot.marks)
    laid: dict[int, Ballot] = {}
    for seat in seats:
        if waiting.get(seat.side):
            laid[seat.voter] = waiting[seat.side].pop()
    return laid


def unite(work: Work, poll: Poll, kept_id: int, gone_id: int) -> None:
    """Two voters are one person: of two ballots that can be changed, that of the member who stays counts.

    Refusal while both have voted for good: neither ballot can be found any more.
    """
    voters = work.secrets.take(poll.id)
    if poll.terms.secrecy is Secrecy.FINAL and {kept_id, gone_id} <= voters:
        raise Refusal(
            _(
                "Both accounts have voted in the secret vote “{question}”, and neither ballot can be found to take it "
                "out. Please link them after the close of that vote: {when}.",
                question=poll.question,
                when=poll.closes_at,
            )
        )
    if poll.terms.secrecy is Secrecy.SEALED and gone_id in voters:
        _move(work, poll, kept_id, gone_id)
    work.secrets.rename(poll.id, gone_id, kept_id)


def _move(work: Work, poll: Poll, kept_id: int, gone_id: int) -> None:
    try:
        ballot = work.secrets.find(poll.id, kept_id) or work.secrets.find(poll.id, gone_id)
    except KeyMissing:
        raise Refusal(_key_words()) from None
    work.secrets.put(poll.id, gone_id, None)
    work.secrets.put(poll.id, kept_id, ballot)


def may_show(voters: int) -> bool:
    """Whether a count of so many ballots tells nothing about any of them."""
    return voters >= FEWEST
