"""What is shown about applications and invitations, to those who decide and those who come."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Link, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Text, Verbatim, Words, _, _n
from bot.membership.cards import existing_page
from bot.membership.deciding import decides_for, missing_words
from bot.membership.joining import decided_words
from bot.membership.joining_actions import (
    Decide,
    InviteSeveral,
    ListInvitations,
    ListWaiting,
    OpenApplication,
    Withdraw,
    WithdrawInvitation,
)
from bot.membership.model import Group, Member
from bot.membership.people_cards import organisation_facts
from bot.membership.ways_in import Application, Code, Decision
from bot.membership.words import organisation_of
from bot.work import Work


def application_card(
    work: Work, application: Application, group: Group, reader: Member, now: datetime
) -> Card:
    """A request to join, for those who decide; until then whose word is missing, afterwards who decided."""
    facts = (
        (_("Name"), application.member.words),
        *organisation_facts(application.member),
        (_("Applied on"), application.made_at),
    )
    note = (Paragraph(Verbatim(application.note)),) if application.note else ()
    return Card(
        _("Application to join “{group}”", group=group.name),
        (Facts(facts), *note, *_decision(work, application, group, reader, now)),
    )


def _decision(
    work: Work, application: Application, group: Group, reader: Member, now: datetime
) -> tuple[Block, ...]:
    if application.decision is not Decision.PENDING:
        return (Paragraph(decided_words(work, application)),)
    missing = missing_words(work, application, group, now)
    about = (Paragraph(missing),) if missing else ()
    mine = decides_for(work, reader, application, group, now)
    if mine is None:
        return about
    if mine and set(mine) <= set(application.yes_of):
        return (*about, Paragraph(_("You have approved it for your side.")))
    buttons = Buttons(
        (
            Button(_("Approve"), Decide(application.id, approve=True), Style.MAIN),
            Button(_("Decline"), Decide(application.id, approve=False)),
        )
    )
    return (*about, buttons)


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


def invitation_card(
    code: str, group: Group, expires_at: datetime, most_uses: int = 1, address: str | None = None
) -> Card:
    """A new invitation: the only time its code, and the link that carries it, can be read."""
    typed = Verbatim(code)
    if most_uses == 1:
        words = _("Please pass it on to one person, who then types to me: /join {code}", code=typed)
        uses = _("It works once and is shown only now.")
    else:
        words = _("Please pass it on to those you invite, who then type to me: /join {code}", code=typed)
        uses = _n(
            "It works {n} time and is shown only now.", "It works {n} times and is shown only now.", most_uses
        )
    link = () if address is None else (Link(_("Link with this code"), address), Paragraph(Verbatim(address)))
    buttons = (
        Button(_("Invite several people"), InviteSeveral(group.id)),
        Button(_("Open invitations"), ListInvitations(group.id)),
    )
    return Card(
        _("Invitation to “{group}”", group=group.name),
        (
            Facts(((_("Code"), typed), (_("Valid until"), expires_at))),
            Paragraph(words),
            *link,
            Paragraph(uses),
            Buttons(buttons),
        ),
    )


def invitations_card(group: Group, there: Sequence[Code]) -> Card:
    """The invitations that can still be used, each with the way to withdraw it."""
    title = _("Open invitations to “{group}”", group=group.name)
    again = Button(_("Invite several people"), InviteSeveral(group.id))
    if not there:
        words = _("No invitation is open. Those that were used up or have expired are not listed.")
        return Card(title, (Paragraph(words), Buttons((again,))))
    shown = there[-PAGE:]
    lines = tuple((_name(code), _uses(code)) for code in shown)
    buttons = tuple(
        Button(_("Withdraw {invitation}", invitation=_name(code)), WithdrawInvitation(code.id), Style.DANGER)
        for code in shown
    )
    return Card(title, (Facts(lines), Buttons((*buttons, again))))


def _name(code: Code) -> Text:
    return _("No. {number}", number=code.id)


def _uses(code: Code) -> Text:
    return _(
        "used {uses} of {most}, valid until {when}", uses=code.uses, most=code.most_uses, when=code.expires_at
    )


def claim_card(code: str, member: Member, expires_at: datetime) -> Card:
    """The code by which somebody on the roster gets their place: the only time it can be read."""
    typed = Verbatim(code)
    return Card(
        _("Invitation for {name}", name=member.words),
        (
            Facts(((_("Code"), typed), (_("Valid until"), expires_at))),
            Paragraph(
                _(
                    "Please give it to {name} alone, who then types to me in private: /link {code}",
                    name=member.words,
                    code=typed,
                )
            ),
            Paragraph(
                _(
                    "Whoever types it becomes this member, with their offices. It works once and is shown only now."
                )
            ),
        ),
    )
