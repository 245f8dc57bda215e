"""A room that takes no messages although the bot is in it: what its coordinators read."""

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph
from bot.chat.text import _
from bot.context import Viewing
from bot.membership.model import Group
from bot.membership.policy import get_group
from bot.membership.words import platform_words
from bot.outbox.model import lane_of
from bot.outbox.silence import SILENT
from bot.rooms.actions import OpenRoom
from bot.rooms.cards import open_again_card, room_words
from bot.rooms.feature import feature
from bot.rooms.model import GroupRoom


@feature.view(SILENT)
def view_silent(viewing: Viewing, room_id: int) -> Card | None:
    """For a coordinator, while it is so; where it was said, that it is over."""
    bound = viewing.work.rooms.find(room_id)
    if bound is None:
        return None
    group = get_group(viewing.work, bound.group_id)
    if viewing.work.lanes.is_silent(lane_of(bound.room)):
        return silent_card(bound, group)
    return open_again_card(bound, group) if viewing.standing else None


def silent_card(bound: GroupRoom, group: Group) -> Card:
    """What happened and what to do."""
    return Card(
        _("“{group}” cannot be reached in one of its rooms", group=group.name),
        (
            Facts(((_("Room"), room_words(bound)), (_("Platform"), platform_words(bound.room.platform)))),
            Paragraph(
                _(
                    "The platform refused a message that I wanted to post there, so it is missing in the room. "
                    "Perhaps I may no longer write there. Private messages go on."
                )
            ),
            Paragraph(
                _(
                    "Please allow me to write in this room, and tell its people what they may have missed: "
                    "/vote and /meetings show what is open. You hear from me when the room takes messages again."
                )
            ),
            Buttons((Button(_("Settings of the room"), OpenRoom(bound.id)),)),
        ),
    )
