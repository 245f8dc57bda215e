"""First contact, help and settings: the same everywhere, seen only by the person who asks."""

from dataclasses import replace

from bot.chat.cards import Card
from bot.chat.cities import usual_city
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.feature import Command
from bot.guide.actions import ChangeSettings, OpenHelp, SaveSettings, Speak
from bot.guide.cards import help_card, settings_card, welcome_card
from bot.guide.feature import feature
from bot.guide.forms import settings_form
from bot.guide.menu import audiences, room_note
from bot.membership import linking
from bot.membership.linking_actions import PreferChannel
from bot.membership.linking_cards import channel_words
from bot.membership.policy import get_group, is_coordinator
from bot.reminders import service as reminders

__all__ = ["feature", "greet"]


def greet(ctx: Context) -> Reply:
    """The bot introduces itself."""
    return Reply(show=_welcome(ctx))


@feature.command(
    Command("start", _("Start from the beginning"), words={Language.DE: ["anfang"], Language.ZH: ["开始"]})
)
def start(ctx: Context, rest: str) -> Reply:
    """The first card; with a code, what the code opens."""
    if not rest:
        return greet(ctx)
    _join, join = ctx.registry.commands["join"]
    opened = join(ctx, rest)
    return opened if opened.show or opened.ask else replace(opened, show=_welcome(ctx))


def _welcome(ctx: Context) -> Card:
    groups = tuple(ctx.work.groups.of_member(ctx.member.id))
    return welcome_card(groups, office=ctx.member.office)


@feature.on(Speak)
def speak(ctx: Context, asked: Speak) -> Reply:
    """From now on in this language; the answer is in it already.

    Someone new who still has the city of the language that was guessed gets the city of the one they chose.
    """
    member = ctx.member
    new = asked.greeting and not ctx.work.members.memberships_of(member.id)
    if new and member.city is usual_city(member.language):
        member.city_key = usual_city(asked.language).key
    member.language = asked.language
    reminders.retime(ctx.work, member, ctx.now)
    words = _(
        "I speak {language} with you now and show times for {city}. /settings changes both.",
        language=member.language,
        city=member.city,
    )
    return Reply(toast=words, update=_welcome(ctx) if asked.greeting else _settings(ctx))


@feature.command(
    Command(
        "help",
        _("Show everything I understand"),
        words={Language.DE: ["hilfe"], Language.ZH: ["帮助"]},
    )
)
def help_command(ctx: Context, rest: str) -> Reply:
    """The commands this person can use."""
    return open_help(ctx, OpenHelp())


@feature.on(OpenHelp)
def open_help(ctx: Context, asked: OpenHelp) -> Reply:
    """The commands this person can use, and whether the room has a group."""
    commands = [command for command, _handler in ctx.registry.commands.values()]
    allowed = set(audiences(ctx))
    visible = [command for command in commands if command.audience in allowed]
    return Reply(show=help_card(visible, ctx.member.language, room_note(ctx)))


@feature.command(
    Command(
        "settings",
        _("Change your language, city or name"),
        words={Language.DE: ["einstellungen"], Language.ZH: ["设置"]},
    )
)
def settings(ctx: Context, rest: str) -> Reply:
    """One's own settings; for coordinators in a group's room the way to the room's."""
    return Reply(show=_settings(ctx))


def _settings(ctx: Context) -> Card:
    bound = ctx.bound
    if bound is not None and not is_coordinator(ctx.work, ctx.member, get_group(ctx.work, bound.group_id)):
        bound = None
    return settings_card(ctx.member, ctx.now, room=bound.id if bound else None)


@feature.on(PreferChannel)
def prefer_channel(ctx: Context, asked: PreferChannel) -> Reply:
    """The settings, now with this account first."""
    channel = linking.prefer(ctx.member, asked.channel)
    words = _("From now on I write to you on {platform}.", platform=channel_words(ctx.member, channel))
    return Reply(toast=words, update=_settings(ctx))


@feature.on(ChangeSettings)
def change_settings(ctx: Context, asked: ChangeSettings) -> Reply:
    """The form with name and city."""
    return Reply(ask=Asked(settings_form(ctx.member), asked))


@feature.on(SaveSettings)
def save_settings(ctx: Context, said: SaveSettings) -> Reply:
    """The settings as they are now, already on the new clock."""
    if not said.person:
        raise Refusal(_("An answer is needed here."))
    ctx.member.name = said.person
    ctx.member.city_key = said.city
    reminders.retime(ctx.work, ctx.member, ctx.now)
    words = _("Saved. Times are shown to you for {city}; it is {when}.", city=ctx.member.city, when=ctx.now)
    return Reply(toast=words, show=_settings(ctx))
