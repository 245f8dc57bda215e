"""What is shown about what is stored: the overview, the files, the two questions before it is erased."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Listing, Value, Verbatim, Words, _, _n
from bot.membership.model import Member
from bot.membership.words import organisation_of, roles_words
from bot.privacy.actions import AskErasure, Erase, GetData, KeepData
from bot.privacy.files import files_of
from bot.privacy.model import Section, Trace, section_of
from bot.work import Work


def privacy_card(work: Work, member: Member, now: datetime) -> Card:
    """What is kept about somebody, what for, who sees it, and how to get, change or end it."""
    return Card(
        _("What is kept about you"),
        (
            Facts((*_about(member), *_places(work, member, now))),
            *_sections(work.traces.of(member)),
            Paragraph(
                _(
                    "Members of your groups see your name, your organisation and your role. Coordinators and "
                    "the liaison office also see your applications and how your role changed."
                )
            ),
            Paragraph(
                _(
                    "Of a secret vote, only that you took part is kept for good. While it is open your vote is "
                    "kept, too, sealed and without your name."
                )
            ),
            Paragraph(
                _(
                    "/settings changes your name, language and city; /leave ends a membership. "
                    "To have anything else corrected, please ask the liaison office."
                )
            ),
            *_office(work),
            Buttons(
                (
                    Button(_("Get all of it as a file"), GetData()),
                    Button(_("Erase my data"), AskErasure(), Style.DANGER),
                )
            ),
        ),
    )


def _sections(traces: Sequence[Trace]) -> tuple[Block, ...]:
    """How much there is, and why it is kept."""
    counts = {section: 0 for section in Section}
    for trace in traces:
        counts[section_of(trace)] += len(trace.rows)
    there = [section for section in Section if counts[section]]
    facts = tuple(
        (
            each.words,
            _("{entries}, {why}", entries=_n("{n} entry", "{n} entries", counts[each]), why=each.why),
        )
        for each in there
    )
    return (Paragraph(_("In all there is kept, and what for:")), Facts(facts))


def _about(member: Member) -> tuple[tuple[Words, Value], ...]:
    platforms = dict.fromkeys(account.platform for account in member.accounts)
    return (
        (_("Name"), member.words),
        (_("Language"), member.language),
        (_("City"), member.city),
        (_("Organisation"), organisation_of(member)),
        (_("Accounts on"), Listing(tuple(Verbatim(platform) for platform in platforms))),
        (_("Known since"), member.created_at),
        *(((_("Liaison office"), _("works there")),) if member.office else ()),
    )


def _places(work: Work, member: Member, now: datetime) -> tuple[tuple[Words, Value], ...]:
    facts: list[tuple[Words, Value]] = []
    for place in work.members.memberships_of(member.id):
        group = work.groups.find(place.group_id)
        role = roles_words(place, work.mandates.of_member(member.id, place.group_id, now))
        if group is not None:
            facts.append((group.name, _("{role}, since {when}", role=role, when=place.since)))
    return tuple(facts)


def _office(work: Work) -> tuple[Block, ...]:
    names = tuple(member.words for member in work.members.office())
    return (Facts(((_("Liaison office"), Listing(names)),)),) if names else ()


def data_card(traces: Sequence[Trace]) -> Card:
    """Everything as files."""
    words = _("Everything that is kept about you, once to read and once for other programs.")
    return Card(_("Your data"), (Paragraph(words), *files_of(traces)))


def erasure_card(member: Member, of: int | None, *, again: bool) -> Card:
    """The question before everything is erased, asked twice. `of`: the number of somebody else."""
    title = _("Erase everything about {name}?", name=member.words)
    keep = Button(_("Keep the data"), KeepData())
    if again:
        words = _(
            "This is the second time I ask, because nobody can undo it: not you, not the liaison office."
        )
        go = Button(_("Erase for good"), Erase(of), Style.DANGER)
        return Card(title, (Paragraph(words), Buttons((go, keep))))
    lost = _(
        "Name, accounts, groups, offices, applications, answers, tasks and messages go. Open straw polls lose the "
        "vote. Results that are decided stay, and nobody can tell from them any more who voted."
    )
    left = _("What was typed into topics, polls and meetings stays, without saying by whom.")
    go = Button(_("Continue to erasing"), AskErasure(of, again=True), Style.DANGER)
    return Card(title, (Paragraph(lost), Paragraph(left), Buttons((go, keep))))


def erased_card() -> Card:
    """All that is left to say."""
    words = _(
        "Everything is erased. Messages in your chats stay until you delete them there; /start begins anew."
    )
    return Card(_("Erased"), (Paragraph(words),))
