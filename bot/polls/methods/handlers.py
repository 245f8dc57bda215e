"""Voting by ballot and objecting, and looking at objections, names and pairs."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.paging import PAGE
from bot.chat.text import Variants, _
from bot.context import Context
from bot.errors import Refusal
from bot.membership.policy import require_reader
from bot.polls import voting
from bot.polls.counting import Method
from bot.polls.counting.marks import WHOLE
from bot.polls.deciding import NO
from bot.polls.feature import feature
from bot.polls.methods.actions import (
    AskObjection,
    FillBallot,
    ListObjections,
    ListVotes,
    RaiseObjection,
    ShowPairs,
)
from bot.polls.methods.answering import counted
from bot.polls.methods.ballot import CastBallot, ballot_form, wrong_points
from bot.polls.methods.objections import objection_form, objections_card, objections_of
from bot.polls.methods.pairs import pairs_card
from bot.polls.methods.roll import roll_card
from bot.polls.methods.seeing import shows_tally
from bot.polls.methods.voters import names_of
from bot.polls.model import Poll
from bot.polls.seats import voice_of
from bot.polls.service import get_public, require_open
from bot.polls.showing import own_card
from bot.polls.standing import Standing, part_of, standing
from bot.polls.terms import Secrecy


@feature.on(FillBallot)
def fill_ballot(ctx: Context, asked: FillBallot) -> Reply:
    """Ask for the marks of all options; a poll that is voted in by pressing is shown instead."""
    poll = _votable(ctx, asked.poll)
    if poll.method not in WHOLE:
        return Reply(show=own_card(ctx, poll))
    part = part_of(ctx.work, ctx.member, standing(ctx.work, poll), ctx.now)
    return Reply(ask=Asked(ballot_form(poll, part.ballot), asked))


@feature.on(CastBallot)
def cast_ballot(ctx: Context, made: CastBallot) -> Reply:
    """Count the ballot; too many points, or none, are said beside the option that got most."""
    poll = get_public(ctx.work.polls.find(made.poll))
    wrong = wrong_points(made.marks) if poll.method is Method.POINTS else {}
    if wrong:
        return Reply(errors=wrong)
    return counted(ctx, voting.cast_marks(ctx.work, ctx.member, made.poll, made.marks, ctx.now))


@feature.on(AskObjection)
def ask_objection(ctx: Context, asked: AskObjection) -> Reply:
    """Ask for the reason."""
    return Reply(ask=Asked(objection_form(_votable(ctx, asked.poll)), asked))


@feature.on(RaiseObjection)
def raise_objection(ctx: Context, made: RaiseObjection) -> Reply:
    """Count the objection, and let the group read its reason."""
    reason = Variants({ctx.member.language: made.reason}, ctx.member.language)
    return counted(ctx, voting.object_to(ctx.work, ctx.member, made.poll, reason, ctx.now))


def _votable(ctx: Context, poll_id: int) -> Poll:
    """The poll; Refusal for those without a vote, and when it is over."""
    poll = get_public(ctx.work.polls.find(poll_id))
    voice_of(ctx.work, ctx.member, poll, ctx.now)
    require_open(poll, ctx.now)
    return poll


@feature.on(ListObjections)
def list_objections(ctx: Context, asked: ListObjections) -> Reply:
    """A page of the reasons."""
    seen = _visible(ctx, asked.poll)
    count = seen.tally.votes[NO] if seen.poll.method is Method.CONSENT else 0
    if not count:
        raise Refusal(_("Nobody objects in this poll. /vote shows it as it is now."))
    page = min(asked.page, (count - 1) // PAGE)
    reasons = objections_of(ctx.work, seen.poll, page * PAGE, PAGE)
    return Reply(update=objections_card(seen.poll, seen.tally, page, reasons))


@feature.on(ListVotes)
def list_votes(ctx: Context, asked: ListVotes) -> Reply:
    """A page of who voted how; Refusal in a poll that does not name its voters."""
    seen = _visible(ctx, asked.poll)
    poll = seen.poll
    if poll.terms.secrecy is not Secrecy.NAMED:
        raise Refusal(_("This poll does not show who voted how: that was settled when it opened."))
    page = min(asked.page, max(0, seen.tally.voters - 1) // PAGE)
    cast = ctx.work.polls.page_ballots(poll.id, page * PAGE, PAGE)
    names = names_of(ctx.work, poll, [voter for voter, _ballot in cast])
    named = [(name, ballot) for name, (_voter, ballot) in zip(names, cast, strict=True)]
    return Reply(update=roll_card(poll, seen.tally, page, named))


@feature.on(ShowPairs)
def show_pairs(ctx: Context, asked: ShowPairs) -> Reply:
    """A page of the pairs of a ranking that is closed."""
    poll = get_public(ctx.work.polls.find(asked.poll))
    require_reader(ctx.work, ctx.member, poll.group_id)
    if poll.result is None or not poll.result.pairs:
        raise Refusal(_("There are no pairs to compare. A ranking has them once it is closed."))
    return Reply(update=pairs_card(poll, poll.result, asked.page))


def _visible(ctx: Context, poll_id: int) -> Standing:
    """The poll with its count; Refusal for those who may not read it, or not yet."""
    poll = get_public(ctx.work.polls.find(poll_id))
    require_reader(ctx.work, ctx.member, poll.group_id)
    seen = standing(ctx.work, poll)
    if not shows_tally(poll, voted=part_of(ctx.work, ctx.member, seen, ctx.now).voted):
        raise Refusal(_("How the votes of this poll stand is not shown yet. /vote says when it will be."))
    return seen
