"""What is said to somebody who has just voted."""

from bot.chat.exchange import Reply
from bot.chat.text import Text, _, _n
from bot.context import Context
from bot.polls.counting import Method
from bot.polls.methods.ballot import left_over
from bot.polls.methods.saying import ballot_words
from bot.polls.methods.words import both
from bot.polls.showing import own_card
from bot.polls.voting import Vote


def counted(ctx: Context, vote: Vote) -> Reply:
    """How the vote now stands, and the member's own card of the poll."""
    return Reply(toast=_said_of(vote), update=own_card(ctx, vote.poll) if ctx.redraws else None)


def _said_of(vote: Vote) -> Text:
    if vote.poll.terms.secret and vote.after:
        return _("Your vote is recorded.")  # the same whatever was chosen
    options, until = ballot_words(vote.poll, vote.after), vote.poll.closes_at
    if vote.after and vote.instead_of is not None:
        return _(
            "Your vote counts: {options}, instead of the one that {name} cast. Your organisation has one vote.",
            options=options,
            name=vote.instead_of.words,
        )
    if vote.after and vote.after == vote.before and vote.reason is None:
        return _("Your vote was already counted like this: {options}.", options=options)
    if vote.after:
        said = _("Your vote counts: {options}. You can change it until {when}.", options=options, when=until)
        return _with_rest(vote, said)
    if vote.before:
        return _("Your vote is taken back. You can vote again until {when}.", when=until)
    return _("Nothing has changed: you had not chosen this option.")


def _with_rest(vote: Vote, said: Text) -> Text:
    """With the points that were not given."""
    rest = left_over(vote.after) if vote.poll.method is Method.POINTS else 0
    if not rest:
        return said
    return both(said, _n("{n} point is left to give.", "{n} points are left to give.", rest))
