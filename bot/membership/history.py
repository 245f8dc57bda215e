"""Changes of roles and offices as they are on record, for coordinators."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.chat.cards import Card, Facts, Paragraph
from bot.chat.exchange import Reply
from bot.chat.paging import page_buttons
from bot.chat.text import Text, Value, Verbatim, Words, _
from bot.context import Context
from bot.membership.actions import ListOffices
from bot.membership.feature import feature
from bot.membership.model import Group
from bot.membership.policy import require_coordinator
from bot.membership.recording import BY, MEMBER
from bot.membership.roles import Role
from bot.membership.words import ROLES
from bot.record.model import Entry, Step
from bot.record.service import title_of
from bot.work import Work

SHOWN = 5
"""Changes on a page: each takes two lines."""


@feature.on(ListOffices)
def list_offices(ctx: Context, asked: ListOffices) -> Reply:
    """A page of the changes, the newest first; for coordinators."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    card = history_card(ctx.work, group, asked.page or 0)
    return Reply(show=card) if asked.page is None else Reply(update=card)


def history_card(work: Work, group: Group, page: int) -> Card:
    """Who became what, when and by whom. Names that were erased are erased here, too."""
    title = _("Changes of roles in “{group}”", group=group.name)
    count = work.records.count(group.id, Step.ROLE)
    if not count:
        return Card(title, (Paragraph(_("No role has changed yet. /members lets you change them.")),))
    page = min(page, (count - 1) // SHOWN)
    entries = work.records.latest(group.id, Step.ROLE, page * SHOWN, SHOWN)
    names = _names(work, group, entries)
    facts = tuple(fact for entry in entries for fact in _facts(entry, names.get(entry.number, {})))
    return Card(
        title, (Facts(facts), *page_buttons(page, count, lambda to: ListOffices(group.id, to), SHOWN))
    )


def _names(work: Work, group: Group, entries: Sequence[Entry]) -> Mapping[int, Mapping[str, str]]:
    named: dict[int, dict[str, str]] = {}
    for each in work.records.disclosed(group.id, [entry.number for entry in entries]):
        named.setdefault(each.number, {})[each.name] = each.text
    return named


def _facts(entry: Entry, named: Mapping[str, str]) -> tuple[tuple[Words, Value], ...]:
    return (
        (_name(named, MEMBER), _change(entry)),
        (
            _("No. {number}", number=entry.number),
            _("{when}, by {name}", when=entry.at, name=_name(named, BY)),
        ),
    )


def _name(named: Mapping[str, str], key: str) -> Words:
    return Verbatim(named[key]) if key in named else _("an erased person")


def _change(entry: Entry) -> Text:
    role = ROLES[Role(str(entry.facts["role"]))]
    if entry.facts["change"] == "role":
        before = ROLES[Role(str(entry.facts["before"]))]
        return _("{before} before, then {role}", before=before, role=role)
    until = entry.facts["until"]
    end = None if until is None else datetime.fromisoformat(str(until))
    about = title_of(entry)
    if entry.facts["change"] == "ended":
        assert end is not None, "an office that ended has an end"
        return _("{role} of “{title}” until {until}", role=role, title=about, until=end)
    since = datetime.fromisoformat(str(entry.facts["since"]))
    if end is None:
        return _("{role} of “{title}” from {since}", role=role, title=about, since=since)
    return _("{role} of “{title}” from {since} until {until}", role=role, title=about, since=since, until=end)
