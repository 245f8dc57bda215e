"""Putting the text of minutes together: who was there, and the entries in order."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from bot.meetings.model import Attendance, Meeting
from bot.membership.model import Member
from bot.membership.policy import get_group
from bot.minutes.model import Entry, Minutes, Sort
from bot.minutes.sheet import Attendee, Count, Line, Sheet, Version
from bot.polls.deciding import judgement
from bot.work import Work

ORDER = (Sort.NOTE, Sort.DECISION, Sort.ACTION)
"""How the text goes: what was said, what was decided, who does what."""


def compose(work: Work, minutes: Minutes, now: datetime) -> Version:
    """The text as it would be sent now, under the number of the round after this one."""
    meeting = work.meetings.find(minutes.meeting_id)
    assert meeting is not None, "minutes keep their meeting by a foreign key"
    group = get_group(work, minutes.group_id)
    entries = list(work.minutes.entries(minutes.id))
    present = _present(work, meeting)
    people = {person.id: person for person in (*present, *_owners(work, entries))}
    numbers = {member_id: number for number, member_id in enumerate(people, start=1)}
    sheet = Sheet(
        meeting.title,
        meeting.starts_at,
        meeting.ends_at,
        meeting.place,
        group.languages,
        tuple(_attendee(each, numbers) for each in present),
        tuple(_lines(work, entries, numbers)),
    )
    names = {numbers[person.id]: person.name for person in people.values()}
    members = {number: member_id for member_id, number in numbers.items()}
    return Version(minutes.id, minutes.round + 1, now, sheet, names, members)


def shown_version(work: Work, minutes: Minutes, now: datetime) -> Version:
    """What a reader sees: the draft as it is while it can be changed, else the version that was sent last."""
    kept = None if minutes.editable else work.minutes.version(minutes.id, minutes.round)
    return kept or compose(work, minutes, now)


def present_at(work: Work, meeting: Meeting) -> Collection[int]:
    """Who was there by the roll call; without one, who had said that they would attend."""
    ticked = work.rolls.present(meeting.id)
    return coming(work, meeting) if ticked is None else ticked


def coming(work: Work, meeting: Meeting) -> Collection[int]:
    """Who said that they would attend."""
    answers = work.attendances.answers(meeting.id)
    return {number for number, answer in answers.items() if answer is Attendance.YES}


def _present(work: Work, meeting: Meeting) -> list[Member]:
    people = [person for number in present_at(work, meeting) if (person := work.members.find(number))]
    return sorted(
        people, key=lambda each: (each.side, each.organisation.name if each.organisation else "", each.name)
    )


def _attendee(member: Member, numbers: Mapping[int, int]) -> Attendee:
    return Attendee(numbers[member.id], member.side, member.organisation.name if member.organisation else "")


def _owners(work: Work, entries: Iterable[Entry]) -> list[Member]:
    people = (work.members.find(entry.owner_id) for entry in entries if entry.owner_id)
    return [person for person in people if person is not None]


def _lines(work: Work, entries: Iterable[Entry], numbers: Mapping[int, int]) -> Iterable[Line]:
    every = list(entries)
    for sort in ORDER:
        for number, entry in enumerate((each for each in every if each.sort is sort), start=1):
            yield Line(
                entry.id,
                sort,
                number,
                entry.heading,
                entry.text,
                _count(work, entry),
                numbers.get(entry.owner_id or 0),
                entry.due_at,
            )


def _count(work: Work, entry: Entry) -> Count | None:
    poll = work.polls.find(entry.poll_id) if entry.poll_id else None
    if poll is None or poll.result is None:
        return None
    judged = judgement(poll)
    return Count(
        poll.id,
        poll.options,
        poll.result.votes,
        poll.result.voters,
        poll.result.entitled,
        None if judged is None else judged.adopted,
    )
