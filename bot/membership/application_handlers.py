"""Applications: those that wait, their decision, and what the applicant reads."""

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.membership import deciding, joining
from bot.membership.application_cards import application_card, applications_card, decided_card
from bot.membership.cards import welcome_card
from bot.membership.feature import feature
from bot.membership.group_handlers import card_of
from bot.membership.joining_actions import Decide, ListWaiting, OpenApplication, Withdraw
from bot.membership.policy import get_group, is_coordinator, require_coordinator
from bot.membership.ways_in import Decision


@feature.on(Withdraw)
def withdraw(ctx: Context, asked: Withdraw) -> Reply:
    """The application is taken back."""
    application = joining.withdraw(ctx.work, ctx.member, asked.application, ctx.now)
    group = get_group(ctx.work, application.group_id)
    words = _("Your application to “{group}” is withdrawn. /join lets you apply again.", group=group.name)
    return Reply(toast=words, update=card_of(ctx, group))


@feature.on(ListWaiting)
def list_waiting(ctx: Context, asked: ListWaiting) -> Reply:
    """A page of what waits for a decision."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    card = applications_card(ctx.work.applications.waiting([group.id]), group, asked.page or 0)
    return Reply(show=card) if asked.page is None else Reply(update=card)


@feature.on(OpenApplication)
def open_application(ctx: Context, asked: OpenApplication) -> Reply:
    """One application."""
    application = joining.get_application(ctx.work, asked.application)
    group = get_group(ctx.work, application.group_id)
    deciding.require_sight(ctx.work, ctx.member, application, group, ctx.now)
    return Reply(show=application_card(ctx.work, application, group, ctx.member, ctx.now))


@feature.on(Decide)
def decide(ctx: Context, asked: Decide) -> Reply:
    """Approved or declined; the card says by whom."""
    application = joining.decide(ctx.work, ctx.member, asked.application, asked.approve, ctx.now)
    group = get_group(ctx.work, application.group_id)
    name = application.member.words
    match application.decision:
        case Decision.APPROVED:
            words = _("{name} is now a member of “{group}” and will be told.", name=name, group=group.name)
        case Decision.PENDING:
            words = _("Your approval is noted. The other side still has to decide.")
        case _:
            words = _("Declined. {name} will be told and may apply again.", name=name)
    return Reply(toast=words, update=application_card(ctx.work, application, group, ctx.member, ctx.now))


@feature.view("application")
def view_application(viewing: Viewing, application_id: int) -> Card | None:
    """For those who decide: the request, or who decided on it."""
    application = viewing.work.applications.find(application_id)
    if application is None or viewing.member is None:
        return None
    group = get_group(viewing.work, application.group_id)
    decides = deciding.decides_for(viewing.work, viewing.member, application, group, viewing.now) is not None
    if not decides and not is_coordinator(viewing.work, viewing.member, group):
        return None
    return application_card(viewing.work, application, group, viewing.member, viewing.now)


@feature.view("application_decided")
def view_decided(viewing: Viewing, application_id: int) -> Card | None:
    """For the applicant: a welcome, or what to do now."""
    application = viewing.work.applications.find(application_id)
    if application is None:
        return None
    group = get_group(viewing.work, application.group_id)
    if application.decision is Decision.APPROVED:
        return welcome_card(group, joining.decided_words(viewing.work, application))
    return decided_card(viewing.work, application, group)
