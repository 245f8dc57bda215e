"""Binding a shared room to a group, setting it up, giving it up."""

from collections.abc import Iterable
from dataclasses import replace
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
from bot.rooms.model import GroupRoom, MetRoom, title_of
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
    bound = GroupRoom(room, group.id, *_paired(languages, (BEIJING.key, BERLIN.key)), title_of(room))
    work.rooms.forget_met(room)
    work.rooms.add(bound)
    outbox.post(work, room, Subject("room_bound", group.id), now)
    for hook in binding:
        hook(work, bound, now)
    return bound


def require_free(work: Work, room: Room) -> None:
    """Refusal for a private chat, and for a room that a group uses already."""
    if room.private:
        raise Refusal(_("This works only in a shared room. Please type /bind there."))
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


def get_room(work: Work, by: Member, room_id: int) -> tuple[GroupRoom, Group]:
    """A room in use and its group, for a coordinator; Refusal when it was given up, and for anyone else."""
    bound = work.rooms.find(room_id)
    if bound is None:
        raise Refusal(
            _("No working group uses this room any more. To use it again, please type /bind there.")
        )
    return bound, require_coordinator(work, by, bound.group_id)


def meet(work: Work, room: Room) -> MetRoom:
    """Remember a shared room that no group uses, so that a button can name it wherever it is shown."""
    return work.rooms.meet(room, title_of(room))


def get_met(work: Work, met_id: int) -> Room:
    """A room that the bot has met; Refusal when a group has it by now, or the bot had to leave it."""
    met = work.rooms.find_met(met_id)
    if met is None:
        raise Refusal(
            _(
                "This room can no longer be chosen here: a group uses it by now, or I am no longer in it. "
                "Please type /bind in the room itself."
            )
        )
    return replace(met.room, title=met.title)


def _paired(
    languages: tuple[Language, ...], cities: tuple[str, ...]
) -> tuple[tuple[Language, ...], tuple[str, ...]]:
    """Languages and cities in the same order: the Chinese city with Chinese, the German one with German."""
    ordered = tuple(language for language in Language if language in languages)
    home = HOME.get(ordered[0])
    keys = dict.fromkeys(sorted(cities, key=lambda key: home is not None and BY_KEY[key].country != home))
    return ordered, tuple(keys)
