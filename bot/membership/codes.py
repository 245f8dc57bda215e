"""One-time codes: made, shown once, kept as a hash, entered by one person."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256
from unicodedata import normalize

from bot.chat.exchange import Account
from bot.chat.text import _
from bot.errors import Refusal
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.membership.ways_in import Code, CodePurpose
from bot.work import Work

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""32 signs that are not mistaken for each other when read aloud or copied: no 0 and O, no 1 and I."""

LENGTH = 8
"""Signs; 40 bits. Five guesses an hour would need millions of years."""

GROUPED = 4
OFFICE_VALID = timedelta(hours=1)
INVITATION_VALID = timedelta(days=14)
LINK_VALID = timedelta(minutes=10)
ROOM_VALID = timedelta(hours=1)
TO_JOIN = frozenset({CodePurpose.OFFICE, CodePurpose.INVITATION})
MOST_WRONG = 5
WRONG_COUNTED_FOR = timedelta(hours=1)


def issue_office_code(work: Work, now: datetime) -> str:
    """A code that makes whoever enters it a member of the liaison office; valid for an hour from now (UTC)."""
    return _issue(work, Code("", CodePurpose.OFFICE, now + OFFICE_VALID))


def invite(work: Work, by: Member, group_id: int, now: datetime) -> str:
    """A code that lets one person into the group, valid for 14 days; Refusal for anyone but its coordinators."""
    return invite_several(work, by, group_id, 1, now + INVITATION_VALID)


def invite_several(work: Work, by: Member, group_id: int, most_uses: int, expires_at: datetime) -> str:
    """A code that lets so many people into the group until a moment (UTC); Refusal for anyone but its coordinators."""
    group = require_coordinator(work, by, group_id)
    return _issue(work, Code("", CodePurpose.INVITATION, expires_at, group.id, most_uses=most_uses))


def withdraw(work: Work, by: Member, code_id: int, now: datetime) -> Code:
    """Let nobody use an invitation any more. Refusal for anyone but coordinators, and when it is used up."""
    code = work.codes.find(code_id)
    if code is None or code.purpose is not CodePurpose.INVITATION:
        raise _no_longer_valid()
    require_coordinator(work, by, code.group_id or 0)
    require_usable(code, now)
    work.codes.withdraw(code.id, now)
    return code


def issue_claim_code(work: Work, by: Member, member_id: int, group_id: int, now: datetime) -> str:
    """A code by which somebody who is on the roster without an account becomes that member; valid for 14 days.

    Refusal for anyone but a coordinator, and for a member who has an account: they link others themselves.
    """
    group = require_coordinator(work, by, group_id)
    place = work.members.membership(member_id, group.id)
    if place is None or place.member.channels:
        raise Refusal(_("This member writes to me already. /link lets them add another account."))
    return _issue(work, Code("", CodePurpose.LINK, now + INVITATION_VALID, issued_by=member_id))


def issue_link_code(work: Work, owner: Member, now: datetime) -> str:
    """A code that makes another account one of the owner's; valid for ten minutes."""
    return _issue(work, Code("", CodePurpose.LINK, now + LINK_VALID, issued_by=owner.id))


def issue_room_code(work: Work, by: Member, group_id: int, now: datetime) -> str:
    """A code that lets the group use one more room, valid for an hour; Refusal for anyone but its coordinators."""
    group = require_coordinator(work, by, group_id)
    return _issue(work, Code("", CodePurpose.ROOM, now + ROOM_VALID, group.id))


def _issue(work: Work, code: Code) -> str:
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(LENGTH))
    code.digest = digest_of(signs)
    work.codes.add(code)
    return f"{signs[:GROUPED]}-{signs[GROUPED:]}"


def digest_of(typed: str) -> str:
    """What is kept of a code, however it was typed: without regard to capitals, width, spaces and hyphens."""
    signs = (sign for sign in normalize("NFKC", typed).upper() if sign.isalnum())
    return sha256("".join(signs).encode()).hexdigest()


def enter(
    work: Work,
    member: Member,
    account: Account,
    typed: str,
    now: datetime,
    purposes: Collection[CodePurpose] = TO_JOIN,
) -> Code | None:
    """The code, from now on reserved for this member; None when it is unknown, used, expired, another's, or not
    for one of these purposes.

    A wrong code is counted, so the caller must not refuse it (a refusal would undo the count).
    Refusal after MOST_WRONG wrong ones within an hour.
    """
    if work.codes.wrong_since(account, now - WRONG_COUNTED_FOR) >= MOST_WRONG:
        raise Refusal(
            _(
                "Too many wrong codes were entered from this account. Please try again in an hour, with a new code."
            )
        )
    code = work.codes.hold(digest_of(typed), member.id, now, purposes)
    if code is None:
        work.codes.note_wrong(account, now)
    return code


def get_held(work: Work, member: Member, code_id: int) -> Code:
    """The invitation this member holds; Refusal when it is somebody else's. It may be used up or expired."""
    code = work.codes.find(code_id)
    if code is None or code.purpose is not CodePurpose.INVITATION:
        raise _no_longer_valid()
    if code.held_by != member.id and not work.codes.holds(code.id, member.id):
        raise _no_longer_valid()
    return code


def require_usable(code: Code, now: datetime) -> None:
    """Refusal for a code that is used up or expired."""
    if code.used_at is not None or now >= code.expires_at:
        raise _no_longer_valid()


def use(work: Work, member: Member, code: Code, now: datetime) -> None:
    """Use the code up; Refusal when it is used up or expired by now."""
    if not work.codes.use(code.id, member.id, now):
        raise _no_longer_valid()


def _no_longer_valid() -> Refusal:
    return Refusal(_("This invitation is no longer valid. Please ask a coordinator for a new one."))
