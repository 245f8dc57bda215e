"""Proposing topics, and deciding on them."""

from collections.abc import Sequence

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked, filled
from bot.chat.languages import Language
from bot.chat.paging import PAGE
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.errors import Refusal
from bot.feature import Command, Feature, For
from bot.membership.model import Group
from bot.membership.picking import coordinated_by
from bot.membership.policy import get_group, require_coordinator, require_reader
from bot.polls.model import Topic
from bot.proposals import service
from bot.proposals.actions import DecideProposal, ListProposals, Propose, SendProposal, ShowProposal
from bot.proposals.cards import proposal_card, proposals_card
from bot.proposals.forms import proposal_form, said_in_it
from bot.proposals.model import Proposal
from bot.work import Work

feature = Feature("proposals")


@feature.command(
    Command(
        "propose",
        _("Propose a topic: what you type after it is already in the form"),
        For.MEMBERS,
        {Language.DE: ["vorschlagen"], Language.ZH: ["提议"]},
    )
)
def propose_command(ctx: Context, rest: str) -> Reply:
    """The form, with the text that was brought along in it."""
    form = proposal_form(_groups(ctx, None))
    said = said_in_it(rest, ctx.member.language, form)
    return Reply(ask=Asked(filled(form, said), Propose(_of_room(ctx)), said))


@feature.on(Propose)
def propose(ctx: Context, asked: Propose) -> Reply:
    """The form."""
    return Reply(ask=Asked(proposal_form(_groups(ctx, asked.group)), asked))


@feature.on(SendProposal)
def send_proposal(ctx: Context, made: SendProposal) -> Reply:
    """Send the proposal to the coordinators; a coordinator's own is a topic at once."""
    sent = service.propose(ctx.work, ctx.member, made.group, made.title, made.summary, made.area, ctx.now)
    group = get_group(ctx.work, made.group)
    if isinstance(sent, Topic):
        return Reply(toast=_("The topic is added to “{group}”. /topics shows it.", group=group.name))
    words = _(
        "Your proposal is with the coordinators of “{group}”. They will answer you here.", group=group.name
    )
    return Reply(toast=words, show=proposal_card(ctx.work, sent, group, decides=False))


@feature.command(
    Command(
        "proposals",
        _("See which topics members propose"),
        For.COORDINATORS,
        {Language.DE: ["vorschläge"], Language.ZH: ["提议列表"]},
    )
)
def proposals_command(ctx: Context, _rest: str) -> Reply:
    """What waits for a decision in the groups this person coordinates."""
    return Reply(show=_list(ctx, ListProposals(_of_room(ctx), 0)))


@feature.on(ListProposals)
def list_proposals(ctx: Context, asked: ListProposals) -> Reply:
    """Turn the list to another page."""
    return Reply(update=_list(ctx, asked))


@feature.on(ShowProposal)
def show_proposal(ctx: Context, asked: ShowProposal) -> Reply:
    """One proposal."""
    proposal = service.get_proposal(ctx.work, asked.proposal)
    require_coordinator(ctx.work, ctx.member, proposal.group_id)
    return Reply(show=_card(ctx.work, proposal, decides=True))


@feature.on(DecideProposal)
def decide_proposal(ctx: Context, asked: DecideProposal) -> Reply:
    """Made a topic or declined; the card says by whom."""
    proposal = service.decide(ctx.work, ctx.member, asked.proposal, asked.take, ctx.now)
    words = (
        _("It is a topic of the group now. Who proposed it is told.")
        if asked.take
        else _("Declined. Who proposed it is told.")
    )
    return Reply(toast=words, update=_card(ctx.work, proposal, decides=True))


@feature.view("proposal")
def view_proposal(viewing: Viewing, proposal_id: int) -> Card | None:
    """For a coordinator: the proposal, or who decided on it."""
    proposal = viewing.work.proposals.find(proposal_id)
    if proposal is None:
        return None
    group = get_group(viewing.work, proposal.group_id)
    if not service.may_decide(viewing.work, viewing.member, group):
        return None
    return proposal_card(viewing.work, proposal, group, decides=True)


@feature.view("proposal_decided")
def view_decided(viewing: Viewing, proposal_id: int) -> Card | None:
    """For who made it: what became of it."""
    proposal = viewing.work.proposals.find(proposal_id)
    if proposal is None or viewing.member is None or viewing.member.id != proposal.by:
        return None
    return _card(viewing.work, proposal, decides=False)


@feature.on_merge
def unite_proposals(work: Work, kept_id: int, gone_id: int, now: object) -> None:
    """One person has made what both made."""
    work.proposals.give(gone_id, kept_id)


def _card(work: Work, proposal: Proposal, *, decides: bool) -> Card:
    return proposal_card(work, proposal, get_group(work, proposal.group_id), decides=decides)


def _list(ctx: Context, asked: ListProposals) -> Card:
    if asked.group is not None:
        groups = [require_coordinator(ctx.work, ctx.member, asked.group).id]
    else:
        groups = [group.id for group in coordinated_by(ctx)]
    if not groups:
        raise Refusal(_("Only a coordinator can do this. Please ask the liaison office."))
    page = ctx.work.proposals.page_open(groups, asked.page * PAGE, PAGE)
    return proposals_card(page, ctx.work.proposals.count_open(groups), asked)


def _of_room(ctx: Context) -> int | None:
    return None if ctx.bound is None else ctx.bound.group_id


def _groups(ctx: Context, group_id: int | None) -> Sequence[Group]:
    """The group meant, the room's, or those the person may choose from; Refusal when there is none."""
    meant = group_id if group_id is not None else _of_room(ctx)
    if meant is not None:
        return (require_reader(ctx.work, ctx.member, meant),)
    mine = {group.id: group for group in (*ctx.work.groups.of_member(ctx.member.id), *coordinated_by(ctx))}
    if not mine:
        raise Refusal(_("You are not in a working group yet. /join shows those you can join."))
    return tuple(mine.values())
