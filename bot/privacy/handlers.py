"""Seeing, getting and erasing what is stored about a person. Only in private: nobody is to read along."""

from bot.chat.cards import Card, Paragraph
from bot.chat.exchange import Reply
from bot.chat.languages import Language
from bot.chat.text import _
from bot.context import Context
from bot.feature import Command, Feature
from bot.privacy import service
from bot.privacy.actions import AskErasure, Erase, GetData, KeepData
from bot.privacy.cards import data_card, erased_card, erasure_card, privacy_card

feature = Feature("privacy")


@feature.command(
    Command(
        "privacy",
        _("What is kept about you, and what you can do about it"),
        words={Language.DE: ["datenschutz"], Language.ZH: ["隐私"]},
    )
)
def privacy(ctx: Context, _rest: str) -> Reply:
    """What is kept, what for, who sees it."""
    return Reply(show=privacy_card(ctx.work, ctx.member, ctx.now))


@feature.on(GetData)
def get_data(ctx: Context, _asked: GetData) -> Reply:
    """Everything as files."""
    return Reply(show=data_card(ctx.work.traces.of(ctx.member)))


@feature.on(AskErasure)
def ask_erasure(ctx: Context, asked: AskErasure) -> Reply:
    """The question, for the first or the second time."""
    number = ctx.member.id if asked.member is None else asked.member
    member = service.get_erasable(ctx.work, ctx.member, number)
    card = erasure_card(member, asked.member, again=asked.again)
    return Reply(update=card) if asked.again else Reply(show=card)


@feature.on(Erase)
def erase(ctx: Context, asked: Erase) -> Reply:
    """Everything about the person is gone."""
    number = ctx.member.id if asked.member is None else asked.member
    oneself = number == ctx.member.id
    service.erase(ctx.work, ctx.member, number, ctx.registry.leaving, ctx.now)
    if oneself:
        return Reply(toast=_("Everything about you is erased."), update=erased_card())
    words = _("Everything about this person is erased.")
    return Reply(toast=words, update=Card(_("Erased"), (Paragraph(words),)))


@feature.on(KeepData)
def keep_data(ctx: Context, _asked: KeepData) -> Reply:
    """Nothing changes."""
    return Reply(toast=_("Nothing was changed."), update=privacy_card(ctx.work, ctx.member, ctx.now))
