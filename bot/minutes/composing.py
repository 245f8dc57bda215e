"""Putting the text of minutes together: who was there, and the entries in order."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.meetings.model import Attendance, Meeting
from bot.membership.model import Member
from bot.membership.policy import get_group
from bot.minutes.model import Entry, Minutes, Sort
from bot.minutes.roll_model import Guest
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
    attended, guests = present_at(work, meeting)
    present = _in_order(attended)
    people = {person.id: person for person in (*present, *_owners(work, entries))}
    numbers = {member_id: number for number, member_id in enumerate(people, start=1)}
    numbered = dict(enumerate(guests, start=len(people) + 1))
    sheet = Sheet(
        meeting.title,
        meeting.starts_at,
        meeting.ends_at,
        meeting.place,
        group.languages,
        (
            *(_attendee(each, numbers) for each in present),
            *(Attendee(number, guest.side, guest.organisation) for number, guest in numbered.items()),
        ),
        tuple(_lines(work, entries, numbers)),
    )
    names = {numbers[person.id]: person.name for person in people.values()}
    names |= {number: guest.name for number, guest in numbered.items()}
    members = {number: member_id for member_id, number in numbers.items()}
    return Version(minutes.id, minutes.round + 1, now, sheet, names, members)


def shown_version(work: Work, minutes: Minutes, now: datetime) -> Version:
    """What a reader sees: the draft as it is while it can be changed, else the version that was sent last."""
    kept = None if minutes.editable else work.minutes.version(minutes.id, minutes.round)
    return kept or compose(work, minutes, now)


def present_at(work: Work, meeting: Meeting) -> tuple[list[Member], Sequence[Guest]]:
    """Who was there by the roll call; without one, who was to come."""
    if work.rolls.present(meeting.id) is None:
        return expected(work, meeting)
    return list(work.rolls.attendees(meeting.id)), work.rolls.guests(meeting.id)


def expected(work: Work, meeting: Meeting) -> tuple[list[Member], list[Guest]]:
    """Who said that they would attend, and in the place of others their alternates; those of no group as guests."""
    people, guests = dict[int, Member](), list[Guest]()
    for member, answer in work.attendances.coming(meeting.id):
        if answer.attendance is Attendance.YES:
            people[member.id] = member
        elif answer.alternate_id is not None:
            alternate = work.members.find(answer.alternate_id)
            people.update({alternate.id: alternate} if alternate else {})
        elif answer.alternate:
            own = member.organisation.name if member.organisation else ""
            guests.append(Guest(answer.alternate, own, member.side, member.id))
    return list(people.values()), guests


def _in_order(people: Iterable[Member]) -> list[Member]:
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
