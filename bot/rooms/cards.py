"""What is shown about a room."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.cities import BY_KEY
from bot.chat.text import Listing, Verbatim, _
from bot.membership.model import Group
from bot.rooms.actions import AskUnbind, BindRoom, KeepRoom, SetUpRoom, Unbind
from bot.rooms.model import GroupRoom


def room_facts(bound: GroupRoom, group: Group) -> Facts:
    """Whose room it is, its languages and clocks."""
    cities = tuple(BY_KEY[key] for key in bound.city_keys)
    return Facts(
        (
            (_("Used by"), group.name),
            (_("Languages of this room"), Listing(tuple(bound.languages))),
            (_("Clocks of this room"), Listing(cities)),
        )
    )


def room_card(bound: GroupRoom, group: Group) -> Card:
    """A room's settings, for a coordinator."""
    return Card(
        _("This room"),
        (
            room_facts(bound, group),
            Buttons(
                (
                    Button(_("Change languages and clocks"), SetUpRoom(), Style.MAIN),
                    Button(_("Stop using this room"), AskUnbind(), Style.DANGER),
                )
            ),
        ),
    )


def unbind_card(group: Group) -> Card:
    """The question before a room is given up."""
    return Card(
        _("Stop using this room?"),
        (
            Paragraph(
                _(
                    "Polls and meetings of “{group}” will no longer appear here. What was posted stays.",
                    group=group.name,
                )
            ),
            Buttons(
                (
                    Button(_("Stop using this room"), Unbind(group.id), Style.DANGER),
                    Button(_("Keep using it"), KeepRoom()),
                )
            ),
        ),
    )


def room_code_card(code: str, group: Group, expires_at: datetime) -> Card:
    """A new code: the only time it can be read."""
    return Card(
        _("One more room for “{group}”", group=group.name),
        (
            Facts(((_("Code"), Verbatim(code)), (_("Valid until"), expires_at))),
            Paragraph(
                _(
                    "Invite me into the room, on any platform, and type there: /bind {code}",
                    code=Verbatim(code),
                )
            ),
            Paragraph(
                _(
                    "It works once, only for coordinators of the group, and is shown only now. If you are someone "
                    "else on that platform, first link your accounts with /link."
                )
            ),
        ),
    )


def unused_room_card(groups: Sequence[Group]) -> Card:
    """A room that no group uses: the groups that could, for someone who may decide it."""
    return Card(
        _("Use this room for a group"),
        (
            Paragraph(_("No working group uses this room yet. Which one shall?")),
            Buttons(tuple(Button(group.name, BindRoom(group.id)) for group in groups)),
        ),
    )


def bound_card(group: Group) -> Card:
    """What the room reads once a group uses it."""
    return Card(
        group.name,
        (
            Paragraph(_("This room is now used by the group: its polls and meetings appear here.")),
            Paragraph(_("/join lets you join, /help shows everything I understand.")),
        ),
    )
