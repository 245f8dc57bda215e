"""What a formal vote has beyond a straw poll: seats fixed when it opens, a count by side, and a place on record."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.roles import Side
from bot.polls import kept, seats, secrecy
from bot.polls.conduct.certain import is_certain
from bot.polls.deciding import judgement
from bot.polls.model import Poll, Tally
from bot.polls.rules import MAJORITIES, QUORUMS, SIDES, Votes
from bot.record.model import Fact, Head, Step
from bot.record.service import fact_of, record
from bot.work import Work


def convene(work: Work, poll: Poll, by: Member, now: datetime) -> None:
    """Fix who has a vote and write the opening down. Refusal when nobody has one, or a side whose yes is needed."""
    laid_out = seats.lay_out(work, poll)
    by_side = Counter(seat.side for seat in laid_out)
    conditions = (*QUORUMS[poll.terms.quorum], *(MAJORITIES[poll.terms.rule] if poll.terms.rule else ()))
    needed = {side for side in SIDES if any(each.side is side or each.either for each in conditions)}
    if not laid_out or any(not by_side[side] for side in needed):
        raise Refusal(
            _(
                "Nobody on one side would have a vote, so this could never be adopted. Please give organisations a "
                "voting representative with /members first, or choose another rule."
            )
        )
    work.polls.add_seats(laid_out)
    if poll.terms.secret:
        secrecy.begin(work, poll, laid_out)
    said: dict[str, Fact] = {
        **_named(poll),
        "method": poll.method.value,
        "options": [
            each.isoformat() if isinstance(each, datetime) else fact_of(each) for each in poll.options
        ],
        "terms": _plain(asdict(poll.terms)),
        "seats": {side.value: by_side[side] for side in SIDES},
        "closes_at": poll.closes_at.isoformat(),
        "zone": poll.zone,
    }
    record(work, poll.group_id, Step.OPENED, poll.question, said, now, people={"by": by})


def is_settled(work: Work, poll: Poll) -> bool:
    """Whether nothing can change the outcome of a formal vote any more; of a secret one, only that all have voted."""
    if poll.terms.secret:
        standing = kept.tally(work, poll)
        return standing.voters == standing.entitled
    counted = kept.counted(work, poll)
    return is_certain(poll, dict(counted.sides), counted.votes)


def record_closed(work: Work, poll: Poll, agreed: Mapping[Side, Member], now: datetime) -> Head | None:
    """Write down how a formal vote came out, and which co-chairs closed it early; None for every other poll."""
    result, judged = poll.result, judgement(poll)
    if result is None or not poll.terms.formal:
        return None
    said: dict[str, Fact] = {
        **_named(poll),
        **_counted(poll, result),
        "adopted": None if judged is None else judged.adopted,
        "early": poll.ended_at is not None and poll.ended_at < poll.closes_at,
        "agreed": [side.value for side in agreed],
    }
    people = {f"co_chair_{side.value}": member for side, member in agreed.items()}
    head = record(work, poll.group_id, Step.CLOSED, poll.question, said, now, people=people)
    poll.record_no = head.number
    return head


def _counted(poll: Poll, result: Tally) -> dict[str, Fact]:
    """The count; of a secret vote what its result tells."""
    said: dict[str, Fact] = {"voters": result.voters, "seats": result.entitled}
    if not result.withheld:
        said["votes"] = list(result.votes)
        said["places"] = [list(place) for place in result.places]
    if poll.terms.secret:
        said["met"] = list(result.met)
    said["sides"] = {side.value: _of_side(poll, votes) for side, votes in result.sides}
    return said


def _of_side(poll: Poll, votes: Votes) -> dict[str, Fact]:
    if poll.terms.secret:
        return {"entitled": votes.entitled, "voted": votes.voted}
    return {"entitled": votes.entitled, "yes": votes.yes, "no": votes.no, "abstained": votes.abstained}


def record_withdrawn(work: Work, poll: Poll, by: Member, now: datetime) -> None:
    """Write down that a formal vote was withdrawn before anybody voted."""
    if poll.terms.formal:
        record(work, poll.group_id, Step.WITHDRAWN, poll.question, _named(poll), now, people={"by": by})


def _named(poll: Poll) -> dict[str, Fact]:
    return {"poll": poll.id}


def _plain(said: dict[str, object]) -> dict[str, Fact]:
    return {
        name: value if isinstance(value, bool | int | None) else str(value) for name, value in said.items()
    }
