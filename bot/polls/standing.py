"""How a poll stands at this moment: what its cards are drawn from."""

from dataclasses import dataclass
from datetime import datetime

from bot.errors import Refusal
from bot.membership.model import VOTING, Group, Member
from bot.membership.policy import get_group, is_coordinator
from bot.polls.model import NO_VOTE, Ballot, Poll, Tally, Topic, Voice
from bot.polls.seats import voice_of
from bot.work import Work


@dataclass(frozen=True)
class Standing:
    """A poll with its group, its topic and its tally: the final one once it is closed."""

    poll: Poll
    group: Group
    topic: Topic | None
    tally: Tally


@dataclass(frozen=True)
class Part:
    """One member's part in a poll: their ballot, and what they may do."""

    ballot: Ballot
    votes: bool
    coordinates: bool


def standing(work: Work, poll: Poll) -> Standing:
    """The poll as it stands, by its counters."""
    topic = None if poll.topic_id is None else work.topics.find(poll.topic_id)
    tally = poll.result or work.polls.tally(poll)
    return Standing(poll, get_group(work, poll.group_id), topic, tally)


def part_of(work: Work, member: Member, seen: Standing, now: datetime) -> Part:
    """What the member has to do with the poll at this moment."""
    voice = find_voice(work, member, seen.poll, now)
    ballot = NO_VOTE if voice is None else work.polls.ballot(seen.poll.id, voice.voter)
    return Part(ballot, voice is not None, is_coordinator(work, member, seen.group))


def find_voice(work: Work, member: Member, poll: Poll, now: datetime) -> Voice | None:
    """For whom the member votes in the poll; None for those without a vote."""
    if not poll.terms.formal:
        return Voice(member.id) if work.members.role_of(member.id, poll.group_id) in VOTING else None
    try:
        return voice_of(work, member, poll, now)
    except Refusal:
        return None
