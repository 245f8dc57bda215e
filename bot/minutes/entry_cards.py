"""The cards of one entry, of an objection, of the versions, and of the roll call."""

from collections.abc import Iterable, Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.languages import Language
from bot.chat.text import Value, Variants, Verbatim, Words, _
from bot.membership.words import SIDES
from bot.minutes.actions import (
    AskStrikeEntry,
    OpenEditEntry,
    OpenMinutes,
    OpenTranslateEntry,
    ShowEntry,
    ShowVersion,
    StrikeEntry,
    TurnMinutes,
)
from bot.minutes.agreeing_actions import OpenAnswer
from bot.minutes.model import Objection
from bot.minutes.sheet import Line, Version
from bot.minutes.sight import Sight
from bot.minutes.words import count_words, entry_words, label_of, owner_words, stage_words
from bot.tasks.actions import ShowTask


def entry_card(seen: Sight, line: Line) -> Card:
    """One entry in every language of the group side by side, with what its reader can do."""
    blocks: list[Block] = [
        Facts(tuple(_side_by_side(label, piece, seen.group.languages)))
        for label, piece in ((_("Heading"), line.heading), (_("Text"), line.text))
        if piece is not None
    ]
    if line.count is not None:
        blocks += (Paragraph(words) for words in count_words(seen.work, line.count))
    if line.due_at is not None:
        pairs: list[tuple[Words, Value]] = [
            (_("Responsible"), owner_words(line, seen.version.names)),
            (_("Due"), line.due_at),
        ]
        task = seen.tasks.get(line.entry_id)
        if task is not None:
            pairs.append((_("State"), task.state.words))
        blocks.append(Facts(tuple(pairs)))
    blocks.append(Buttons(tuple(_ways(seen, line))))
    return Card(label_of(line), tuple(blocks))


def _side_by_side(
    label: Words, piece: Variants, languages: Sequence[Language]
) -> Iterable[tuple[Words, Value]]:
    for language in languages:
        text = piece.texts.get(language)
        yield (
            _("{label} ({language})", label=label, language=language),
            (Verbatim(text) if text else _("not translated yet")),
        )


def _ways(seen: Sight, line: Line) -> Iterable[Button]:
    if seen.edits:
        yield Button(_("Edit the entry"), OpenEditEntry(line.entry_id))
        yield Button(_("Take it out"), AskStrikeEntry(line.entry_id), Style.DANGER)
    if (seen.edits or seen.translates) and seen.minutes.editable and line.missing(seen.group.languages):
        yield Button(_("Translate the entry"), OpenTranslateEntry(line.entry_id))
    task = seen.tasks.get(line.entry_id)
    if task is not None and seen.coordinates:
        yield Button(_("Show the task"), ShowTask(task.id))
    yield Button(_("Back to the minutes"), TurnMinutes(seen.minutes.id))


def confirm_strike_card(line: Line, has_task: bool) -> Card:
    """Asks whether an entry shall be taken out."""
    words = _("It will no longer be in the minutes. Versions that were sent keep it.")
    if has_task:
        words = _(
            "It will no longer be in the minutes, and its task is dropped. Versions that were sent keep it."
        )
    return Card(
        _("Take this entry out?"),
        (
            Paragraph(entry_words(line)),
            Paragraph(words),
            Buttons(
                (
                    Button(_("Take it out"), StrikeEntry(line.entry_id), Style.DANGER),
                    Button(_("Keep the entry"), ShowEntry(line.entry_id)),
                )
            ),
        ),
    )


def objection_card(seen: Sight, objection: Objection) -> Card:
    """For a coordinator: who objects to what, why, and what was answered."""
    line = next((each for each in seen.version.sheet.lines if each.entry_id == objection.entry_id), None)
    pairs: list[tuple[Words, Value]] = [
        (_("Objection of the"), SIDES[objection.side]),
        (_("To"), entry_words(line) if line else _("the minutes as a whole")),
        (_("Reason"), objection.reason),
        (_("Answer"), objection.answer or _("not answered yet")),
    ]
    ways = []
    if seen.edits and objection.round == seen.minutes.round:
        if line is not None:
            ways.append(Button(_("Show the entry"), ShowEntry(line.entry_id), Style.MAIN))
        ways.append(Button(_("Answer the objection"), OpenAnswer(objection.id)))
    ways.append(Button(_("Show the minutes"), OpenMinutes(seen.minutes.meeting_id)))
    title = _("Objection to the minutes: {title}", title=seen.version.sheet.title)
    words = _(
        "Please mend the entry or answer why not. Once every objection is answered, the minutes can be sent again."
    )
    helped = (Paragraph(words),) if seen.edits else ()
    return Card(title, (Facts(tuple(pairs)), *helped, Buttons(tuple(ways))))


def versions_card(seen: Sight, versions: Sequence[Version]) -> Card:
    """Every version that was sent, with what was objected to."""
    blocks: list[Block] = [Facts(((_("State"), stage_words(seen.minutes)),))]
    for version in versions:
        objected = [each for each in seen.objections if each.round == version.round]
        label = _("Version {n}", n=version.round)
        pairs: list[tuple[Words, Value]] = [(label, _("sent on {when}", when=version.made_at))]
        for each in objected:
            pairs.append((_("Objection of the {side}", side=SIDES[each.side]), each.reason))
            pairs.append((_("Answer"), each.answer or _("not answered yet")))
        blocks.append(Facts(tuple(pairs)))
    opening = tuple(
        Button(_("Version {n}", n=each.round), ShowVersion(seen.minutes.id, each.round)) for each in versions
    )
    back = Button(_("Back to the minutes"), TurnMinutes(seen.minutes.id))
    return Card(
        _("Versions: {title}", title=seen.version.sheet.title), (*blocks, Buttons(opening), Buttons((back,)))
    )
