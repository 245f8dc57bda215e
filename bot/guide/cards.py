"""What the bot says about itself, and the settings of a person."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.calendars.actions import OpenCalendar
from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.languages import Language
from bot.chat.text import Listing, Text, Verbatim, _
from bot.feature import Command
from bot.guide.actions import ChangeSettings, OpenHelp, Speak
from bot.membership.actions import ListGroups
from bot.membership.joining_actions import ListJoinable
from bot.membership.linking_cards import preference_blocks
from bot.membership.model import Group, Member
from bot.reminders.actions import OpenReminders
from bot.rooms.actions import OpenRoom

OWN_NAMES: Mapping[Language, Verbatim] = {
    Language.ZH: Verbatim("中文"),
    Language.DE: Verbatim("Deutsch"),
    Language.EN: Verbatim("English"),
}
"""Each language in itself: whoever got the wrong one must still find their own."""


def language_buttons(*, greeting: bool) -> Buttons:
    """All languages, each named in itself."""
    return Buttons(tuple(Button(name, Speak(language, greeting)) for language, name in OWN_NAMES.items()))


def welcome_card(groups: tuple[Group, ...], *, office: bool) -> Card:
    """The first card: what the bot is for, the next step, and all languages."""
    about = _(
        "I help the working groups of both countries: here you join a group, vote on topics, "
        "answer to meetings and are reminded in time, in your language and on your clock."
    )
    help_button = Button(_("Help"), OpenHelp())
    if groups:
        mine = Listing(tuple(group.name for group in groups))
        step = _("You are a member of {groups}. /help shows what you can do next.", groups=mine)
        buttons: tuple[Button, ...] = (help_button,)
    elif office:
        step = _("You belong to the liaison office. /groups lets you found and coordinate working groups.")
        buttons = (Button(_("Working groups"), ListGroups(), Style.MAIN), help_button)
    else:
        step = _("The next step: join a working group with /join. /help shows everything I understand.")
        buttons = (Button(_("Join a working group"), ListJoinable(), Style.MAIN), help_button)
    return Card(
        _("Welcome"),
        (Paragraph(about), Paragraph(step), Buttons(buttons), language_buttons(greeting=True)),
    )


def help_card(commands: Iterable[Command], language: Language, room_note: Text | None) -> Card:
    """The commands, each with its word in the reader's language."""
    note: tuple[Block, ...] = (Paragraph(room_note),) if room_note else ()
    return Card(
        _("What you can ask me"),
        (
            *note,
            Facts(tuple((_spelled(command, language), command.help) for command in commands)),
            Paragraph(_("Type a command anywhere; my answers are seen only by you.")),
        ),
    )


def _spelled(command: Command, language: Language) -> Text:
    name = Verbatim(command.name)
    words = command.words.get(language)
    return _("/{name} · /{word}", name=name, word=Verbatim(words[0])) if words else _("/{name}", name=name)


def settings_card(member: Member, now: datetime, *, room: int | None) -> Card:
    """Language, city, clock and name; `room`: also the way to the settings of the room of this number."""
    own = (
        Button(_("Change name or city"), ChangeSettings(), Style.MAIN),
        Button(_("Reminders"), OpenReminders()),
        Button(_("Subscribe in your calendar"), OpenCalendar()),
    )
    shared = () if room is None else (Button(_("Settings of the room"), OpenRoom(room)),)
    return Card(
        _("Your settings"),
        (
            Facts(
                (
                    (_("Language"), member.language),
                    (_("City"), member.city),
                    (_("Your time now"), now),
                    (_("Name"), member.words),
                )
            ),
            language_buttons(greeting=False),
            *preference_blocks(member),
            Buttons((*own, *shared)),
        ),
    )
