"""First contact, help, settings and privacy: the same everywhere, seen only by the person who asks."""

from collections.abc import Iterator
from dataclasses import replace

from bot.chat.cards import Card
from bot.chat.cities import usual_city
from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.languages import Language
from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.feature import Command, Context, Feature, For
from bot.guide.actions import ChangeSettings, OpenHelp, SaveSettings, Speak
from bot.guide.cards import help_card, privacy_card, settings_card, welcome_card
from bot.guide.forms import settings_form
from bot.membership import linking
from bot.membership.actions import PreferChannel
from bot.membership.linking_cards import channel_words
from bot.membership.model import Role
from bot.membership.policy import get_group, is_coordinator

feature = Feature("guide")


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
    audiences = set(_audiences(ctx))
    visible = [command for command in commands if command.audience in audiences]
    return Reply(show=help_card(visible, ctx.member.language, _room_note(ctx)))


def _audiences(ctx: Context) -> Iterator[For]:
    places = ctx.work.members.memberships_of(ctx.member.id)
    yield For.EVERYONE
    if places or ctx.member.office:
        yield For.MEMBERS
    if ctx.member.office or any(place.role is Role.COORDINATOR for place in places):
        yield For.COORDINATORS


def _room_note(ctx: Context) -> Text | None:
    if ctx.room.private:
        return None
    if ctx.bound is None:
        return _("No working group uses this room. A coordinator can change that here with /groups.")
    group = get_group(ctx.work, ctx.bound.group_id)
    return _("This room is used by “{group}”: what you ask here is about that group.", group=group.name)


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
    room = ctx.bound is not None and is_coordinator(
        ctx.work, ctx.member, get_group(ctx.work, ctx.bound.group_id)
    )
    return settings_card(ctx.member, ctx.now, room=room)


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
    words = _("Saved. Times are shown to you for {city}; it is {when}.", city=ctx.member.city, when=ctx.now)
    return Reply(toast=words, show=_settings(ctx))


@feature.command(
    Command(
        "privacy",
        _("What is kept about you, and what you can do about it"),
        words={Language.DE: ["datenschutz"], Language.ZH: ["隐私"]},
    )
)
def privacy(ctx: Context, rest: str) -> Reply:
    """What is kept, what for, who sees it."""
    return Reply(show=privacy_card(ctx.work, ctx.member))
