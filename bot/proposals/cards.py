"""The cards of proposals: one of them, and those that wait."""

from collections.abc import Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Value, Words, _
from bot.membership.model import Group
from bot.polls.actions import ShowTopic
from bot.proposals.actions import DecideProposal, ListProposals, ShowProposal
from bot.proposals.model import Fate, Proposal
from bot.proposals.service import decided_words, proposer
from bot.work import Work


def proposal_card(work: Work, proposal: Proposal, group: Group, *, decides: bool) -> Card:
    """One proposal; for who decides the two ways, once decided by whom."""
    author = proposer(work, proposal)
    facts: list[tuple[Words, Value]] = [(_("Title"), proposal.title), (_("Area"), proposal.area.words)]
    if author is not None:
        facts.append((_("Proposed by"), author.words))
    facts.append((_("Proposed on"), proposal.made_at))
    summary = (Paragraph(proposal.summary),) if proposal.summary else ()
    return Card(
        _("Proposed topic for “{group}”", group=group.name),
        (Facts(tuple(facts)), *summary, *_outcome(work, proposal, decides=decides)),
    )


def _outcome(work: Work, proposal: Proposal, *, decides: bool) -> tuple[Block, ...]:
    if proposal.fate is not Fate.OPEN:
        words = Paragraph(decided_words(work, proposal))
        topic = (
            () if proposal.topic_id is None else (Button(_("Show the topic"), ShowTopic(proposal.topic_id)),)
        )
        return (words, Buttons(topic)) if topic else (words,)
    if not decides:
        return (Paragraph(_("The coordinators have it. Their answer comes to you in private.")),)
    return (
        Buttons(
            (
                Button(_("Make it a topic"), DecideProposal(proposal.id, take=True), Style.MAIN),
                Button(_("Decline"), DecideProposal(proposal.id, take=False)),
            )
        ),
    )


def proposals_card(page: Sequence[Proposal], count: int, turned: ListProposals) -> Card:
    """What waits for a decision; `turned` says which page of which list this is."""
    if not page:
        words = _(
            "No proposal is waiting. Members send new ones with /propose, and they come to you in private."
        )
        return Card(_("Proposed topics"), (Paragraph(words),))
    facts = Facts(tuple((each.title, each.area.words) for each in page))
    buttons = Buttons(tuple(Button(each.title, ShowProposal(each.id)) for each in page))
    more = page_buttons(turned.page, count, lambda number: ListProposals(turned.group, number))
    return Card(_("Proposed topics"), (facts, buttons, *more))
