"""What is shown about a room."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.cities import BY_KEY
from bot.chat.text import Listing, Verbatim, Words, _, _n
from bot.membership.joining_actions import Join
from bot.membership.model import Group, JoinMode
from bot.membership.words import platform_words
from bot.rooms.actions import AskUnbind, BindRoom, KeepRoom, OpenRoom, RemindRoom, SetUpRoom, Unbind
from bot.rooms.model import GroupRoom, MetRoom


def room_words(bound: GroupRoom) -> Words:
    """What the room is called; without a title, where it is."""
    if bound.title:
        return Verbatim(bound.title)
    return _("a room on {platform}", platform=platform_words(bound.room.platform))


def room_facts(bound: GroupRoom, group: Group) -> Facts:
    """Which room it is and whose, its languages and clocks."""
    cities = tuple(BY_KEY[key] for key in bound.city_keys)
    closed = ((_("Closed to me since"), bound.closed_at),) if bound.closed_at else ()
    return Facts(
        (
            (_("Room"), room_words(bound)),
            (_("Platform"), platform_words(bound.room.platform)),
            (_("Used by"), group.name),
            (_("Languages of the room"), Listing(tuple(bound.languages))),
            (_("Clocks of the room"), Listing(cities)),
            (_("Reminders of meetings"), _("here and in private") if bound.reminded else _("in private")),
            *closed,
        )
    )


def room_card(bound: GroupRoom, group: Group, strangers: int) -> Card:
    """A room's settings, for a coordinator; `strangers`: how many people there are not in the group."""
    notes: list[Block] = []
    if strangers:
        words = _n(
            "{n} person whom I have seen come into this room is not a member of the group yet. "
            "Please ask them to type /join.",
            "{n} people whom I have seen come into this room are not members of the group yet. "
            "Please ask them to type /join.",
            strangers,
        )
        notes.append(Paragraph(words))
    if bound.closed_at is not None:
        notes.append(Paragraph(_what_to_do()))
    return Card(
        _("Settings of the room"),
        (
            room_facts(bound, group),
            *notes,
            Buttons(
                (
                    Button(_("Change languages and clocks"), SetUpRoom(bound.id), Style.MAIN),
                    _reminding(bound),
                    Button(_("Stop using the room"), AskUnbind(bound.id), Style.DANGER),
                )
            ),
        ),
    )


def _reminding(bound: GroupRoom) -> Button:
    if bound.reminded:
        return Button(_("No reminders here"), RemindRoom(bound.id, on=False))
    return Button(_("Remind of meetings here"), RemindRoom(bound.id, on=True))


def unbind_card(bound: GroupRoom, group: Group) -> Card:
    """The question before a room is given up."""
    return Card(
        _("Stop using the room “{room}”?", room=room_words(bound)),
        (
            Paragraph(
                _(
                    "Polls and meetings of “{group}” will no longer appear there. What was posted stays.",
                    group=group.name,
                )
            ),
            Buttons(
                (
                    Button(_("Stop using the room"), Unbind(bound.id, group.id), Style.DANGER),
                    Button(_("Keep using it"), KeepRoom(bound.id)),
                )
            ),
        ),
    )


def given_up_card(bound: GroupRoom, words: Words) -> Card:
    """What stands in place of the question once the room was given up."""
    return Card(room_words(bound), (Paragraph(words),))


def closed_card(bound: GroupRoom, group: Group) -> Card:
    """What a coordinator reads when the bot can no longer talk in a room."""
    return Card(
        _("“{group}” cannot be reached in one of its rooms", group=group.name),
        (
            Facts(
                (
                    (_("Room"), room_words(bound)),
                    (_("Platform"), platform_words(bound.room.platform)),
                    *(((_("Closed to me since"), bound.closed_at),) if bound.closed_at else ()),
                )
            ),
            Paragraph(
                _(
                    "I was removed from this room, or it was archived or deleted. Polls, meetings and results no "
                    "longer appear there; private messages go on."
                )
            ),
            Paragraph(_what_to_do()),
            Buttons((Button(_("Settings of the room"), OpenRoom(bound.id)),)),
        ),
    )


def _what_to_do() -> Words:
    return _(
        "To go on there, please add me to the room again or reopen it. To use another room instead, "
        "invite me into it and type /bind there."
    )


def open_again_card(bound: GroupRoom, group: Group) -> Card:
    """What stands in place of `closed_card` once the room is open again."""
    return Card(
        _("“{group}” can be reached in its room again", group=group.name),
        (
            Facts(
                ((_("Room"), room_words(bound)), (_("Platform"), platform_words(bound.room.platform))),
            ),
            Paragraph(_("What is open and coming appears there again. You need not do anything.")),
        ),
    )


def welcome_card(group: Group) -> Card:
    """For everybody in a room, when somebody has come who is not in its group yet."""
    by_code = group.join_mode is JoinMode.INVITATION
    way = (
        _("Whoever is new: members come in by invitation. A coordinator gives you a code; then type /join.")
        if by_code
        else _("Whoever is new and not a member yet: please press the button, or type /join.")
    )
    return Card(
        _("Welcome to “{group}”", group=group.name),
        (
            Paragraph(_("This room belongs to the working group: its polls and meetings appear here.")),
            Paragraph(way),
            *(() if by_code else (Buttons((Button(_("Join"), Join(group.id), Style.MAIN),)),)),
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
            Paragraph(_("In Slack, please type /wg bind {code} instead.", code=Verbatim(code))),
            Paragraph(
                _(
                    "It works once, only for coordinators of the group, and is shown only now. If you are someone "
                    "else on that platform, first link your accounts with /link."
                )
            ),
        ),
    )


def unused_room_card(met: MetRoom, groups: Sequence[Group]) -> Card:
    """A room that no group uses: the groups that could, for someone who may decide it."""
    title = (
        _("Use “{room}” for a group", room=Verbatim(met.title)) if met.title else _("Use a room for a group")
    )
    return Card(
        title,
        (
            Paragraph(_("No working group uses this room yet. Which one shall?")),
            Buttons(tuple(Button(group.name, BindRoom(group.id, met.id)) for group in groups)),
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
