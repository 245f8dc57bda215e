"""What polls say by themselves: announcements, results, reminders; and what falls due."""

from collections.abc import Collection, Iterable
from datetime import datetime

from bot.chat.cards import Button, Card
from bot.chat.text import _
from bot.context import Viewing
from bot.membership.model import Member
from bot.polls import leaving, reminding, service
from bot.polls.actions import ShowPoll
from bot.polls.cards import reminder_card
from bot.polls.conduct.proxies import waiting_for
from bot.polls.conduct.proxy_cards import proxy_reminder_card
from bot.polls.feature import feature
from bot.polls.model import Poll
from bot.polls.showing import card_for, result_for_all
from bot.reminders.model import Line
from bot.rooms.model import GroupRoom
from bot.work import Work


@feature.view(service.POLL)
def view_poll(viewing: Viewing, poll_id: int) -> Card | None:
    """The poll where it stands; not sent any more once it is over."""
    poll = viewing.work.polls.find(poll_id)
    if poll is None or not (viewing.standing or poll.takes_votes(viewing.now)):
        return None
    return _drawn(viewing, poll)


@feature.view(service.RESULT)
def view_result(viewing: Viewing, poll_id: int) -> Card | None:
    """The result, once there is one."""
    poll = viewing.work.polls.find(poll_id)
    return result_for_all(viewing.work, poll, viewing.now) if poll else None


@feature.view(reminding.VIEW)
def view_reminder(viewing: Viewing, poll_id: int) -> Card | None:
    """The reminder, unless the member voted meanwhile or cannot any more; one that stands becomes the poll itself."""
    poll, member = viewing.work.polls.find(poll_id), viewing.member
    if poll is None or member is None:
        return None
    if viewing.standing:
        return _drawn(viewing, poll)
    if not poll.takes_votes(viewing.now):
        return None
    own, held = waiting_for(viewing.work, member, poll, viewing.now)
    if own:
        return reminder_card(poll)
    return proxy_reminder_card(poll, held) if held else None


def _drawn(viewing: Viewing, poll: Poll) -> Card:
    return card_for(viewing.work, poll, viewing.member, viewing.now)


@feature.reminds(reminding.VIEW)
def concerned(work: Work, poll_id: int, _detail: str, now: datetime) -> Iterable[Member]:
    """Those who may vote and have not."""
    return reminding.concerned(work, poll_id, now)


@feature.sums_up(reminding.VIEW)
def summed_up(work: Work, poll_id: int, _detail: str) -> Line | None:
    """The poll and its deadline."""
    poll = work.polls.find(poll_id)
    if poll is None:
        return None
    what = _("Poll: {question}", question=poll.question)
    when = _("waits for your vote until {when}", when=poll.closes_at)
    return Line(poll.group_id, what, when, Button(poll.question, ShowPoll(poll.id)))


@feature.tick
def close_due(work: Work, now: datetime) -> None:
    """Close what has reached its deadline."""
    service.close_due(work, now)


@feature.falls_due
def next_close(work: Work) -> datetime | None:
    """The next deadline."""
    return work.polls.next_close()


@feature.on_leave
def forget_ballots(work: Work, member_id: int, group_id: int, now: datetime) -> None:
    """Whoever leaves a group takes their votes out of its open polls."""
    leaving.withdraw_ballots_of(work, member_id, group_id, now)


@feature.before_merge
def hold_open(work: Work, member_ids: Collection[int]) -> None:
    """A vote locks its poll before its voter; so does whoever makes one voter of two."""
    work.polls.hold_open_of(member_ids)


@feature.on_merge
def unite_ballots(work: Work, kept_id: int, gone_id: int, now: datetime) -> None:
    """One person has one vote."""
    leaving.unite_ballots(work, kept_id, gone_id, now)


@feature.on_bind
def post_open(work: Work, bound: GroupRoom, now: datetime) -> None:
    """What is open appears in a new room of the group, too."""
    service.post_open(work, bound, now)
