"""After the close: voting again with a revised text, and looking at a decision again later."""

from datetime import datetime, timedelta

from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator, require_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls.deciding import judgement
from bot.polls.drafts import service as drafts
from bot.polls.drafts.service import Wording
from bot.polls.drafts.translating import DRAFT
from bot.polls.model import Poll, PollState
from bot.polls.service import POLL, RESULT, get_poll
from bot.reminders import service as reminders
from bot.reminders.model import Reminder
from bot.work import Work

REVIEW = "poll_review"
KEPT_UP = timedelta(days=30)
"""How long after its date a review is still worth a reminder."""


def can_revise(poll: Poll) -> bool:
    """Whether a formal vote was held and nothing was adopted."""
    judged = judgement(poll)
    return judged is not None and not judged.adopted


def revise(work: Work, by: Member, poll_id: int, now: datetime) -> Poll:
    """Copy a vote that was not adopted as a new draft; a co-chair's goes to who opened the vote, too.

    Refusal for anyone but coordinators and co-chairs, and for a vote that is not over or was adopted.
    """
    poll = get_poll(work.polls.find(poll_id))
    drafts.require_drafter(work, by, poll.group_id, now)
    if not can_revise(poll):
        raise Refusal(_("Only a formal vote that was not adopted can be revised and voted on again."))
    wording = Wording(poll.question, poll.options, poll.method)
    draft = drafts.make_draft(work, by, poll.group_id, wording, poll.topic_id, now)
    draft.terms = (
        poll.terms if poll.terms.working_days is not None else drafts.with_usual_deadline(poll.terms)
    )
    opener = None if poll.opened_by is None else work.members.find(poll.opened_by)
    if opener is not None and opener is not by and _prepares(work, opener, poll):
        outbox.tell(work, opener, Subject(DRAFT, draft.id), now)
    return draft


def _prepares(work: Work, member: Member, poll: Poll) -> bool:
    return is_coordinator(work, member, get_group(work, poll.group_id))


def set_review(work: Work, by: Member, poll_id: int, review_at: datetime | None, now: datetime) -> Poll:
    """When coordinators are reminded to look at a decision again (UTC); None: not any more.

    Refusal for anyone but a coordinator, and for a vote that is not over.
    """
    poll = get_poll(work.polls.for_ending(poll_id))
    require_coordinator(work, by, poll.group_id)
    if poll.state is not PollState.CLOSED or not poll.terms.formal:
        raise Refusal(
            _("Only a formal vote that is closed can be looked at again. /vote shows the open ones.")
        )
    work.reminders.forget(REVIEW, poll.id)
    poll.review_at = review_at
    if review_at is not None:
        late = review_at + KEPT_UP
        reminders.plan(work, Reminder(REVIEW, poll.id, review_at, late, waits_for_morning=True), now)
    for view in (POLL, RESULT):
        work.outbox.refresh(view, poll.id, now)
    return poll


def require_decided(poll: Poll) -> None:
    """Refusal unless it is a formal vote that is closed."""
    if poll.state is not PollState.CLOSED or not poll.terms.formal:
        raise Refusal(
            _("Only a formal vote that is closed can be looked at again. /vote shows the open ones.")
        )
