"""The menu: what there is to do here, one button for each; for places where typing a command does not come easily."""

from collections.abc import Iterator

from bot.chat.cards import Button, Buttons, Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import Text, _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command, For
from bot.guide.actions import OpenMenu, Run
from bot.guide.feature import feature
from bot.membership.policy import get_group
from bot.membership.roles import Role
from bot.submission import old_button

OPEN = _("Open the menu")
PROPOSE = _("Propose a topic")

MENU: tuple[tuple[tuple[str, Text], ...], ...] = (
    (
        ("vote", _("Open polls")),
        ("topics", _("Topics")),
        ("propose", PROPOSE),
        ("members", _("Members")),
    ),
    (
        ("meetings", _("Meetings")),
        ("agenda", _("Agenda")),
        ("minutes", _("Minutes")),
        ("tasks", _("My tasks")),
        ("calendar", _("My calendar")),
    ),
    (
        ("poll", _("New poll")),
        ("meet", _("Schedule a meeting")),
        ("proposals", _("Proposed topics")),
    ),
    (
        ("join", _("Join a working group")),
        ("groups", _("Working groups")),
        ("settings", _("Settings")),
        ("help", _("Help")),
    ),
)
"""Commands and what their buttons say, in rows: for the members of a group (its topics, then its meetings),
for its coordinators, for everyone."""


@feature.command(
    Command(
        "menu",
        _("Show what you can do here, as buttons"),
        words={Language.DE: ["menü"], Language.ZH: ["菜单"]},
    ),
)
def menu(ctx: Context, _rest: str) -> Reply:
    """The menu of this person in this room."""
    return open_menu(ctx, OpenMenu())


@feature.on(OpenMenu)
def open_menu(ctx: Context, asked: OpenMenu) -> Reply:
    """The menu of this person in this room."""
    allowed = set(audiences(ctx))
    rows = (
        Buttons(tuple(Button(label, Run(name)) for name, label in row if _audience(ctx, name) in allowed))
        for row in MENU
    )
    blocks = tuple(row for row in rows if row.buttons)
    about = room_note(ctx) or _(
        "Every button asks me for something; /help shows the words you can also type."
    )
    return Reply(show=Card(_("What would you like to do?"), (Paragraph(about), *blocks)))


@feature.on(Run)
def run(ctx: Context, asked: Run) -> Reply:
    """What the command answers when nothing is typed after it; Refusal for one that no longer exists."""
    if asked.command not in ctx.registry.commands:
        raise Refusal(old_button())
    _command, handler = ctx.registry.commands[asked.command]
    return handler(ctx, "")


def audiences(ctx: Context) -> Iterator[For]:
    """For whom the commands are that this person can use."""
    places = ctx.work.members.memberships_of(ctx.member.id)
    yield For.EVERYONE
    if places or ctx.member.office:
        yield For.MEMBERS
    if ctx.member.office or any(place.role is Role.COORDINATOR for place in places):
        yield For.COORDINATORS


def _audience(ctx: Context, name: str) -> For:
    command, _handler = ctx.registry.commands[name]
    return command.audience


def room_note(ctx: Context) -> Text | None:
    """Which group this shared room is used by; None in a private chat."""
    if ctx.room.private:
        return None
    if ctx.bound is None:
        return _("No working group uses this room. A coordinator can change that here with /bind.")
    group = get_group(ctx.work, ctx.bound.group_id)
    return _("This room is used by “{group}”: what you ask here is about that group.", group=group.name)
