"""Filling and casting the ballot of a secret vote: only on a card that its person alone sees."""

from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.polls import kept, voting
from bot.polls.conduct.proxies import voice_for
from bot.polls.feature import feature
from bot.polls.methods.answering import counted
from bot.polls.model import Poll
from bot.polls.secrecy import require_first
from bot.polls.secret.actions import CastSecretBallot, FillSecretBallot
from bot.polls.secret.cards import ballot_card
from bot.polls.secret.filling import from_signs
from bot.polls.service import get_public, require_open


@feature.on(FillSecretBallot)
def fill_secret_ballot(ctx: Context, asked: FillSecretBallot) -> Reply:
    """Show the ballot with these marks. Refusal for those without a vote, and once a final vote is cast."""
    _require_alone(ctx)
    poll = get_public(ctx.work.polls.find(asked.poll))
    voting.require_way(poll, secretly=True)
    _require_vote(ctx, poll)
    return Reply(update=ballot_card(poll, from_signs(poll, asked.marks)))


@feature.on(CastSecretBallot)
def cast_secret_ballot(ctx: Context, asked: CastSecretBallot) -> Reply:
    """Cast it; the answer is the same whatever it says, and the card forgets it."""
    _require_alone(ctx)
    poll = get_public(ctx.work.polls.find(asked.poll))
    marks = from_signs(poll, asked.marks)
    return counted(ctx, voting.cast_secretly(ctx.work, ctx.member, poll.id, marks, ctx.now))


def _require_alone(ctx: Context) -> None:
    """Refusal for a press on a card that others see, too: there is none of ours."""
    if not ctx.redraws:
        raise Refusal(_("This vote is secret, so please vote in private: /vote leads there."))


def _require_vote(ctx: Context, poll: Poll) -> None:
    voice = voice_for(ctx.work, ctx.member, poll, None, ctx.now)
    require_open(poll, ctx.now)
    require_first(poll, voted=kept.has_voted(ctx.work, poll, voice.voter))
