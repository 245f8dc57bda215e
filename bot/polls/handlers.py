"""Topics and polls: all that the slice answers. Voting stands here; the imported modules declare the rest."""

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.paging import PAGE
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.membership.picking import coordinated_by
from bot.membership.policy import require_reader
from bot.membership.roles import VOTING
from bot.polls import chart_handlers, ending, library_handlers, opening, sending, topic_handlers, voting
from bot.polls.actions import CastVote, ListPolls, ShowPoll, TakeBackVote
from bot.polls.conduct import handlers as conducting
from bot.polls.conduct.proxies import waiting_for
from bot.polls.drafts import handlers as drafting
from bot.polls.drafts import translation_handlers
from bot.polls.feature import feature
from bot.polls.menus import no_polls_card, polls_card
from bot.polls.methods import choosing
from bot.polls.methods import handlers as methods
from bot.polls.methods.answering import counted
from bot.polls.model import Poll
from bot.polls.secret import handlers as secretly
from bot.polls.service import get_public
from bot.polls.showing import own_card

__all__ = [
    "chart_handlers",
    "choosing",
    "conducting",
    "drafting",
    "ending",
    "feature",
    "library_handlers",
    "methods",
    "opening",
    "secretly",
    "sending",
    "topic_handlers",
    "translation_handlers",
]


@feature.on(CastVote)
def cast_vote(ctx: Context, asked: CastVote) -> Reply:
    """Count the vote and say how it now stands."""
    vote = voting.cast_vote(ctx.work, ctx.member, asked.poll, asked.option, asked.ticked, ctx.now)
    return counted(ctx, vote)


@feature.on(TakeBackVote)
def take_back_vote(ctx: Context, asked: TakeBackVote) -> Reply:
    """Take the vote back."""
    vote = voting.take_back_vote(ctx.work, ctx.member, asked.poll, ctx.now)
    return counted(ctx, vote)


@feature.on(ShowPoll)
def show_poll(ctx: Context, asked: ShowPoll) -> Reply:
    """Show one poll to someone who may read it."""
    poll = get_public(ctx.work.polls.find(asked.poll))
    require_reader(ctx.work, ctx.member, poll.group_id)
    card = own_card(ctx, poll)
    return Reply(update=card) if asked.here else Reply(show=card)


@feature.command(
    Command(
        "vote",
        _("See the open polls and vote"),
        For.MEMBERS,
        {Language.ZH: ["投票"], Language.DE: ["abstimmen", "wählen"]},
    )
)
def vote_command(ctx: Context, _rest: str) -> Reply:
    """The open polls of the room's group, in private of all the person's own; a single one is shown at once."""
    asked = ListPolls(ctx.bound.group_id if ctx.bound else None, 0)
    groups = _groups(ctx, asked)
    if ctx.work.polls.count_open(groups) == 1:
        (only, _waits), *_more = ctx.work.polls.page_open(groups, ctx.member.id, (), 0, 1)
        return Reply(show=own_card(ctx, only))
    return Reply(show=_list_card(ctx, asked))


@feature.on(ListPolls)
def list_polls(ctx: Context, asked: ListPolls) -> Reply:
    """Turn the list of open polls to another page."""
    return Reply(update=_list_card(ctx, asked))


def _list_card(ctx: Context, asked: ListPolls) -> Card:
    groups = _groups(ctx, asked)
    count = ctx.work.polls.count_open(groups)
    if count == 0:
        return no_polls_card(coordinates=bool(coordinated_by(ctx)))
    places = ctx.work.members.memberships_of(ctx.member.id)
    votes_in = [place.group_id for place in places if place.role in VOTING]
    page = min(asked.page, (count - 1) // PAGE)  # polls may have closed since the list was shown
    polls = ctx.work.polls.page_open(groups, ctx.member.id, votes_in, page * PAGE, PAGE)
    shown = [(poll, _waits(ctx, poll) if poll.terms.formal else waits) for poll, waits in polls]
    return polls_card(shown, count, ListPolls(asked.group, page))


def _waits(ctx: Context, poll: Poll) -> bool:
    """Whether a formal vote waits for this person: for their own vote, or for one that was handed to them."""
    own, held = waiting_for(ctx.work, ctx.member, poll, ctx.now)
    return own or bool(held)


def _groups(ctx: Context, asked: ListPolls) -> list[int]:
    """Whose polls are listed; Refusal for someone who may not read them, or is in no group."""
    if asked.group is not None:
        return [require_reader(ctx.work, ctx.member, asked.group).id]
    own = [*ctx.work.groups.of_member(ctx.member.id), *coordinated_by(ctx)]
    if not own:
        raise Refusal(_("You are not in a working group yet. /join shows those you can join."))
    return sorted({group.id for group in own})
