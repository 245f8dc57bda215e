"""A room's card with what is known of it now."""

from bot.chat.cards import Card
from bot.membership.model import Group
from bot.rooms.cards import room_card
from bot.rooms.model import GroupRoom
from bot.work import Work


def settings_of(work: Work, bound: GroupRoom, group: Group) -> Card:
    """The room's settings, with how many people there are not in the group."""
    return room_card(bound, group, work.rooms.count_strangers(bound))
