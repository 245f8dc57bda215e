"""The cards around drafts: where to begin, the list, deleting one, and whom to ask for a translation."""

from collections.abc import Sequence

from bot.chat.cards import Button, Buttons, Card, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import _, _n
from bot.membership.model import Group, Membership
from bot.membership.words import organisation_of
from bot.polls.actions import BrowseLibrary
from bot.polls.drafts.actions import (
    DeleteDraft,
    HandTranslation,
    ListDrafts,
    PickTranslator,
    ShowDraft,
    StartFormal,
    WriteDraft,
)
from bot.polls.model import Poll


def start_formal_card(start: StartFormal, drafts: int) -> Card:
    """How a formal vote shall be made."""
    words = _(
        "A formal vote fixes who has a vote when it opens, and states its rule, quorum and deadline before the first "
        "vote. It is prepared as a draft in three steps: text, rules, deadline."
    )
    more = (Button(_n("{n} draft", "{n} drafts", drafts), ListDrafts(start.group)),) if drafts else ()
    return Card(
        _("Formal vote"),
        (
            Paragraph(words),
            Buttons(
                (
                    Button(_("Write the question"), WriteDraft(start.group, start.topic), Style.MAIN),
                    Button(_("From the library"), BrowseLibrary(start.group)),
                    *more,
                )
            ),
        ),
    )


def drafts_card(group: Group, page: Sequence[Poll], count: int, number: int) -> Card:
    """One page of a group's drafts."""
    title = _("Drafts of “{group}”", group=group.name)
    if not page:
        return Card(title, (Paragraph(_("There is no draft. /poll begins a new formal vote.")),))
    buttons = Buttons(tuple(Button(poll.question, ShowDraft(poll.id)) for poll in page))
    more = page_buttons(number, count, lambda turned: ListDrafts(group.id, turned))
    return Card(title, (Paragraph(_("Formal votes that are not open yet.")), buttons, *more))


def confirm_delete_card(poll: Poll) -> Card:
    """Asks whether a draft is no longer wanted."""
    drop = Button(_("Delete the draft"), DeleteDraft(poll.id), Style.DANGER)
    keep = Button(_("Keep the draft"), ShowDraft(poll.id, here=True))
    return Card(_("Delete this draft?"), (Paragraph(poll.question), Buttons((drop, keep))))


def translators_card(poll: Poll, page: Sequence[Membership], count: int, number: int) -> Card:
    """Whom to ask for a translation."""
    buttons = tuple(
        Button(
            _("{name} ({organisation})", name=each.member.words, organisation=organisation_of(each.member)),
            HandTranslation(poll.id, each.member.id),
        )
        for each in page
    )
    more = page_buttons(number, count, lambda turned: PickTranslator(poll.id, turned))
    back = Buttons((Button(_("Back to the draft"), ShowDraft(poll.id, here=True)),))
    words = _("Whoever you choose is asked in private, with a form for what is missing.")
    return Card(
        _("Who shall translate?"), (Paragraph(poll.question), Paragraph(words), Buttons(buttons), *more, back)
    )
