"""Binding a shared room to a group, setting it up, giving it up."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.cities import BEIJING, BERLIN, BY_KEY
from bot.chat.exchange import Room
from bot.chat.languages import Language
from bot.chat.text import _
from bot.errors import Refusal
from bot.feature import Binding
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, require_coordinator
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.rooms.model import GroupRoom
from bot.work import Work

MOST = 2
"""Languages, and cities, that one message in a room can be read in side by side."""


HOME = {Language.ZH: "CN", Language.DE: "DE"}
"""The country whose city is shown beside a language."""


def bind(
    work: Work, by: Member, room: Room, group_id: int, binding: Iterable[Binding], now: datetime
) -> GroupRoom:
    """Let a group use a shared room, with its own languages and both sides' clocks; say so and what is under way.

    Refusal for anyone but its coordinators, in a private chat, and in a room that a group uses already.
    """
    group = require_coordinator(work, by, group_id)
    require_free(work, room)
    languages = group.languages if len(group.languages) <= MOST else (Language.ZH, Language.DE)
    bound = GroupRoom(room, group.id, *_paired(languages, (BEIJING.key, BERLIN.key)))
    work.rooms.add(bound)
    outbox.post(work, room, Subject("room_bound", group.id), now)
    for hook in binding:
        hook(work, bound, now)
    return bound


def require_free(work: Work, room: Room) -> None:
    """Refusal for a private chat, and for a room that a group uses already."""
    if room.private:
        raise Refusal(_("This works only in a shared room. Please open the group there with /groups."))
    taken = work.rooms.bound(room)
    if taken is not None:
        raise Refusal(
            _(
                "This room is used by “{group}”. One of its coordinators can give it up with /settings.",
                group=get_group(work, taken.group_id).name,
            )
        )


def set_up(
    work: Work, by: Member, bound: GroupRoom, languages: tuple[Language, ...], cities: tuple[str, ...]
) -> None:
    """Change a room's languages (one or two) and cities; each language goes with its country’s city."""
    require_coordinator(work, by, bound.group_id)
    if not 1 <= len(languages) <= MOST:
        raise Refusal(_("A room reads one or two languages. Please choose at most two."))
    bound.languages, bound.city_keys = _paired(languages, cities[:MOST])


def unbind(work: Work, by: Member, bound: GroupRoom) -> Group:
    """Stop using a room; what stands in it stays, nothing new comes."""
    group = require_coordinator(work, by, bound.group_id)
    work.rooms.remove(bound)
    return group


def get_bound(work: Work, room: Room) -> GroupRoom:
    """The room's group; Refusal in a private chat and in a room that no group uses."""
    bound = None if room.private else work.rooms.bound(room)
    if bound is None:
        raise Refusal(_("No working group uses this room. A coordinator can change that here with /groups."))
    return bound


def _paired(
    languages: tuple[Language, ...], cities: tuple[str, ...]
) -> tuple[tuple[Language, ...], tuple[str, ...]]:
    """Languages and cities in the same order: the Chinese city with Chinese, the German one with German."""
    ordered = tuple(language for language in Language if language in languages)
    home = HOME.get(ordered[0])
    keys = dict.fromkeys(sorted(cities, key=lambda key: home is not None and BY_KEY[key].country != home))
    return ordered, tuple(keys)
