"""Formal votes under way and after: turnout, extending, closing by both co-chairs, voting again, review."""

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.chat.cards import Button, Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Listing, _
from bot.context import Context, Viewing
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.membership.roles import Role
from bot.polls.actions import ShowPoll
from bot.polls.conduct import closing, extending, proxy_handlers, revising, turnout
from bot.polls.conduct.actions import (
    AgreeToEnd,
    AskCoChairs,
    AskExtension,
    AskReview,
    ExtendPoll,
    ReviseVote,
    SetReview,
    ShowTurnout,
)
from bot.polls.conduct.cards import extended_card, review_card, turnout_card
from bot.polls.conduct.closing_cards import closing_card
from bot.polls.conduct.forms import extension_form, review_form
from bot.polls.conduct.glance import glance
from bot.polls.conduct.result import outcome_words, revision_card
from bot.polls.drafts.handlers import drawn
from bot.polls.feature import feature
from bot.polls.model import Poll, PollState
from bot.polls.service import REVISION, get_public, require_open
from bot.polls.showing import own_card
from bot.reminders.model import Line
from bot.work import Work

__all__ = ["proxy_handlers"]


@feature.on(ShowTurnout)
def show_turnout(ctx: Context, asked: ShowTurnout) -> Reply:
    """Whose votes are in; for coordinators."""
    poll = _coordinated(ctx, asked.poll)
    closing.require_held(poll)
    return Reply(update=turnout_card(poll, turnout.by_seat(ctx.work, poll), asked.page))


@feature.on(AskExtension)
def ask_extension(ctx: Context, asked: AskExtension) -> Reply:
    """Ask for the new deadline."""
    poll = _coordinated(ctx, asked.poll)
    require_open(poll, ctx.now)
    return Reply(ask=Asked(extension_form(poll, ctx.member.city), asked))


@feature.on(ExtendPoll)
def extend_poll(ctx: Context, made: ExtendPoll) -> Reply:
    """Let it run on."""
    poll = extending.extend(ctx.work, ctx.member, made.poll, made.closes_at, ctx.now)
    return Reply(toast=_("The poll now runs until {when}.", when=poll.closes_at), show=own_card(ctx, poll))


@feature.on(AskCoChairs)
def ask_co_chairs(ctx: Context, asked: AskCoChairs) -> Reply:
    """Ask both co-chairs in private."""
    poll, consent = closing.ask(ctx.work, ctx.member, asked.poll, ctx.now)
    names = Listing(tuple(chair.words for chair in consent.chairs.values()))
    return Reply(toast=_("{names} are asked in private.", names=names), update=own_card(ctx, poll))


@feature.on(AgreeToEnd)
def agree_to_end(ctx: Context, asked: AgreeToEnd) -> Reply:
    """Agree, or take that back."""
    poll, consent = closing.agree(ctx.work, ctx.member, asked.poll, asked.agree, ctx.now)
    if poll.state is PollState.CLOSED:
        words = _("Both co-chairs agree: the vote is closed. The result goes to the group’s rooms.")
    elif not asked.agree:
        words = _("Your agreement is taken back; the vote goes on.")
    elif consent.vacant:
        words = _(
            "You agree. The other side has no co-chair, so the vote goes on until its deadline or until there is one."
        )
    else:
        words = _("You agree. The other co-chair is asked; until then the vote goes on.")
    return Reply(toast=words, update=own_card(ctx, poll))


@feature.on(ReviseVote)
def revise_vote(ctx: Context, asked: ReviseVote) -> Reply:
    """Begin a new draft with the text and rules of this vote."""
    draft = revising.revise(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(toast=_("A new draft is begun with text and rules of this vote."), show=drawn(ctx, draft))


@feature.on(AskReview)
def ask_review(ctx: Context, asked: AskReview) -> Reply:
    """Ask when the decision shall be looked at again."""
    poll = _coordinated(ctx, asked.poll)
    revising.require_decided(poll)
    return Reply(ask=Asked(review_form(poll, ctx.member.city), asked))


@feature.on(SetReview)
def set_review(ctx: Context, made: SetReview) -> Reply:
    """Keep the date."""
    poll = revising.set_review(ctx.work, ctx.member, made.poll, made.review_at, ctx.now)
    when = poll.review_at
    words = (
        _("No review is planned any more.")
        if when is None
        else _("Coordinators are reminded on {when}.", when=when)
    )
    return Reply(toast=words, show=own_card(ctx, poll))


@feature.view(extending.EXTENDED)
def view_extended(viewing: Viewing, poll_id: int) -> Card | None:
    """That a poll runs on; the detail is the stamp of the deadline before."""
    poll = viewing.work.polls.find(poll_id)
    if poll is None or not (viewing.standing or poll.takes_votes(viewing.now)):
        return None
    return extended_card(poll, datetime.fromtimestamp(int(viewing.detail), UTC))


@feature.view(closing.CLOSING)
def view_closing(viewing: Viewing, poll_id: int) -> Card | None:
    """The question to a co-chair; not any more once it is closed."""
    poll, member = viewing.work.polls.find(poll_id), viewing.member
    if poll is None or member is None or not poll.takes_votes(viewing.now):
        return None
    seen = glance(viewing.work, poll, member, viewing.now)
    return closing_card(seen, closing.consent_of(viewing.work, poll, viewing.now))


@feature.view(REVISION)
def view_revision(viewing: Viewing, poll_id: int) -> Card | None:
    """The offer to revise a vote that was not adopted."""
    poll = viewing.work.polls.find(poll_id)
    return revision_card(poll) if poll is not None and revising.can_revise(poll) else None


@feature.view(revising.REVIEW)
def view_review(viewing: Viewing, poll_id: int) -> Card | None:
    """The reminder to look at a decision again, while a date is set."""
    poll = viewing.work.polls.find(poll_id)
    if poll is None or poll.review_at is None:
        return None
    return review_card(poll, outcome_words(poll))


@feature.sums_up(revising.REVIEW)
def review_summed_up(work: Work, poll_id: int, _detail: str) -> Line | None:
    """The decision that is to be looked at again."""
    poll = work.polls.find(poll_id)
    if poll is None or poll.review_at is None:
        return None
    what = _("Look at this decision again: {question}", question=poll.question)
    return Line(poll.group_id, what, poll.review_at, Button(poll.question, ShowPoll(poll.id)))


@feature.reminds(revising.REVIEW)
def reviewing(work: Work, poll_id: int, _detail: str, _now: datetime) -> Iterable[Member]:
    """The coordinators of the group; where it has none, those of the office."""
    poll = work.polls.find(poll_id)
    if poll is None or poll.review_at is None:
        return ()
    return work.members.with_role(poll.group_id, Role.COORDINATOR) or work.members.office()


def _coordinated(ctx: Context, poll_id: int) -> Poll:
    poll = get_public(ctx.work.polls.find(poll_id))
    require_coordinator(ctx.work, ctx.member, poll.group_id)
    return poll
