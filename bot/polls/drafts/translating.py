"""What a draft still lacks in a language of the group: writing it, or asking a member to."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.languages import Language
from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import get_group, require_member
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls.drafts.actions import AskTranslation
from bot.polls.drafts.service import about, require_drafter, settle_translations, still_draft, take_draft
from bot.polls.fixed import FIXED
from bot.polls.model import Poll
from bot.polls.options import options_from
from bot.polls.service import get_poll, missing_tongues
from bot.tasks import service as tasks
from bot.tasks.model import Kind, Task
from bot.work import Work

DRAFT = "poll_draft"


def to_translate(
    work: Work, by: Member, poll: Poll | None, now: datetime
) -> tuple[Poll, tuple[Language, ...]]:
    """A draft and the languages it lacks.

    Refusal for anyone but coordinators, co-chairs and whoever was asked to translate it, and when none is missing.
    """
    poll = get_poll(poll)
    if not any(task.open and task.owner_id == by.id for task in work.tasks.about(about(poll))):
        require_drafter(work, by, poll.group_id, now)
    missing = missing_tongues(still_draft(poll), get_group(work, poll.group_id).languages)
    if not missing:
        raise Refusal(_("No language is missing here any more. Thank you."))
    return poll, missing


def translate(
    work: Work, by: Member, poll_id: int, question: Variants | None, options: Variants | None, now: datetime
) -> Poll:
    """Add question and options in languages that are missing; what is there already stays as it is.

    Who drafted it is told once nothing is missing. Refusal as in to_translate, and for options that do not match.
    """
    poll, missing = to_translate(work, by, work.polls.for_ending(poll_id), now)
    if question is not None:
        poll.question = added(poll.question, question, missing)
    if options is not None and poll.method not in FIXED:
        poll.options = _with_lines(poll, options, missing)
    if settle_translations(work, poll, now):
        drafter = None if poll.opened_by is None else work.members.find(poll.opened_by)
        if drafter is not None and drafter is not by:
            outbox.tell(work, drafter, Subject(DRAFT, poll.id), now)
    return poll


def added(text: Variants, more: Variants, missing: Sequence[Language]) -> Variants:
    """The text, and in languages it was not written in what is added."""
    new = {language: more.texts[language] for language in missing if more.texts.get(language)}
    return Variants({**new, **text.texts}, text.first)


def _with_lines(poll: Poll, typed: Variants, missing: Sequence[Language]) -> tuple[Variants, ...]:
    kept = [each for each in poll.options if isinstance(each, Variants)]
    lines = options_from(typed)
    if len(lines) != len(kept):
        raise Refusal(
            _(
                "The vote has {count} options, and here are {given}. Please write one a line, in the same order.",
                count=len(kept),
                given=len(lines),
            )
        )
    return tuple(added(one, other, missing) for one, other in zip(kept, lines, strict=True))


def hand_over(work: Work, by: Member, poll_id: int, member_id: int, now: datetime) -> Member:
    """Ask a member of the group to write what is missing: a task, with the way to it.

    Refusal for those who may not prepare votes, when nothing is missing, for strangers, and when they were asked.
    """
    poll = take_draft(work, by, poll_id, now)
    to_translate(work, by, poll, now)
    owner = work.members.find(member_id)
    if owner is None:
        raise Refusal(_("This member is no longer there. Please choose another one."))
    require_member(work, owner, poll.group_id)
    if any(task.open and task.owner_id == owner.id for task in work.tasks.about(about(poll))):
        raise Refusal(_("{name} has been asked already.", name=owner.words))
    opens = AskTranslation(poll.id).to_wire()
    task = Task(
        poll.group_id,
        owner.id,
        poll.question,
        by.id,
        now,
        opens=opens,
        about=about(poll),
        kind=Kind.TRANSLATION,
    )
    tasks.give(work, task, owner, now)
    return owner


def asked(work: Work, poll: Poll) -> tuple[Member, ...]:
    """Who has been asked to translate and has not yet."""
    owners = (work.members.find(task.owner_id) for task in work.tasks.about(about(poll)) if task.open)
    return tuple(owner for owner in owners if owner is not None)
