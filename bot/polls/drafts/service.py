"""Drafts of formal votes: writing them, setting their terms, opening and deleting them."""

from dataclasses import dataclass, replace
from datetime import datetime
from zlib import crc32

from bot.chat.cities import BERLIN_TIME
from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, require_coordinator
from bot.polls import secrecy
from bot.polls import service as polls
from bot.polls.chairs import is_co_chair
from bot.polls.counting import Method
from bot.polls.deciding import DECIDABLE
from bot.polls.drafts.deadline import deadline_of
from bot.polls.model import Option, Poll, PollState
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Live, Secrecy, Terms, Unit
from bot.polls.topics import topic_of
from bot.tasks import service as tasks
from bot.tasks.model import TaskState
from bot.work import Work

USUAL = Terms(
    Kind.FORMAL,
    Unit.ORGANISATION,
    Rule.DOUBLE,
    Quorum.HALF_PER_SIDE,
    Live.AFTER_CLOSE,
    Secrecy.CONFIDENTIAL,
    working_days=10,
)
"""What a draft begins with."""


@dataclass(frozen=True)
class Wording:
    """What is put to the vote."""

    question: Variants
    options: tuple[Option, ...]
    method: Method


def require_drafter(work: Work, by: Member, group_id: int, now: datetime) -> Group:
    """The group, for its coordinators and co-chairs; Refusal for anyone else."""
    group = get_group(work, group_id)
    if not is_co_chair(work, by, group_id, now):
        require_coordinator(work, by, group_id)
    return group


def get_draft(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """A draft, to look at; Refusal for those who may not prepare votes, and when it is none (any more)."""
    return _checked(work, by, work.polls.find(poll_id), now)


def take_draft(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """A draft, locked to be changed; Refusal as in get_draft."""
    return _checked(work, by, work.polls.for_ending(poll_id), now)


def _checked(work: Work, by: Member, poll: Poll | None, now: datetime) -> Poll:
    poll = polls.get_poll(poll)
    require_drafter(work, by, poll.group_id, now)
    return still_draft(poll)


def still_draft(poll: Poll) -> Poll:
    """The poll, if it is a draft; Refusal when it was opened meanwhile."""
    if poll.state is not PollState.DRAFT:
        raise Refusal(
            _("This vote is no draft any more: it was opened, and its terms are fixed. /vote leads to it.")
        )
    return poll


def make_draft(
    work: Work, by: Member, group_id: int, wording: Wording, topic_id: int | None, now: datetime
) -> Poll:
    """Begin a formal vote with the usual terms. Refusal for those who may not, and for a topic of others."""
    require_drafter(work, by, group_id, now)
    topic_of(work, group_id, topic_id)
    poll = Poll(
        group_id,
        wording.question,
        wording.options,
        wording.method,
        now,
        now,
        BERLIN_TIME,
        by.id,
        topic_id,
        fitting(USUAL, wording.method),
        PollState.DRAFT,
    )
    work.polls.add(poll)
    return poll


def with_usual_deadline(terms: Terms) -> Terms:
    """Terms of an earlier vote whose moment has passed, with a number of days instead."""
    return replace(terms, working_days=USUAL.working_days, provisional=False)


def fitting(terms: Terms, method: Method) -> Terms:
    """Terms without a rule where none applies: then an option wins, and nothing is adopted.

    Of a secret vote nothing is visible before the close, whatever was chosen.
    """
    if terms.secret:
        terms = replace(terms, live=Live.AFTER_CLOSE)
    if method not in DECIDABLE:
        return replace(terms, rule=None)
    return terms if terms.rule is not None or method is Method.ONE else replace(terms, rule=USUAL.rule)


def change_text(work: Work, by: Member, poll_id: int, wording: Wording, now: datetime) -> Poll:
    """Write question and options anew. Refusal as in get_draft, and for a consent where the vote is to be secret."""
    poll = take_draft(work, by, poll_id, now)
    if poll.terms.secret:
        secrecy.require_possible(work, wording.method)
    poll.question, poll.options, poll.method = wording.question, wording.options, wording.method
    poll.terms = fitting(poll.terms, wording.method)
    settle_translations(work, poll, now)
    return poll


def set_terms(work: Work, by: Member, poll_id: int, terms: Terms, now: datetime) -> Poll:
    """Set by what rules it is decided; the deadline stays. Refusal as in get_draft, and where it cannot be secret."""
    poll = take_draft(work, by, poll_id, now)
    if terms.secret:
        secrecy.require_possible(work, poll.method)
    kept = replace(terms, working_days=poll.terms.working_days, kind=Kind.FORMAL)
    poll.terms = fitting(kept, poll.method)
    return poll


def set_working_days(work: Work, by: Member, poll_id: int, days: int, now: datetime) -> Poll:
    """Let it run for so many common working days from its opening. Refusal as in get_draft, and when it is too long."""
    poll = take_draft(work, by, poll_id, now)
    poll.terms = replace(poll.terms, working_days=days)
    polls.check_deadline(deadline_of(work, poll, now).at, now)
    return poll


def set_moment(work: Work, by: Member, poll_id: int, closes_at: datetime, now: datetime) -> Poll:
    """Let it run until a moment (UTC), on the clock of `by`. Refusal as in get_draft, and for one that cannot be."""
    poll = take_draft(work, by, poll_id, now)
    polls.check_deadline(closes_at, now)
    poll.terms = replace(poll.terms, working_days=None)
    poll.closes_at, poll.zone = closes_at, by.city.zone
    return poll


def stamp_of(poll: Poll) -> int:
    """A number that changes with anything in a draft."""
    said = (poll.question.texts, poll.options, poll.method, poll.terms, poll.closes_at)
    return crc32(repr(said).encode())


def open_draft(work: Work, by: Member, poll_id: int, seen: int, now: datetime) -> Poll:
    """Open a draft as it was confirmed: from now on its terms and its electorate are fixed.

    Refusal for anyone but a coordinator, when the draft has changed since, while a language is missing, when its
    deadline has passed, and when nobody would have a vote.
    """
    poll = take_draft(work, by, poll_id, now)
    require_coordinator(work, by, poll.group_id)
    if stamp_of(poll) != seen:
        raise Refusal(
            _("This draft has changed since you looked at it. Please look again before you open it.")
        )
    deadline = deadline_of(work, poll, now)
    polls.check_deadline(deadline.at, now)
    if poll.terms.working_days is not None:
        poll.zone = BERLIN_TIME
    poll.closes_at, poll.terms = deadline.at, replace(poll.terms, provisional=deadline.provisional)
    poll.opened_at, poll.opened_by, poll.state = now, by.id, PollState.OPEN
    work.polls.lay_counters(poll)
    polls.begin(work, poll, by, now)
    tasks.settle(work, about(poll), TaskState.DONE, now)
    return poll


def delete_draft(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Delete a draft; who was asked to translate it need not any more. Refusal as in get_draft."""
    poll = take_draft(work, by, poll_id, now)
    tasks.settle(work, about(poll), TaskState.DROPPED, now)
    work.polls.remove(poll)
    return poll


def about(poll: Poll) -> str:
    """What tasks of a poll belong to."""
    return f"poll:{poll.id}"


def settle_translations(work: Work, poll: Poll, now: datetime) -> bool:
    """End the tasks once no language is missing; returns whether none is."""
    complete = not polls.missing_tongues(poll, get_group(work, poll.group_id).languages)
    if complete:
        tasks.settle(work, about(poll), TaskState.DONE, now)
    return complete
