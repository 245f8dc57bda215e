"""How agendas look: for a member a page at a time, for everybody in a room, and the questions about them."""

from collections.abc import Iterable, Sequence

from bot.agenda.actions import (
    ListAgendas,
    OpenCall,
    OpenItemForm,
    OpenNotice,
    PublishAgenda,
    RemindForItems,
    ShowAgenda,
    ShowItem,
    TurnAgenda,
)
from bot.agenda.model import Item, ItemState
from bot.agenda.sight import Sight
from bot.agenda.words import dated
from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Listing, Minutes, Text, Value, Words, _, _n
from bot.meetings.actions import KeepMeeting, OpenCancel, ShowMeeting
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting

MOST_IN_ROOM = 12
"""Items on the card of a room; the rest is seen in private."""


def agenda_card(seen: Sight, page: int = 0) -> Card:
    """One page of the agenda for one member, with what they can do."""
    page = min(page, max(0, len(seen.items) - 1) // PAGE)
    first = page * PAGE
    shown = seen.items[first : first + PAGE]
    blocks: list[Block] = [*_head(seen), *_listed(seen, shown, first)]
    blocks += _sums(seen)
    blocks += _notice(seen)
    if shown:
        numbered = enumerate(shown, start=first + 1)
        opening = (Button(_numbered(number, item), ShowItem(item.id)) for number, item in numbered)
        blocks.append(Buttons(tuple(opening)))
    blocks += page_buttons(page, len(seen.items), lambda to: TurnAgenda(seen.meeting.id, to))
    blocks.append(Buttons(tuple(_ways(seen))))
    return Card(_title(seen), tuple(blocks))


def room_card(seen: Sight) -> Card:
    """The agenda as it stands in a room: what is on it once it is published, else all that is proposed."""
    items = seen.accepted if seen.is_published else seen.items
    shown = items[:MOST_IN_ROOM]
    blocks: list[Block] = [*_head(seen)]
    if shown:
        blocks.append(
            Facts(tuple(_in_room(seen, number, item) for number, item in enumerate(shown, start=1)))
        )
    blocks += _lacking(seen, shown, 0)
    more = len(items) - len(shown)
    if more > 0:
        blocks.append(
            Paragraph(
                _n("{n} more item: see the whole agenda.", "{n} more items: see the whole agenda.", more)
            )
        )
    blocks += _sums(seen)
    blocks += _notice(seen)
    ways = [Button(_("Whole agenda"), ShowAgenda(seen.meeting.id), privately=True)]
    if seen.takes:
        ways.insert(
            0, Button(_("Propose an item"), OpenItemForm(seen.meeting.id), Style.MAIN, privately=True)
        )
    return Card(_title(seen), (*blocks, Buttons(tuple(ways))))


def _in_room(seen: Sight, number: int, item: Item) -> tuple[Words, Value]:
    """The title alone as label: what reads the same in both languages of a room stands there once."""
    return item.title, _("item {n}: {about}", n=number, about=about_item(seen, item))


def _title(seen: Sight) -> Text:
    if seen.is_published or not seen.open:
        return _("Agenda: {title}", title=seen.meeting.title)
    return _("Agenda (being gathered): {title}", title=seen.meeting.title)


def _head(seen: Sight) -> Iterable[Block]:
    meeting, agenda = seen.meeting, seen.agenda
    when = both_clocks(meeting.starts_at) if seen.member else meeting.starts_at
    facts: list[tuple[Words, Value]] = [(_("When"), when)]
    if agenda is not None and agenda.deadline_at is not None and seen.open:
        facts.append((_("Items until"), agenda.ends_at(meeting.starts_at)))
    yield Facts(tuple(facts))
    if not seen.items:
        words = _("Nothing is proposed yet.")
        if seen.takes:
            words = _("Nothing is proposed yet. “Propose an item” makes the beginning.")
        yield Paragraph(words)


def _listed(seen: Sight, shown: Sequence[Item], first: int) -> Iterable[Block]:
    pairs = [
        (_numbered(number, item), about_item(seen, item))
        for number, item in enumerate(shown, start=first + 1)
    ]
    if pairs:
        yield Facts(tuple(pairs))
    yield from _lacking(seen, shown, first)


def _lacking(seen: Sight, shown: Sequence[Item], first: int) -> Iterable[Block]:
    lacking = tuple(
        _("item {n} ({languages})", n=number, languages=Listing(seen.lacking(item)))
        for number, item in enumerate(shown, start=first + 1)
        if seen.lacking(item)
    )
    if lacking:
        yield Facts(((_("Still to be translated"), Listing(lacking)),))


def _numbered(number: int, item: Item) -> Text:
    return _("{n}. {title}", n=number, title=item.title)


def about_item(seen: Sight, item: Item) -> Value:
    """How long it takes, who presents it, and whether it is still to be accepted."""
    presenter = seen.people.get(item.presenter_id or 0)
    said: Value = Minutes(item.minutes)
    if presenter is not None:
        said = _("{minutes}, {name}", minutes=said, name=presenter.words)
    return _("{item} – not accepted yet", item=said) if item.state is ItemState.PROPOSED else said


def _sums(seen: Sight) -> Iterable[Block]:
    """The accepted items against the meeting's length."""
    if not seen.items:
        return
    whole = seen.meeting.minutes
    said = _("{planned} of {length}", planned=Minutes(seen.minutes), length=Minutes(whole))
    facts: list[tuple[Words, Value]] = [(_("Planned time"), said)]
    if seen.waiting:
        more = Minutes(sum(item.minutes for item in seen.waiting))
        facts.append(
            (
                _("Not accepted yet"),
                _n("{n} item ({time})", "{n} items ({time})", len(seen.waiting), time=more),
            )
        )
    yield Facts(tuple(facts))
    if seen.minutes > whole:
        yield Paragraph(
            _("The items take {over} longer than the meeting.", over=Minutes(seen.minutes - whole))
        )


def _notice(seen: Sight) -> Iterable[Block]:
    if seen.notice is not None:
        yield Facts(((_("Please note"), seen.notice.text),))


def _ways(seen: Sight) -> Iterable[Button]:
    meeting = seen.meeting
    if seen.takes:
        yield Button(_("Propose an item"), OpenItemForm(meeting.id), Style.MAIN)
    if seen.coordinates and seen.open:
        called = seen.agenda is not None and seen.agenda.deadline_at is not None
        yield Button(_("Change the deadline") if called else _("Call for items"), OpenCall(meeting.id))
        if seen.accepted:
            yield Button(
                _("Publish again") if seen.is_published else _("Publish the agenda"),
                PublishAgenda(meeting.id),
            )
        if called and not seen.items:
            yield Button(_("Remind members"), RemindForItems(meeting.id))
    if seen.coordinates:
        yield Button(_("Standing notice"), OpenNotice(meeting.group_id))
    yield Button(_("Show the meeting"), ShowMeeting(meeting.id))


def empty_card(meeting: Meeting, *, still: bool) -> Card:
    """For a coordinator: nothing was proposed; `still`: it is so now."""
    facts = Facts(((_("When"), both_clocks(meeting.starts_at)),))
    if not still:
        words = _(
            "Meanwhile this is settled: there are items, or the meeting was moved, cancelled or has begun."
        )
        return Card(
            _("No items for “{title}”", title=meeting.title),
            (facts, Paragraph(words), Buttons((Button(_("Show the agenda"), ShowAgenda(meeting.id)),))),
        )
    words = _(
        "It begins in two common working days, and nobody has proposed anything for its agenda. "
        "You can cancel it, keep it as it is, or ask the members once more."
    )
    return Card(
        _("No items for “{title}”", title=meeting.title),
        (
            facts,
            Paragraph(words),
            Buttons(
                (
                    Button(
                        _("Cancel and give a reason"), OpenCancel(meeting.id, meeting.revision), Style.DANGER
                    ),
                    Button(_("Keep it"), KeepMeeting(meeting.id)),
                    Button(_("Remind members"), RemindForItems(meeting.id)),
                )
            ),
        ),
    )


def which_card(group_name: Words, page_of: Sequence[Meeting], count: int, asked: ListAgendas) -> Card:
    """Which meeting's agenda?"""
    title = _("Agendas of “{group}”", group=group_name)
    if not page_of:
        return Card(
            title, (Paragraph(_("No meeting is planned. A coordinator can schedule one with /meet.")),)
        )
    pairs = tuple((each.title, both_clocks(each.starts_at)) for each in page_of)
    opening = tuple(Button(dated(each), ShowAgenda(each.id)) for each in page_of)
    turning = page_buttons(asked.page, count, lambda to: ListAgendas(asked.group, to))
    return Card(title, (Facts(pairs), Buttons(opening), *turning))
