"""How minutes look: a page at a time for those who read them, as a whole in a room once they are accepted."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from bot.chat.actions import Action
from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Listing, Text, Value, Verbatim, Words, _, _n
from bot.meetings.glance import both_clocks
from bot.membership.roles import Side
from bot.membership.words import SIDES
from bot.minutes.actions import GetMinutesFile, ListGaps, ListVersions, OpenAddEntry, ShowEntry, TurnMinutes
from bot.minutes.agreeing_actions import AssentMinutes, OpenObject, OpenSend
from bot.minutes.files import minutes_file
from bot.minutes.model import Sort, Stage
from bot.minutes.roll_actions import OpenRoll
from bot.minutes.sheet import Line, Sheet
from bot.minutes.sight import Sight
from bot.minutes.words import attendance_words, count_words, label_of, owner_words, stage_words

SHOWN = 5
"""Entries on a page: each can be a long text."""

MOST_NAMED = 12
"""Organisations of a side that a card names; the file names all, and everybody who was there."""


def minutes_card(seen: Sight, page: int = 0) -> Card:
    """One page of the minutes for one member, with what they can do."""
    lines = seen.version.sheet.lines
    page = min(page, max(0, len(lines) - 1) // SHOWN)
    shown = lines[page * SHOWN : (page + 1) * SHOWN]
    blocks: list[Block] = list(_head(seen)) if page == 0 else []
    blocks += _body(seen, shown)
    if seen.edits and shown:
        blocks.append(Buttons(tuple(Button(label_of(line), ShowEntry(line.entry_id)) for line in shown)))
    blocks += page_buttons(page, len(lines), lambda to: TurnMinutes(seen.minutes.id, to), SHOWN)
    blocks += (Buttons(tuple(row)) for row in _rows(seen) if row)
    return Card(title_of(seen), tuple(blocks))


def version_card(seen: Sight, page: int, turn: Callable[[int], Action]) -> Card:
    """One page of a version that was sent earlier."""
    lines = seen.version.sheet.lines
    page = min(page, max(0, len(lines) - 1) // SHOWN)
    shown = lines[page * SHOWN : (page + 1) * SHOWN]
    head = Facts(((_("Version"), seen.version.round), (_("Sent"), seen.version.made_at)))
    back = Buttons(
        (
            Button(_("Minutes as a file"), GetMinutesFile(seen.minutes.id, seen.version.round)),
            Button(_("All versions"), ListVersions(seen.minutes.id)),
        )
    )
    blocks = (
        head,
        *_presence(seen.version.sheet),
        *_body(seen, shown),
        *page_buttons(page, len(lines), turn, SHOWN),
    )
    return Card(title_of(seen), (*blocks, back))


def room_card(seen: Sight) -> Card:
    """Accepted minutes in a room: what was decided, who does what, and the text as a file."""
    sheet = seen.version.sheet
    shown = [line for line in sheet.lines if line.sort is not Sort.NOTE]
    first = shown[: 2 * SHOWN]
    more = len(shown) - len(first)
    blocks: list[Block] = [*_head(seen), *_body(seen, first)]
    if more > 0:
        blocks.append(Paragraph(_n("{n} more entry: see the file.", "{n} more entries: see the file.", more)))
    show = Button(_("Show the minutes"), TurnMinutes(seen.minutes.id), privately=True)
    return Card(title_of(seen), (*blocks, Buttons((show,)), minutes_file(seen)))


def review_card(seen: Sight) -> Card:
    """For a co-chair: the text, and the two answers while it waits for one."""
    card = minutes_card(seen)
    words = _review_words(seen)
    return Card(card.title, (Paragraph(words), *card.blocks, minutes_file(seen)))


def _review_words(seen: Sight) -> Text:
    minutes = seen.minutes
    if minutes.stage is not Stage.SENT or minutes.due_at is None:
        return _(
            "This version no longer waits for an answer. The minutes are {stage} now.",
            stage=stage_words(minutes),
        )
    if seen.answers is None:
        return _("Your side has accepted this version. The other side has until {when}.", when=minutes.due_at)
    return _(
        "Please read the minutes, then accept them or object for the {side}. Without an objection by {when} they count "
        "as accepted.",
        side=SIDES[seen.answers],
        when=minutes.due_at,
    )


def title_of(seen: Sight) -> Text:
    """What minutes are called: with their number once they are accepted."""
    title, number = seen.version.sheet.title, seen.minutes.number
    if number is not None:
        return _("Minutes No. {number}: {title}", number=number, title=title)
    return _("Minutes: {title}", title=title)


def _head(seen: Sight) -> Iterable[Block]:
    minutes, sheet = seen.minutes, seen.version.sheet
    when: Value = both_clocks(sheet.starts_at) if seen.member else sheet.starts_at
    facts: list[tuple[Words, Value]] = [(_("Meeting"), when), (_("State"), stage_words(minutes))]
    if minutes.stage is Stage.SENT and minutes.due_at is not None:
        facts.append((_("Counts as accepted from"), minutes.due_at))
        done = tuple(SIDES[each.side] for each in seen.assents)
        facts.append((_("Accepted so far by"), Listing(done) if done else _("nobody")))
    if minutes.accepted_at is not None:
        how = _("{when}, by silence of one side or both", when=minutes.accepted_at)
        facts.append((_("Accepted"), how if minutes.silent else minutes.accepted_at))
        facts.append((_("Check value"), Verbatim(minutes.digest[:12])))
    yield Facts(tuple(facts))
    yield from _presence(sheet)
    yield from _objected(seen)


def _presence(sheet: Sheet) -> Iterable[Block]:
    """Who was there, by side and organisation."""
    pairs: list[tuple[Words, Value]] = [(_("Attendance"), attendance_words(sheet))]
    for side in Side:
        counted = Counter(each.organisation for each in sheet.attendees if each.side is side)
        if counted:
            pairs.append((_("{side} ({n})", side=SIDES[side], n=counted.total()), _organisations(counted)))
    yield Facts(tuple(pairs))


def _organisations(counted: Counter[str]) -> Listing:
    named: list[Value] = [
        _("{organisation} ({n})", organisation=Verbatim(name) if name else _("no organisation given"), n=n)
        for name, n in sorted(counted.items())[:MOST_NAMED]
    ]
    more = len(counted) - MOST_NAMED
    if more > 0:
        named.append(_n("{n} more organisation", "{n} more organisations", more))
    return Listing(tuple(named))


def _objected(seen: Sight) -> Iterable[Block]:
    """Objections and what was answered, for those who work on the minutes."""
    if seen.minutes.stage is Stage.ACCEPTED or seen.member is None:
        return
    for each in seen.objections[-3:]:
        about = _("Objection of the {side} to version {n}", side=SIDES[each.side], n=each.round)
        yield Facts(((about, each.reason), (_("Answer"), each.answer or _("not answered yet"))))


def _body(seen: Sight, shown: Sequence[Line]) -> Iterable[Block]:
    if not shown:
        yield Paragraph(_("Nothing is written yet. The buttons add notes, decisions and action items."))
        return
    for line in shown:
        yield Facts(tuple(_pairs(seen, line)))
    languages = seen.version.sheet.languages
    lacking = tuple(
        _("{entry} ({languages})", entry=label_of(line), languages=Listing(line.missing(languages)))
        for line in shown
        if line.missing(languages)
    )
    if lacking:
        yield Facts(((_("Still to be translated"), Listing(lacking)),))


def _pairs(seen: Sight, line: Line) -> Iterable[tuple[Words, Value]]:
    label, text = label_of(line), line.text or _("nothing written")
    if line.heading is not None:
        yield label, line.heading
        if line.text is not None or line.sort is Sort.NOTE:
            yield (_("Noted") if line.sort is Sort.NOTE else _("Decided")), text
    else:
        yield label, text
    if line.count is not None:
        said = count_words(seen.work, line.count)
        yield _("Votes cast"), said[0]
        yield from ((_("Outcome"), words) for words in said[1:])
    if line.sort is Sort.ACTION:
        yield _("Responsible"), owner_words(line, seen.version.names)
        task = seen.tasks.get(line.entry_id)
        due: Value = line.due_at or _("no date")
        yield _("Due"), _("{when} ({state})", when=due, state=task.state.words) if task else due


def _rows(seen: Sight) -> Iterable[list[Button]]:
    minutes = seen.minutes
    if seen.answers is not None:
        yield [
            Button(_("Accept the minutes"), AssentMinutes(minutes.id, minutes.round), Style.MAIN),
            Button(_("Object"), OpenObject(minutes.id, minutes.round), Style.DANGER),
        ]
    if seen.edits:
        yield [
            Button(_("Roll call"), OpenRoll(minutes.meeting_id)),
            Button(_("Add a note"), OpenAddEntry(minutes.id, Sort.NOTE)),
            Button(_("Add a decision"), OpenAddEntry(minutes.id, Sort.DECISION)),
            Button(_("Add an action item"), OpenAddEntry(minutes.id, Sort.ACTION)),
        ]
    last = []
    if seen.edits or seen.translates:
        last.append(Button(_("Translations"), ListGaps(minutes.id)))
    if seen.edits:
        last.append(Button(_("Send to the co-chairs"), OpenSend(minutes.id), Style.MAIN))
    if minutes.round:
        last.append(Button(_("All versions"), ListVersions(minutes.id)))
        last.append(Button(_("Minutes as a file"), GetMinutesFile(minutes.id, minutes.round)))
    yield last
