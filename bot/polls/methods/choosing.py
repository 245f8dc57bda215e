"""Choosing how a new poll shall be voted on, and who sees what of it: two cards before the form."""

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context
from bot.membership.policy import require_coordinator
from bot.polls.actions import WritePoll
from bot.polls.feature import feature
from bot.polls.methods.actions import ChooseMethod, ChooseTerms
from bot.polls.methods.words import NAMES, PHRASES, chosen_words
from bot.polls.terms import Secrecy
from bot.polls.topics import topic_of
from bot.polls.wording import LIVE, SECRECY


@feature.on(ChooseMethod)
def choose_method(ctx: Context, asked: ChooseMethod) -> Reply:
    """Show the methods."""
    require_coordinator(ctx.work, ctx.member, asked.group)
    topic_of(ctx.work, asked.group, asked.topic)
    return Reply(update=methods_card(asked))


@feature.on(ChooseTerms)
def choose_terms(ctx: Context, asked: ChooseTerms) -> Reply:
    """Show what can be settled."""
    require_coordinator(ctx.work, ctx.member, asked.group)
    return Reply(update=terms_card(asked))


def methods_card(asked: ChooseMethod) -> Card:
    """Every method with what it asks of people; the settings that stand, and a way to change them."""
    ways = tuple(
        Button(name, WritePoll(asked.group, asked.topic, method, asked.live, asked.named))
        for method, name in NAMES.items()
    )
    settled = ChooseTerms(asked.group, asked.topic, asked.live, asked.named)
    return Card(
        _("How shall it be voted on?"),
        (
            Facts(tuple((name, PHRASES[method]) for method, name in NAMES.items())),
            Buttons(ways),
            Facts(
                (
                    (_("Result visible"), LIVE[asked.live]),
                    (_("Secrecy"), SECRECY[_secrecy(named=asked.named)]),
                )
            ),
            Buttons((Button(_("Change these settings"), settled),)),
        ),
    )


def terms_card(asked: ChooseTerms) -> Card:
    """When the result is visible and whether names are shown; what is pressed is chosen at once."""
    group, topic = asked.group, asked.topic
    live = tuple(
        Button(chosen_words(words, chosen=each is asked.live), ChooseTerms(group, topic, each, asked.named))
        for each, words in LIVE.items()
    )
    names = tuple(
        Button(chosen_words(words, chosen=named is asked.named), ChooseTerms(group, topic, asked.live, named))
        for named, words in ((False, _("Names hidden")), (True, _("Names shown")))
    )
    done = ChooseMethod(group, topic, asked.live, asked.named)
    return Card(
        _("Settings of the poll"),
        (
            Paragraph(_("When can people see how the votes stand?")),
            Buttons(live),
            Paragraph(SECRECY[_secrecy(named=asked.named)]),
            Buttons(names),
            Buttons((Button(_("Go on"), done, Style.MAIN),)),
        ),
    )


def _secrecy(*, named: bool) -> Secrecy:
    return Secrecy.NAMED if named else Secrecy.CONFIDENTIAL
