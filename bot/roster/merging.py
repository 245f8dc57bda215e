"""Duplicates become one: two organisations, or two members whom linking did not find. On record, and not undone."""

from datetime import datetime

from bot.chat.languages import Language
from bot.chat.text import Variants, _
from bot.errors import Refusal
from bot.feature import Merging
from bot.membership import linking
from bot.membership.appointing import unite_offices
from bot.membership.model import Member, Organisation
from bot.membership.policy import get_group, is_coordinator
from bot.record.model import Fact, Step
from bot.record.service import record
from bot.roster.service import get_organisation, require_no_vote
from bot.work import Work


def get_both(work: Work, by: Member, kept_id: int, gone_id: int) -> tuple[Organisation, Organisation]:
    """Two organisations that can be merged. Refusal as get_organisation, for one and the same, and during a vote."""
    kept, gone = get_organisation(work, by, kept_id), get_organisation(work, by, gone_id)
    if kept is gone:
        raise Refusal(_("This is one organisation. Please choose another one to merge it with."))
    require_no_vote(work, kept, gone)
    return kept, gone


def merge_organisations(work: Work, by: Member, kept_id: int, gone_id: int, now: datetime) -> Organisation:
    """Let the first take over members, affiliates and offices of the second, which is removed; the first's facts hold.

    Where both had a voting representative, that of the first stays, and the other becomes an alternate.
    """
    work.organisations.lock()
    kept, gone = get_both(work, by, kept_id, gone_id)
    groups = sorted({*work.organisations.groups_of(kept.id), *work.organisations.groups_of(gone.id)})
    title = Variants({language: kept.name for language in Language}, Language.EN)
    for group_id in groups:
        facts: dict[str, Fact] = {"organisation": kept.id, "merged": gone.id, "merged_name": gone.name}
        record(work, group_id, Step.MERGED, title, facts, now, people={"by": by})
    own = {mandate.id for mandate in work.mandates.for_organisation(kept.id, now)}
    if _is_above(work, gone, kept):
        kept.parent_id = gone.parent_id
    work.organisations.absorb(kept, gone)
    for group_id in groups:
        unite_offices(work, get_group(work, group_id), kept.id, own, by, now)
    return kept


def _is_above(work: Work, upper: Organisation, lower: Organisation) -> bool:
    each: Organisation | None = lower
    seen: set[int] = set()
    while each is not None and each.parent_id is not None and each.id not in seen:
        if each.parent_id == upper.id:
            return True
        seen.add(each.id)
        each = work.organisations.find(each.parent_id)
    return False


def get_members(work: Work, by: Member, kept_id: int, gone_id: int) -> tuple[Member, Member]:
    """Two members that can be merged. Refusal for one and the same, when one is gone, and for anyone but the liaison
    office and those who coordinate every group of both.
    """
    kept, gone = work.members.find(kept_id), work.members.find(gone_id)
    if kept is None or gone is None:
        raise Refusal(_("One of them is no longer known to me. /members shows who is in the group."))
    if kept is gone:
        raise Refusal(_("This is one person. Please choose another one to merge them with."))
    places = [*work.members.memberships_of(kept.id), *work.members.memberships_of(gone.id)]
    may = places and all(is_coordinator(work, by, get_group(work, each.group_id)) for each in places)
    if not by.office and (not may or kept.office or gone.office):
        raise Refusal(
            _(
                "Only the liaison office, or whoever coordinates all groups of both, can merge them. Please ask there."
            )
        )
    return kept, gone


def merge_members(
    work: Work, by: Member, kept_id: int, gone_id: int, merging: Merging, now: datetime
) -> Member:
    """Make two members one person, who has the accounts of both. Refusal as get_members."""
    get_members(work, by, kept_id, gone_id)
    kept, gone = linking.hold_both(work, kept_id, gone_id, merging)
    places = [*work.members.memberships_of(kept_id), *work.members.memberships_of(gone_id)]
    for group_id in sorted({place.group_id for place in places}):
        title = get_group(work, group_id).name
        people = {"member": kept, "merged": gone, "by": by}
        record(work, group_id, Step.MERGED, title, {"merged": "members"}, now, people=people)
    linking.merge(work, kept, gone, merging, now)
    return kept
