"""Correcting what is recorded of organisations and groups."""

from datetime import datetime
from difflib import get_close_matches

from bot.chat.text import Listing, Verbatim, _
from bot.errors import Refusal
from bot.membership.appointing import end_sided
from bot.membership.model import Group, Member, Organisation, folded
from bot.membership.policy import get_group, is_coordinator, require_coordinator
from bot.membership.roles import Side
from bot.roster.model import GroupFacts, OrganisationFacts
from bot.work import Work


def get_organisation(work: Work, by: Member, organisation_id: int) -> Organisation:
    """The organisation, for the liaison office and for coordinators of a group it has members in; Refusal else."""
    found = work.organisations.find(organisation_id)
    if found is None:
        raise Refusal(_("This organisation is no longer on record. /roster shows those there are."))
    groups = (get_group(work, number) for number in work.organisations.groups_of(organisation_id))
    if not by.office and not any(is_coordinator(work, by, group) for group in groups):
        raise Refusal(
            _("Only coordinators of a group that “{organisation}” takes part in can do this. Please ask one of them.",
              organisation=found.words)
        )  # fmt: skip
    return found


def correct(
    work: Work, by: Member, organisation_id: int, facts: OrganisationFacts, now: datetime
) -> Organisation:
    """Correct an organisation's facts. Refusal for others than get_organisation says, for a name that another has, for
    the side that a joint venture has chosen, and for side and kind while a vote of the organisation is under way.
    """
    found = get_organisation(work, by, organisation_id)
    _require_name(work, found, facts.name)
    moved = facts.side is not found.side
    if moved:
        _require_free_side(by, found, facts)
    if moved or facts.kind is not found.kind:
        require_no_vote(work, found)
    if facts.joint_venture and facts.side is Side.GUEST:
        raise Refusal(_("A joint venture chooses one of the two sides. Please say which."))
    found.name, found.known_as = facts.name, folded(facts.name)
    found.kind, found.side, found.region = facts.kind, facts.side, facts.region
    found.sme, found.joint_venture, found.founding = facts.sme, facts.joint_venture, facts.founding
    found.member_since = facts.member_since
    for member in work.organisations.members_of(found.id) if moved else ():
        end_sided(work, member, by, now)
    return found


def _require_name(work: Work, organisation: Organisation, name: str) -> None:
    other = work.organisations.by_name(name) if name else None
    if not name:
        raise Refusal(_("An answer is needed here."))
    if other is not None and other is not organisation:
        raise Refusal(
            _(
                "“{organisation}” is on record already. If both are the same, please merge them.",
                organisation=other.words,
            )
        )


def _require_free_side(by: Member, organisation: Organisation, facts: OrganisationFacts) -> None:
    if organisation.joint_venture and organisation.side is not Side.GUEST and not by.office:
        raise Refusal(
            _(
                "The joint venture “{organisation}” has chosen its side, and the choice stays. If it was recorded "
                "wrongly, the liaison office can correct it.",
                organisation=organisation.words,
            )
        )


def require_no_vote(work: Work, *organisations: Organisation) -> None:
    """Refusal while a formal vote is under way in which one of these, or whom it belongs to, has a seat."""
    heads = {work.organisations.head_of(each).id for each in organisations}
    if work.organisations.is_voting({each.id for each in organisations} | heads):
        raise Refusal(
            _(
                "A formal vote is under way in which this organisation has a vote, so this cannot change now. "
                "Please do it after the close."
            )
        )


def set_parent(work: Work, by: Member, organisation_id: int, parent_name: str) -> Organisation:
    """Say whom an organisation belongs to, by name; an empty name: to nobody. Affiliates share one vote.

    Refusal as get_organisation, for an unknown name, for a ring, and while one of them has a vote under way.
    """
    found = get_organisation(work, by, organisation_id)
    work.organisations.lock()
    parent = _named(work, parent_name) if parent_name else None
    if (parent.id if parent else None) == found.parent_id:
        return found
    require_no_vote(work, found, *((parent,) if parent else ()))
    if parent is not None and _stands_above(work, found, parent):
        raise Refusal(
            _(
                "“{parent}” itself belongs to “{organisation}”, so it cannot be the other way round as well.",
                parent=parent.words,
                organisation=found.words,
            )
        )
    found.parent_id = parent.id if parent else None
    return found


def _named(work: Work, name: str) -> Organisation:
    found = work.organisations.by_name(name)
    if found is not None:
        return found
    every = [each.name for each in work.organisations.every()]
    near = get_close_matches(name, every, n=3, cutoff=0.5)
    if near:
        guesses = Listing(tuple(Verbatim(each) for each in near))
        raise Refusal(
            _(
                "“{name}” is not on record. Did you mean {organisations}?",
                name=Verbatim(name),
                organisations=guesses,
            )
        )
    raise Refusal(
        _("“{name}” is not on record. Please write the name as /roster shows it.", name=Verbatim(name))
    )


def _stands_above(work: Work, upper: Organisation, lower: Organisation) -> bool:
    """Whether one is the other, or the other belongs to it, directly or not."""
    seen: set[int] = set()
    each: Organisation | None = lower
    while each is not None and each.id not in seen:
        if each is upper:
            return True
        seen.add(each.id)
        each = None if each.parent_id is None else work.organisations.find(each.parent_id)
    return False


def change_group(work: Work, by: Member, group_id: int, facts: GroupFacts) -> Group:
    """Change a group's name, purpose, languages and ways in. Refusal for anyone but its coordinators, for a name that
    another has, and when the name is missing.
    """
    group = require_coordinator(work, by, group_id)
    names = {folded(text) for text in facts.title.texts.values()}
    for other in work.groups.under(group.parent_id):
        if other is not group and names & {folded(text) for text in other.name.texts.values()}:
            raise Refusal(
                _("There is already a group called “{group}”. Please choose another name.", group=other.name)
            )
    group.name, group.purpose, group.languages = facts.title, facts.purpose, facts.languages
    group.join_mode, group.approval = facts.join_mode, facts.approval
    group.government_votes = facts.government_votes
    return group
