"""What coordinators see of the roster: what there is to do, organisations, and the questions before a merger."""

from collections.abc import Sequence

from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Listing, Text, Value, Verbatim, Words, _, _n
from bot.membership.actions import ListMembers, ListOffices
from bot.membership.cards import existing_page
from bot.membership.joining_actions import Invite, ListWaiting
from bot.membership.model import Group, Member, Organisation
from bot.membership.words import APPROVALS, JOIN_MODES, KINDS, SIDES, organisation_of, platform_words
from bot.roster.actions import (
    AskCorrection,
    AskGroup,
    AskMerge,
    AskParent,
    ConfirmMerge,
    ConfirmPersons,
    ExportRoster,
    KeepApart,
    ListOrganisations,
    MergeOrganisations,
    MergePersons,
    OpenOrganisation,
)
from bot.work import Work


def roster_card(work: Work, group: Group) -> Card:
    """How the group takes people in, and everything there is to do about its roster."""
    votes = _("have a vote") if group.government_votes else _("advise, without a vote")
    waiting = len(work.applications.waiting([group.id]))
    facts: tuple[tuple[Words, Value], ...] = (
        (_("How members join"), JOIN_MODES[group.join_mode]),
        (_("Who decides on applications"), APPROVALS[group.approval]),
        (_("Government bodies"), votes),
        (_("Applications waiting"), waiting),
    )
    buttons = (
        Button(_("Organisations"), ListOrganisations(group.id), Style.MAIN),
        Button(_("Members"), ListMembers(group.id)),
        Button(_("Applications"), ListWaiting(group.id)),
        Button(_("Changes of roles"), ListOffices(group.id)),
        Button(_("Invite somebody"), Invite(group.id)),
        Button(_("Change the group"), AskGroup(group.id)),
        Button(_("Roster as a file"), ExportRoster(group.id)),
    )
    return Card(_("Roster of “{group}”", group=group.name), (Facts(facts), Buttons(buttons)))


def organisations_card(group: Group, there: Sequence[tuple[Organisation, int]], page: int) -> Card:
    """The organisations of a group, a page at a time."""
    title = _("Organisations in “{group}”", group=group.name)
    if not there:
        words = _("No member has given an organisation yet. The card of a member lets you correct that.")
        return Card(title, (Paragraph(words),))
    page = existing_page(page, len(there))
    shown = there[page * PAGE : (page + 1) * PAGE]
    return Card(
        title,
        (
            Facts(tuple((each.words, _in_short(each, count)) for each, count in shown)),
            Buttons(tuple(Button(each.words, OpenOrganisation(each.id)) for each, _count in shown)),
            *page_buttons(page, len(there), lambda turned: ListOrganisations(group.id, turned)),
        ),
    )


def _in_short(organisation: Organisation, count: int) -> Text:
    members = _n("{n} member", "{n} members", count)
    side, kind = SIDES[organisation.side], KINDS[organisation.kind]
    return _("{side}, {kind}, {members}", side=side, kind=kind, members=members)


def organisation_card(work: Work, known: Organisation) -> Card:
    """Everything on record about an organisation, and what can be done about it."""
    buttons = (
        Button(_("Correct"), AskCorrection(known.id)),
        Button(_("Say whom it belongs to"), AskParent(known.id)),
        Button(_("Merge with another one"), AskMerge(known.id), Style.DANGER),
    )
    return Card(known.words, (Facts(tuple(_facts(work, known))), Buttons(buttons)))


def _facts(work: Work, known: Organisation) -> list[tuple[Words, Value]]:
    parent = None if known.parent_id is None else work.organisations.find(known.parent_id)
    affiliates = work.organisations.under(known.id)
    pairs: list[tuple[Words, Value]] = [
        (_("Kind of organisation"), KINDS[known.kind]),
        (_("Side"), SIDES[known.side]),
    ]
    if known.joint_venture:
        pairs.append((_("Joint venture"), _("has chosen its side")))
    if known.region:
        pairs.append((_("Region"), Verbatim(known.region)))
    if known.sme:
        pairs.append((_("Size"), _("small or medium-sized enterprise")))
    if known.member_since is not None:
        pairs.append((_("Member since"), known.member_since))
    if known.founding:
        pairs.append((_("Founding member"), _("yes")))
    if parent is not None:
        pairs.append((_("Belongs to"), parent.words))
    if affiliates:
        pairs.append(
            (_("Affiliates, with one vote together"), Listing(tuple(each.words for each in affiliates)))
        )
    members = work.organisations.members_of(known.id)
    if members:
        pairs.append((_("Members"), Listing(tuple(each.words for each in members[:PAGE]))))
    return pairs


def merge_card(kept: Organisation, gone: Organisation, *, again: bool) -> Card:
    """The question before two organisations become one, asked twice."""
    if again:
        words = _("This is the second time I ask, because nobody can undo it.")
        go = Button(_("Merge for good"), MergeOrganisations(kept.id, gone.id), Style.DANGER)
    else:
        words = _(
            "Members, affiliates and offices of “{gone}” go over to “{kept}”, whose facts hold. Where both have a "
            "voting representative, that of “{kept}” stays, the other becomes an alternate.",
            gone=gone.words,
            kept=kept.words,
        )
        go = Button(_("Continue to merging"), ConfirmMerge(kept.id, gone.id), Style.DANGER)
    title = _("Merge “{gone}” into “{kept}”?", gone=gone.words, kept=kept.words)
    return Card(title, (Paragraph(words), Buttons((go, Button(_("Leave as it is"), KeepApart())))))


def merge_members_card(kept: Member, gone: Member, *, again: bool) -> Card:
    """The question before two members become one, asked twice."""
    if again:
        words = _("This is the second time I ask, because nobody can undo it.")
        go = Button(_("Merge for good"), MergePersons(kept.id, gone.id), Style.DANGER)
    else:
        words = _(
            "They become one person with the accounts of both, one vote and one set of settings: those of {kept}. "
            "Please ask them first; with /link people can do it themselves.",
            kept=kept.words,
        )
        go = Button(_("Continue to merging"), ConfirmPersons(kept.id, gone.id), Style.DANGER)
    title = _("Are {gone} and {kept} one person?", gone=gone.words, kept=kept.words)
    facts = Facts(((gone.words, _who(gone)), (kept.words, _who(kept))))
    return Card(title, (facts, Paragraph(words), Buttons((go, Button(_("Leave as it is"), KeepApart())))))


def _who(member: Member) -> Text:
    platforms = dict.fromkeys(account.platform for account in member.accounts)
    ways = Listing(tuple(platform_words(each) for each in platforms))
    return _("{organisation}, on {platforms}", organisation=organisation_of(member), platforms=ways)
