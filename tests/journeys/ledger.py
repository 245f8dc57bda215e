"""What stands in the ledger after a journey, whatever the surface showed."""

from collections.abc import Mapping

from bot.meetings.answers import Answer
from bot.meetings.model import Attendance, Meeting
from bot.polls.model import Poll
from tests.journeys.stage import Stage


def members_of(stage: Stage) -> set[str]:
    """The names of the working group's members."""
    with stage.open_work() as work:
        [group, *_experts] = work.groups.page(0, 2)
        return {each.member.name for each in work.members.in_group(group.id)}


def polls(stage: Stage) -> int:
    """How many polls were ever opened."""
    with stage.open_work() as work:
        number = 0
        while work.polls.find(number + 1) is not None:
            number += 1
        return number


def only_poll(stage: Stage) -> Poll:
    """The one poll there is."""
    assert polls(stage) == 1
    with stage.open_work() as work:
        poll = work.polls.find(1)
        assert poll is not None
        return poll


def votes(stage: Stage) -> tuple[int, ...]:
    """The votes for each option, counted from the ballots; the counters must say the same."""
    poll = only_poll(stage)
    with stage.open_work() as work:
        recounted, counted = work.polls.recount(poll), work.polls.tally(poll)
        assert (recounted.votes, recounted.voters) == (counted.votes, counted.voters)
        return tuple(recounted.votes)


def only_meeting(stage: Stage) -> Meeting:
    """The one meeting there is."""
    with stage.open_work() as work:
        assert work.meetings.find(2) is None
        meeting = work.meetings.find(1)
        assert meeting is not None
        return meeting


def attendance(stage: Stage) -> Mapping[str, Attendance]:
    """Who said what to the meeting."""
    number = only_meeting(stage).id
    with stage.open_work() as work:
        page = work.attendances.page_of_answers(number, 0, 20)
        return {member.name: answer.attendance for member, answer in page}


def answers_by_name(stage: Stage) -> Mapping[str, Answer]:
    """Who said what to the meeting, with how they come or who does instead."""
    number = only_meeting(stage).id
    with stage.open_work() as work:
        return {member.name: answer for member, answer in work.attendances.page_of_answers(number, 0, 20)}


def guests_of(stage: Stage) -> list[str]:
    """The guests on the roll of the meeting."""
    number = only_meeting(stage).id
    with stage.open_work() as work:
        return [guest.name for guest in work.rolls.guests(number)]
