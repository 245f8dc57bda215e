"""What follows from the time of a meeting: reminders, the question to those who are silent, the look at the quorum."""

from datetime import datetime

from bot.meetings import asking, quorum
from bot.meetings.model import Meeting
from bot.meetings.parties import Present, present_in
from bot.meetings.reminding import VIEW, forget_reminders, plan_reminders
from bot.reminders import service as reminders
from bot.work import Work

FURTHER = (asking.VIEW, quorum.VIEW)


def plan(work: Work, meeting: Meeting, now: datetime, present: Present | None = None) -> None:
    """Plan everything that is due before it; `present`: who takes part, where that is known already."""
    plan_reminders(work, meeting, now)
    asking.plan_asking(work, meeting, present or present_in(work, meeting.group_id), now)
    quorum.plan_warning(work, meeting, now)


def forget(work: Work, meeting: Meeting) -> None:
    """Drop what was planned."""
    forget_reminders(work, meeting)
    for view in FURTHER:
        work.reminders.forget(view, meeting.id)


def rederive(work: Work, meeting: Meeting, before: datetime, now: datetime) -> None:
    """The moment moved with the rules of its zone: what was not handed over yet moves with it, and nothing else."""
    for view in (VIEW, *FURTHER):
        reminders.shift(work, view, meeting.id, meeting.starts_at - before, now)
