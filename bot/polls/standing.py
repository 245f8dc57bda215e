"""How a poll stands at this moment: what its cards are drawn from."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Refusal
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.roles import VOTING
from bot.polls import kept
from bot.polls.conduct.proxies import voice_for
from bot.polls.methods.objections import Objection, objections_of
from bot.polls.model import NO_VOTE, Ballot, Poll, Tally, Topic, Voice
from bot.work import Work


@dataclass(frozen=True)
class Standing:
    """A poll with its group, its topic and its tally: the final one once it is closed."""

    poll: Poll
    group: Group
    topic: Topic | None
    tally: Tally
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True)
class Part:
    """One member's part in a poll: their ballot, and what they may do."""

    ballot: Ballot
    votes: bool
    coordinates: bool
    voted: bool = False


def standing(work: Work, poll: Poll) -> Standing:
    """The poll as it stands, by its counters."""
    topic = None if poll.topic_id is None else work.topics.find(poll.topic_id)
    tally = poll.result or kept.tally(work, poll)
    return Standing(poll, get_group(work, poll.group_id), topic, tally, objections_of(work, poll))


def part_of(work: Work, member: Member, seen: Standing, now: datetime) -> Part:
    """What the member has to do with the poll at this moment."""
    voice = find_voice(work, member, seen.poll, now)
    ballot = NO_VOTE if voice is None else kept.ballot_of(work, seen.poll, voice.voter)
    voted = bool(ballot) or (voice is not None and kept.has_voted(work, seen.poll, voice.voter))
    return Part(ballot, voice is not None, is_coordinator(work, member, seen.group), voted)


def find_voice(work: Work, member: Member, poll: Poll, now: datetime) -> Voice | None:
    """For whom the member votes in the poll; None for those without a vote."""
    if not poll.terms.formal:
        return Voice(member.id) if work.members.role_of(member.id, poll.group_id) in VOTING else None
    try:
        return voice_for(work, member, poll, None, now)
    except Refusal:
        return None
