"""Finding a member of a group by the name that somebody typed."""

from collections.abc import Sequence

from bot.chat.text import Listing, Text, Verbatim, _
from bot.errors import Refusal
from bot.membership.model import Member, folded
from bot.work import Work


def member_named(work: Work, group_id: int, typed: str) -> Member:
    """The member of the group with this name; the organisation may follow in brackets.

    Refusal when there is none, or several.
    """
    found = members_called(work, group_id, typed)
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(several_called(found))
    raise Refusal(
        _(
            "No member of the group is called “{name}”. /members shows how names are written.",
            name=Verbatim(typed),
        )
    )


def members_called(work: Work, group_id: int, typed: str) -> list[Member]:
    """The members of the group with this name; the organisation may follow in brackets."""
    wanted = folded(typed)
    people = (place.member for place in work.members.in_group(group_id))
    return [each for each in people if wanted in (folded(each.name), folded(full_name(each)))]


def several_called(found: Sequence[Member]) -> Text:
    """That a name is not enough, with the names that are."""
    names = Listing(tuple(Verbatim(full_name(each)) for each in found))
    return _(
        "Several members are called that. Please write the name as it stands here: {names}",
        names=names,
    )


def full_name(member: Member) -> str:
    """The name, with the organisation in brackets where there is one."""
    own = member.organisation
    return f"{member.name} ({own.name})" if own else member.name
