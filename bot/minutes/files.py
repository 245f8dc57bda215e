"""The minutes as a file: Markdown, with what was written in every language of the group side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.chat.cards import Attachment, FileKind, Say
from bot.chat.labels import labelled
from bot.chat.phrasebook import PARALLEL
from bot.chat.text import Text, Value, Variants, Verbatim, _
from bot.membership.roles import Side
from bot.membership.words import SIDES
from bot.minutes.model import Sort
from bot.minutes.sheet import Attendee, Line, Version
from bot.minutes.sight import Sight
from bot.minutes.words import SORTS, count_words, label_of, owner_words, stage_words

SIGNS = frozenset("\\`*_[]<>#|~!{}")
"""What Markdown would read as markup, wherever it stands (CommonMark 2.4)."""


@dataclass(frozen=True)
class Paper:
    """Lines of Markdown before a language is chosen: a mark and what stands after it; `texts`: typed content."""

    lines: tuple[tuple[str, Value], ...]

    def written(self, say: Say) -> bytes:
        """The file (UTF-8): our words in the reader's languages, what was typed in every language of the group."""
        return ("\n".join(_line(mark, value, say) for mark, value in self.lines) + "\n").encode()


def _line(mark: str, value: Value, say: Say) -> str:
    said = PARALLEL.join(say(value))
    return f"{mark}{plain(said)}" if said else ""


def plain(text: str) -> str:
    """Text that Markdown shows as it is; a line break stays one."""
    escaped = "".join(f"\\{sign}" if sign in SIGNS else sign for sign in text)
    return escaped.replace("\n", "  \n  ")


def minutes_file(seen: Sight) -> Attachment:
    """The file of the version that is shown."""
    sheet = seen.version.sheet
    lines: list[tuple[str, Value]] = [
        ("# ", _("Minutes: {title}", title=sheet.title)),
        *_blank(),
        ("- ", labelled(_("Group"), seen.group.name)),
        ("- ", labelled(_("State"), stage_words(seen.minutes))),
        ("- ", labelled(_("Began"), sheet.starts_at)),
        ("- ", labelled(_("Ended"), sheet.ends_at)),
    ]
    if sheet.place:
        lines.append(("- ", labelled(_("Place"), Verbatim(sheet.place))))
    if seen.minutes.digest:
        lines.append(("- ", labelled(_("Check value"), Verbatim(seen.minutes.digest))))
    lines += _attendance(seen.version)
    for sort in Sort:
        lines += _section(seen, sort)
    return Attachment(_("Minutes as a file"), _name(seen), FileKind.MARKDOWN, Paper(tuple(lines)))


def _name(seen: Sight) -> Text:
    title = seen.version.sheet.title
    if seen.minutes.number is not None:
        return _("Minutes {number} {title}", number=seen.minutes.number, title=title)
    return _("Minutes {title}", title=title)


def _blank() -> tuple[tuple[str, Value], ...]:
    return (("", Verbatim("")),)


def _attendance(version: Version) -> Iterable[tuple[str, Value]]:
    yield from _blank()
    yield "## ", _("Attendance")
    people = version.sheet.attendees
    for side in Side:
        mine = [each for each in people if each.side is side]
        if mine:
            yield from _blank()
            yield "### ", _("{side} ({n})", side=SIDES[side], n=len(mine))
            yield from _blank()
            yield from (("- ", _person(each, version)) for each in mine)
    if not people:
        yield from _blank()
        yield "", _("Nobody is noted as present.")


def _person(each: Attendee, version: Version) -> Text | Verbatim:
    name: Text | Verbatim = _("a former member")
    if each.number in version.names:
        name = Verbatim(version.names[each.number])
    return (
        _("{name} ({organisation})", name=name, organisation=Verbatim(each.organisation))
        if each.organisation
        else name
    )


def _section(seen: Sight, sort: Sort) -> Iterable[tuple[str, Value]]:
    lines = seen.version.sheet.of(sort)
    if not lines:
        return
    yield from _blank()
    yield "## ", SORTS[sort]
    for line in lines:
        yield from _blank()
        yield "### ", label_of(line)
        yield from _blank()
        yield from _content(seen, line)


def _content(seen: Sight, line: Line) -> Iterable[tuple[str, Value]]:
    languages = seen.version.sheet.languages
    for piece in (line.heading, line.text):
        for language in languages if piece is not None else ():
            yield "- ", labelled(language, _in(piece, language))
    if line.count is not None:
        yield from (("- ", words) for words in count_words(seen.work, line.count))
    if line.owner is not None or line.due_at is not None:
        yield "- ", labelled(_("Responsible"), owner_words(line, seen.version.names))
        if line.due_at is not None:
            yield "- ", labelled(_("Due"), line.due_at)


def _in(piece: Variants | None, language: object) -> Text | Verbatim:
    typed = (
        "" if piece is None else next((text for each, text in piece.texts.items() if each is language), "")
    )
    return Verbatim(typed) if typed else _("not translated yet")
