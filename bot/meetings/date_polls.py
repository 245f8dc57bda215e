"""Date polls: the best times are put to the group, and the winner becomes a meeting with everyone's answers."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from bot.chat.cards import Button, Buttons, Card, Facts, Style
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.text import Clocks, Variants, _
from bot.errors import Refusal
from bot.meetings import answering, service
from bot.meetings.answers import Answer
from bot.meetings.kinds import Kind
from bot.meetings.model import Attendance, Meeting
from bot.membership.model import Member
from bot.membership.policy import get_group, require_coordinator
from bot.membership.service import coordinators
from bot.polls import service as polls
from bot.polls.actions import UseDate
from bot.polls.counting import Method, count
from bot.polls.counting.marks import IF_NEED_BE, SUITS
from bot.polls.model import Poll, PollState
from bot.polls.options import FEWEST, MOST
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "meeting_dates"
WORTH_SAYING = timedelta(days=14)
ATTENDANCE: Mapping[int, Attendance] = {
    SUITS: Attendance.YES,
    IF_NEED_BE: Attendance.MAYBE,
    0: Attendance.NO,
}
"""What the mark of a date becomes as an answer to the meeting."""


def ask_dates(
    work: Work,
    by: Member,
    group_id: int,
    title: Variants,
    dates: Iterable[datetime],
    closes_at: datetime,
    now: datetime,
) -> Poll:
    """Open a date poll on these moments (UTC); its result is brought to whoever opened it.

    Refusal as `polls.service.open_poll`, for fewer than two dates and for a deadline after the first of them.
    """
    options = tuple(sorted(set(dates)))
    if not FEWEST <= len(options) <= MOST:
        raise Refusal(_("A date poll needs from {fewest} to {most} times.", fewest=FEWEST, most=MOST))
    if closes_at >= options[0]:
        raise Refusal(
            _(
                "The poll has to close before the first of its times, {when}. Please give an earlier deadline.",
                when=options[0],
            )
        )
    poll = polls.open_poll(work, by, group_id, polls.Asking(title, options, Method.DATES), closes_at, now)
    reminder = Reminder(
        VIEW, poll.id, closes_at + timedelta(minutes=1), closes_at + WORTH_SAYING, prompt=True
    )
    reminders.plan(work, reminder, now)
    return poll


def winner_of(work: Work, by: Member, poll_id: int, now: datetime) -> tuple[Poll, tuple[datetime, ...]]:
    """The closed poll and its dates that are still to come, the best first.

    Refusal for anyone but a coordinator, for a poll that is no date poll or still open, and when every date has passed.
    """
    poll = polls.get_poll(work.polls.find(poll_id))
    require_coordinator(work, by, poll.group_id)
    if poll.method is not Method.DATES or poll.state is not PollState.CLOSED:
        raise Refusal(_("Only a date poll that is closed can become a meeting. /vote shows the open ones."))
    dates = tuple(at for at in ranked(work, poll) if at > now)
    if not dates:
        raise Refusal(_("All dates of this poll have passed. /meet find proposes new ones."))
    return poll, dates


def ranked(work: Work, poll: Poll) -> list[datetime]:
    """The dates of a poll, the one on which most can come first; of equal ones the earlier."""
    counted = count(poll.method, work.polls.sheaf(poll.id), len(poll.options))
    order = [option for place in counted.places for option in sorted(place)]
    moments = [poll.options[option] for option in order or range(len(poll.options))]
    return [at for at in moments if isinstance(at, datetime)]


def schedule_date(
    work: Work,
    by: Member,
    poll_id: int,
    starts_at: datetime,
    minutes: int,
    where: tuple[str, str, str],
    now: datetime,
) -> Meeting:
    """Make a date of the poll the meeting: suits becomes yes, if need be maybe, the rest no.

    `where`: place, web link, web link for mainland China. Refusal as `winner_of` and `service.schedule`.
    """
    poll, dates = winner_of(work, by, poll_id, now)
    if starts_at not in dates:
        raise Refusal(_("This is no date of the poll. Please choose one of those it has."))
    place, link, link_cn = where
    group = get_group(work, poll.group_id)
    kind = Kind.PLENARY if group.parent_id is None else Kind.EXPERT_GROUP
    meeting = Meeting(
        poll.group_id,
        poll.question,
        starts_at,
        by.city.zone,
        minutes,
        place,
        link,
        by.id,
        now,
        kind=kind,
        link_cn=link_cn,
    )
    service.schedule(work, by, meeting, now)
    _carry_over(work, poll, meeting, now)
    return meeting


def _carry_over(work: Work, poll: Poll, meeting: Meeting, now: datetime) -> None:
    """Answers of those who are still invited; whoever said nothing at all is asked like everybody else."""
    option = poll.options.index(meeting.starts_at)
    ballots = work.polls.by_voter(poll.id)
    for place in work.members.in_group(meeting.group_id):
        marks = ballots.get(place.member.id)
        if marks and place.role in meeting.template.invited:
            work.attendances.keep(meeting.id, place.member.id, Answer(ATTENDANCE[marks[option]], at=now))
    answering.fill_up(work, meeting, now)


def to_tell(work: Work, poll_id: int) -> Iterable[Member]:
    """Who is brought the result: whoever opened the poll, else the coordinators."""
    poll = work.polls.find(poll_id)
    if poll is None or poll.state is not PollState.CLOSED:
        return ()
    opener = None if poll.opened_by is None else work.members.find(poll.opened_by)
    return (opener,) if opener else coordinators(work, get_group(work, poll.group_id))


def result_card(work: Work, poll_id: int, now: datetime) -> Card | None:
    """The best date, with the button that makes it a meeting; None when none is left."""
    poll = work.polls.find(poll_id)
    if poll is None or poll.state is not PollState.CLOSED:
        return None
    best = next((at for at in ranked(work, poll) if at > now), None)
    if best is None:
        return None
    return Card(
        _("Date poll closed: {question}", question=poll.question),
        (
            Facts(((_("Best date"), Clocks(best, (BEIJING, BERLIN))),)),
            Buttons((Button(_("Make it a meeting"), UseDate(poll.id), Style.MAIN),)),
        ),
    )
