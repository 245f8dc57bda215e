"""One person, several accounts: two members become one, an account goes its own way, one account is preferred."""

from datetime import datetime

from bot.chat.exchange import Account
from bot.chat.text import _
from bot.errors import Conflict, Refusal
from bot.feature import Merging
from bot.membership import codes
from bot.membership.appointing import end_speaking
from bot.membership.joining import settle
from bot.membership.model import Channel, Member, Membership
from bot.membership.roles import stronger
from bot.membership.ways_in import Code, CodePurpose, Decision
from bot.outbox import service as outbox
from bot.outbox.model import Subject, lane_of
from bot.work import Work

TO_LINK = frozenset({CodePurpose.LINK})


def owner_of(work: Work, code: Code) -> Member:
    """The member whose account a code stands for; Conflict when they have just become another member."""
    owner = None if code.issued_by is None else work.members.find(code.issued_by)
    if owner is None:
        raise Conflict("the owner of a code has gone")
    return owner


def enter(work: Work, member: Member, account: Account, typed: str, now: datetime) -> Code | None:
    """The code that was typed, reserved for this member; None for any wrong one. One's own stays free for others."""
    code = codes.enter(work, member, account, typed, now, TO_LINK)
    if code is not None and code.issued_by == member.id:
        code.held_by = None
    return code


def spoil(work: Work, member: Member, account: Account, typed: str, now: datetime) -> None:
    """A code was typed where others can read it: whoever reads it must find it used up."""
    code = codes.enter(work, member, account, typed, now, TO_LINK)
    if code is not None:
        codes.use(work, member, code, now)


def get_entered(work: Work, member: Member, code_id: int, now: datetime) -> Code:
    """The code this member entered; Refusal when it is somebody else's, used up or expired."""
    code = work.codes.find(code_id)
    mine = code is not None and code.purpose is CodePurpose.LINK and code.held_by == member.id
    if code is None or not mine or code.used_at is not None or now >= code.expires_at:
        raise _no_longer_valid()
    return code


def link(work: Work, member: Member, code_id: int, merging: Merging, now: datetime) -> Member:
    """Make the accounts of this member the code's owner's, who takes over all that they have; returns the owner.

    Refusal as `get_entered`; Conflict when one of the two became somebody else meanwhile.
    """
    owner_id = owner_of(work, get_entered(work, member, code_id, now)).id
    kept, gone = hold_both(work, owner_id, member.id, merging)
    if not work.codes.use(code_id, member.id, now):
        raise _no_longer_valid()
    outbox.tell(work, kept, Subject("linked", kept.id), now)
    merge(work, kept, gone, merging, now)
    return kept


def hold_both(work: Work, kept_id: int, gone_id: int, merging: Merging) -> tuple[Member, Member]:
    """Lock two members who are about to become one; Conflict when one of them is somebody else by now."""
    for hook in merging.holding:
        hook(work, {kept_id, gone_id})
    both = {each.id: each for each in work.members.lock({kept_id, gone_id})}
    if both.keys() != {kept_id, gone_id} or kept_id == gone_id:
        raise Conflict("one of the two has just become another member")
    return both[kept_id], both[gone_id]


def merge(work: Work, kept: Member, gone: Member, merging: Merging, now: datetime) -> None:
    """Make two members one. What both may have only once is settled first, the rest then follows its accounts."""
    for place in work.members.memberships_of(gone.id):
        _unite_places(work, kept, place)
    kept.office = kept.office or gone.office
    kept.organisation = kept.organisation or gone.organisation
    _unite_applications(work, kept, gone, now)
    for hook in merging.uniting:
        hook(work, kept.id, gone.id, now)
    work.codes.unite(kept.id, gone.id)
    work.outbox.drop_doubles(kept.id, gone.id, now)
    work.members.absorb(kept, gone)
    end_speaking(work, kept, kept, now)


def _unite_places(work: Work, kept: Member, place: Membership) -> None:
    """The stronger role and the longer time in the group stay."""
    own = work.members.membership(kept.id, place.group_id)
    if own is None:
        work.members.enter(Membership(kept, place.group_id, place.role, place.since))
    else:
        own.role, own.since = stronger(own.role, place.role), min(own.since, place.since)
    work.members.leave(place)


def _unite_applications(work: Work, kept: Member, gone: Member, now: datetime) -> None:
    """Of two for one group the older one stays; none stays for a group that took the person in."""
    waiting: set[int] = set()
    for application in work.applications.pending_of([kept.id, gone.id]):
        inside = work.members.membership(kept.id, application.group_id) is not None
        if inside or application.group_id in waiting:
            settle(work, application, Decision.WITHDRAWN, kept, now)
        waiting.add(application.group_id)


def get_channel(member: Member, channel_id: int) -> Channel:
    """One of the member's accounts; Refusal when it is theirs no more."""
    found = next((channel for channel in member.channels if channel.id == channel_id), None)
    if found is None:
        raise Refusal(_("This account is no longer one of yours. /unlink shows those that are."))
    return found


def require_another(member: Member) -> None:
    """Refusal for someone with a single account."""
    if len(member.channels) < 2:
        raise Refusal(
            _("This is your only account, so it stays with you. /link adds one on another platform.")
        )


def unlink(work: Work, member: Member, channel_id: int, now: datetime) -> Channel:
    """Let an account go its own way: a new member without any membership. What waited for it goes to the others.

    Refusal for an account of somebody else and for the last one.
    """
    if not work.members.lock({member.id}):
        raise Conflict("the member has just become another one")
    channel = get_channel(member, channel_id)
    require_another(member)
    member.channels.remove(channel)
    channel.preferred = False
    alone = Member(member.name, member.language, member.city_key, now)
    alone.channels.append(channel)
    work.members.add(alone)
    work.outbox.reroute(lane_of(channel.account), lane_of((member.reachable or member.channels)[0].account))
    return channel


def prefer(member: Member, channel_id: int) -> Channel:
    """From now on messages come to this account first; Refusal for somebody else's."""
    chosen = get_channel(member, channel_id)
    for channel in member.channels:
        channel.preferred = channel is chosen
    return chosen


def _no_longer_valid() -> Refusal:
    return Refusal(
        _(
            "This code is no longer valid. Please ask for a new one with /link, from the account you want to keep."
        )
    )
