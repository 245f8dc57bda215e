"""What is shown about applications and invitations, to those who decide and those who come."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Verbatim, Words, _
from bot.membership.actions import Decide, ListWaiting, OpenApplication, Withdraw
from bot.membership.cards import existing_page
from bot.membership.joining import decided_words
from bot.membership.model import Application, Decision, Group
from bot.membership.people_cards import organisation_facts
from bot.membership.words import organisation_of
from bot.work import Work


def application_card(work: Work, application: Application, group: Group) -> Card:
    """A request to join, for those who decide; once decided it says by whom."""
    facts = (
        (_("Name"), application.member.words),
        *organisation_facts(application.member),
        (_("Applied on"), application.made_at),
    )
    note = (Paragraph(Verbatim(application.note)),) if application.note else ()
    return Card(
        _("Application to join “{group}”", group=group.name),
        (Facts(facts), *note, _decision(work, application)),
    )


def _decision(work: Work, application: Application) -> Block:
    if application.decision is not Decision.PENDING:
        return Paragraph(decided_words(work, application))
    return Buttons(
        (
            Button(_("Approve"), Decide(application.id, approve=True), Style.MAIN),
            Button(_("Decline"), Decide(application.id, approve=False)),
        )
    )


def applications_card(waiting: Sequence[Application], group: Group, page: int) -> Card:
    """The applications that wait for a decision, oldest first, a page at a time."""
    title = _("Applications to join “{group}”", group=group.name)
    if not waiting:
        return Card(title, (Paragraph(_("No application is waiting. New ones come to you here.")),))
    page = existing_page(page, len(waiting))
    shown = waiting[page * PAGE : (page + 1) * PAGE]
    lines = tuple((each.member.words, organisation_of(each.member)) for each in shown)
    buttons = tuple(Button(each.member.words, OpenApplication(each.id)) for each in shown)
    pages = page_buttons(page, len(waiting), lambda turned: ListWaiting(group.id, turned))
    return Card(title, (Facts(lines), Buttons(buttons), *pages))


def waiting_card(application: Application, group: Group, *notes: Words) -> Card:
    """What the applicant reads until a coordinator decides."""
    return Card(
        _("Your application to “{group}”", group=group.name),
        (
            *(Paragraph(note) for note in notes),
            Paragraph(
                _("The coordinators have it since {when}. Their answer comes here.", when=application.made_at)
            ),
            Buttons((Button(_("Withdraw my application"), Withdraw(application.id)),)),
        ),
    )


def decided_card(work: Work, application: Application, group: Group) -> Card:
    """What a declined applicant reads."""
    return Card(
        _("Your application to “{group}”", group=group.name),
        (
            Paragraph(decided_words(work, application)),
            Paragraph(_("You can talk to the coordinators about it and apply again with /join.")),
        ),
    )


def invitation_card(code: str, group: Group, expires_at: datetime) -> Card:
    """A new invitation: the only time its code can be read."""
    return Card(
        _("Invitation to “{group}”", group=group.name),
        (
            Facts(((_("Code"), Verbatim(code)), (_("Valid until"), expires_at))),
            Paragraph(
                _(
                    "Please pass it on to one person, who then types to me: /join {code}",
                    code=Verbatim(code),
                )
            ),
            Paragraph(_("It works once and is shown only now.")),
        ),
    )
