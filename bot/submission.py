"""Answering an action, and answering a filled form: the two ways to a handler."""

from collections.abc import Collection

from bot.chat.actions import Action
from bot.chat.exchange import Reply
from bot.chat.forms import Answers, Asked, filled
from bot.chat.reading import Writer, WrongAnswers, read_answer, read_form
from bot.chat.text import Text, _
from bot.context import Context
from bot.errors import Refusal


def answer(ctx: Context, action: Action) -> Reply:
    """What the slice that knows this action replies; Refusal when no slice does."""
    handler = ctx.registry.handlers.get(type(action))
    if handler is None:
        raise Refusal(old_button())
    return handler(ctx, action)


def submit(ctx: Context, opener: Action, answers: Answers) -> Reply:
    """Build the form again, read the answers with it, and answer the action they make.

    The form is built in this transaction, so rights and choices hold now. Wrong answers come back by field.
    """
    asking = answer(ctx, opener)
    if asking.ask is None:
        return asking
    writer = Writer(ctx.member.language, ctx.now)
    try:
        action = read_form(asking.ask.form, answers, writer)
    except WrongAnswers as wrong:
        return Reply(errors=wrong.errors)
    return answer(ctx, action)


def check(ctx: Context, opener: Action, answers: Answers, names: Collection[str]) -> Reply:
    """Build the form again, and look at the answers to these questions; the form comes back filled with all answers."""
    asking = answer(ctx, opener)
    if asking.ask is None:
        return asking
    form, writer = asking.ask.form, Writer(ctx.member.language, ctx.now)
    errors = {}
    for question in form.fields:
        if question.name in names:
            try:
                read_answer(question, answers, writer)
            except Refusal as refusal:
                errors[question.name] = refusal.words
    return Reply(errors=errors) if errors else Reply(ask=Asked(filled(form, answers), opener, answers))


def old_button() -> Text:
    """The polite answer to a button that this version or this place does not know."""
    return _(
        "This button is from an older message or belongs to another place. Please ask anew, for instance with /help."
    )
