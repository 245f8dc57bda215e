"""Translating a draft: by those who prepare it, or by a member who was asked to."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.paging import PAGE
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.polls.drafts import translating
from bot.polls.drafts.actions import AskTranslation, HandTranslation, PickTranslator, Translate
from bot.polls.drafts.forms import translation_form
from bot.polls.drafts.handlers import drawn
from bot.polls.drafts.menus import translators_card
from bot.polls.drafts.service import get_draft
from bot.polls.feature import feature


@feature.on(AskTranslation)
def ask_translation(ctx: Context, asked: AskTranslation) -> Reply:
    """Ask for what is missing."""
    poll = ctx.work.polls.find(asked.poll)
    poll, missing = translating.to_translate(ctx.work, ctx.member, poll, ctx.now)
    return Reply(ask=Asked(translation_form(poll, missing), asked))


@feature.on(Translate)
def translate(ctx: Context, made: Translate) -> Reply:
    """Keep it; those who prepare the vote see the draft."""
    poll = translating.translate(ctx.work, ctx.member, made.poll, made.question, made.options, ctx.now)
    thanks = _("Thank you, the translation is saved.")
    try:
        draft = get_draft(ctx.work, ctx.member, poll.id, ctx.now)
    except Refusal:
        return Reply(toast=thanks)
    return Reply(toast=thanks, show=drawn(ctx, draft))


@feature.on(PickTranslator)
def pick_translator(ctx: Context, asked: PickTranslator) -> Reply:
    """Offer the members of the group."""
    poll = get_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    count = ctx.work.members.count(poll.group_id)
    page = min(asked.page, max(0, count - 1) // PAGE)
    places = ctx.work.members.page(poll.group_id, page * PAGE, PAGE)
    return Reply(update=translators_card(poll, places, count, page))


@feature.on(HandTranslation)
def hand_translation(ctx: Context, asked: HandTranslation) -> Reply:
    """Ask the member."""
    owner = translating.hand_over(ctx.work, ctx.member, asked.poll, asked.member, ctx.now)
    draft = get_draft(ctx.work, ctx.member, asked.poll, ctx.now)
    return Reply(toast=_("{name} is asked to translate.", name=owner.words), update=drawn(ctx, draft))
