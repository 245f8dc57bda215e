"""Proposing topics and deciding on what was proposed."""

from datetime import datetime

from bot.chat.text import Text, Variants, _
from bot.errors import Refusal
from bot.membership.model import Group, Member
from bot.membership.policy import is_coordinator, require_coordinator, require_reader
from bot.membership.service import coordinators
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.polls import topics
from bot.polls.model import Area, Topic
from bot.proposals.model import Fate, Proposal
from bot.work import Work

MOST_WAITING = 10
"""Proposals of one member to one group that may wait at once."""


def propose(
    work: Work,
    by: Member,
    group_id: int,
    title: Variants,
    summary: Variants | None,
    area: Area,
    now: datetime,
) -> Topic | Proposal:
    """Propose a topic: a coordinator's becomes one at once, anybody else's goes to the coordinators.

    Refusal for who is not in the group, and while too many of one's own wait.
    """
    group = require_reader(work, by, group_id)
    if is_coordinator(work, by, group):
        return topics.add_topic(work, by, group_id, title, summary, area, now)
    if work.proposals.count_open_by(by.id, group_id) >= MOST_WAITING:
        raise Refusal(
            _(
                "{n} of your proposals already wait for the coordinators of “{group}”. "
                "Please let them decide on those first.",
                n=MOST_WAITING,
                group=group.name,
            )
        )
    proposal = Proposal(group_id, by.id, title, summary, area, now)
    work.proposals.add(proposal)
    for coordinator in coordinators(work, group):
        outbox.tell(work, coordinator, Subject("proposal", proposal.id), now)
    return proposal


def decide(work: Work, by: Member, proposal_id: int, take: bool, now: datetime) -> Proposal:
    """Make a proposal a topic, or decline it; the first decision stands, and who proposed it is told.

    Refusal for anyone but a coordinator, and once it was decided.
    """
    proposal = get_proposal(work, proposal_id)
    require_coordinator(work, by, proposal.group_id)
    if proposal.fate is not Fate.OPEN:
        raise Refusal(decided_words(work, proposal))
    if take:
        made = topics.add_topic(
            work, by, proposal.group_id, proposal.title, proposal.summary, proposal.area, now
        )
        proposal.topic_id = made.id
    proposal.fate = Fate.TAKEN if take else Fate.DECLINED
    proposal.decided_by, proposal.decided_at = by.id, now
    work.outbox.refresh("proposal", proposal.id, now)
    author = proposer(work, proposal)
    if author is not None:
        outbox.tell(work, author, Subject("proposal_decided", proposal.id), now)
    return proposal


def get_proposal(work: Work, proposal_id: int) -> Proposal:
    """The proposal, locked; Refusal when there is none of this number."""
    proposal = work.proposals.find(proposal_id)
    if proposal is None:
        raise Refusal(_("This proposal no longer exists. /topics shows what the group discusses."))
    return proposal


def proposer(work: Work, proposal: Proposal) -> Member | None:
    """Who made it; None for somebody whose data is erased."""
    return None if proposal.by is None else work.members.find(proposal.by)


def decided_words(work: Work, proposal: Proposal) -> Text:
    """Who decided on a proposal, how and when."""
    by = work.members.find(proposal.decided_by) if proposal.decided_by else None
    name, when = by.words if by else _("A coordinator"), proposal.decided_at or proposal.made_at
    if proposal.fate is Fate.TAKEN:
        return _("{name} made this proposal a topic on {when}.", name=name, when=when)
    return _("{name} declined this proposal on {when}.", name=name, when=when)


def may_decide(work: Work, member: Member | None, group: Group) -> bool:
    """Whether this person decides on the group's proposals."""
    return member is not None and is_coordinator(work, member, group)
