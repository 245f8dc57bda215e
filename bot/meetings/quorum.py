"""The quorum of a meeting: whether enough organisations with a vote will be there. Moments are UTC.

Which organisations have a vote is what a formal vote that opened now would say (polls/seats.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.meetings.model import Meeting, State, wall_stamp
from bot.membership.model import Member
from bot.membership.policy import get_group, require_coordinator
from bot.membership.roles import Side
from bot.membership.service import coordinators
from bot.polls.rules import Judgement, Quorum, Votes, judge
from bot.polls.seats import Family, voting_families
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

VIEW = "meeting_quorum"
AHEAD = timedelta(days=1)


@dataclass(frozen=True)
class Outlook:
    """What is to be expected: the quorum's conditions with their figures, and organisations by side.

    `sides`: how many of a side's organisations with a vote will be there, and how many there are.
    """

    quorum: Quorum
    judged: Judgement
    sides: tuple[tuple[Side, int, int], ...]
    missing: tuple[tuple[Side, str], ...]

    @property
    def met(self) -> bool:
        """Whether enough will be there."""
        return not self.judged.failed


def plan_warning(work: Work, meeting: Meeting, now: datetime) -> None:
    """Look a day before whether the quorum will be met; the detail carries the wall time, as with other reminders."""
    if meeting.template.quorum:
        due_at, detail = meeting.starts_at - AHEAD, str(wall_stamp(meeting))
        reminder = Reminder(
            VIEW, meeting.id, due_at, meeting.starts_at, detail, waits_for_morning=True, prompt=True
        )
        reminders.plan(work, reminder, now)


def outlook(work: Work, meeting: Meeting, now: datetime) -> Outlook | None:
    """Which organisations with a vote will be there; None where none has one, or no quorum is asked for."""
    quorum = work.meetings.quorum_of(meeting.group_id)
    families = voting_families(work, meeting.group_id, now)
    if quorum is Quorum.NONE or not families:
        return None
    there = _heads(work, families, work.turnouts.represented(meeting.id))
    counts = {
        side: (sum(each.head.id in there for each in mine), len(mine))
        for side, mine in _by_side(families).items()
    }
    votes = {side: Votes(entitled, yes=present) for side, (present, entitled) in counts.items()}
    return Outlook(
        quorum,
        judge(None, quorum, votes),
        tuple((side, *figures) for side, figures in counts.items()),
        tuple((each.side, each.head.name) for each in families if each.head.id not in there),
    )


def _by_side(families: Iterable[Family]) -> dict[Side, list[Family]]:
    found: dict[Side, list[Family]] = {}
    for family in families:
        found.setdefault(family.side, []).append(family)
    return found


def _heads(work: Work, families: Iterable[Family], organisations: Iterable[int]) -> set[int]:
    """The heads of these organisations; one that speaks itself needs no looking up."""
    known = {each.id: family.head.id for family in families for each in family.organisations}
    heads = set[int]()
    for number in organisations:
        own = None if number in known else work.organisations.find(number)
        heads.add(known[number] if own is None else work.organisations.head_of(own).id)
    return heads


def warned(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """Whom the warning concerns: the coordinators, when the quorum will be missed as things stand."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None or missed(work, meeting, detail, now) is None:
        return ()
    return coordinators(work, get_group(work, meeting.group_id))


def missed(work: Work, meeting: Meeting, detail: str, now: datetime) -> Outlook | None:
    """What is to be expected of a meeting that will miss its quorum; None when it will not, or the warning is old."""
    if meeting.state_at(now) is not State.PLANNED or detail != str(wall_stamp(meeting)):
        return None
    seen = outlook(work, meeting, now)
    return None if seen is None or seen.met else seen


def set_quorum(work: Work, by: Member, group_id: int, quorum: Quorum) -> None:
    """Say how many organisations a group's meetings need. Refusal for anyone but a coordinator."""
    require_coordinator(work, by, group_id)
    work.meetings.set_quorum(group_id, quorum)
