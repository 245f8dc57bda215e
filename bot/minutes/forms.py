"""The forms of minutes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.forms import Form, Line, Moment, Question, Tongues
from bot.chat.text import City, Text, _
from bot.membership.model import Group
from bot.minutes.actions import AddEntry, EditEntry, HandMinutes, TranslateEntry
from bot.minutes.model import Entry, Minutes, Sort

LONGEST_HEADING, LONGEST_TEXT, LONGEST_TASK = 120, 1000, 200

TITLES: dict[Sort, Text] = {
    Sort.NOTE: _("Add a note"),
    Sort.DECISION: _("Add a decision"),
    Sort.ACTION: _("Add an action item"),
}


def add_form(minutes: Minutes, sort: Sort, group: Group, city: City) -> Form:
    """A new entry."""
    return Form(
        TITLES[sort],
        AddEntry,
        _questions(sort, group, city, None, ""),
        _("Save"),
        {"minutes": minutes.id, "sort": sort, **_unasked(sort)},
    )


def edit_form(entry: Entry, group: Group, city: City, owner: str) -> Form:
    """An entry as it is, to be changed."""
    fixed: dict[str, object] = {"entry": entry.id, "revision": entry.revision, **_unasked(entry.sort)}
    if entry.poll_id is not None:
        fixed["heading"] = None
    return Form(
        _("Edit the entry"),
        EditEntry,
        _questions(entry.sort, group, city, entry, owner),
        _("Save"),
        fixed,
        _("On the vote “{question}”. Its figures are copied and stay.", question=entry.heading)
        if entry.poll_id is not None and entry.heading is not None
        else None,
    )


def _unasked(sort: Sort) -> dict[str, object]:
    if sort is Sort.ACTION:
        return {"heading": None}
    return {"owner": "", "due_at": None, **({} if sort is Sort.NOTE else {"heading": None})}


def _questions(sort: Sort, group: Group, city: City, entry: Entry | None, owner: str) -> tuple[Question, ...]:
    text = entry.text.texts if entry and entry.text else {}
    match sort:
        case Sort.NOTE:
            heading = entry.heading.texts if entry and entry.heading else {}
            return (
                Tongues(
                    "heading",
                    _("What was it about?"),
                    languages=group.languages,
                    longest=LONGEST_HEADING,
                    given=heading,
                ),
                _prose(_("What was said?"), group, text, optional=True),
            )
        case Sort.DECISION:
            voted = entry is not None and entry.poll_id is not None
            return (_prose(_("What was decided?"), group, text, optional=voted),)
        case Sort.ACTION:
            return (
                Tongues(
                    "text",
                    _("What is to be done?"),
                    languages=group.languages,
                    longest=LONGEST_TASK,
                    given=text,
                ),
                Line("owner", _("Who does it?"), _("The name of a member of the group."), given=owner),
                _until(city, entry.due_at if entry else None),
            )


def _prose(label: Text, group: Group, given: object, *, optional: bool) -> Tongues:
    return Tongues(
        "text",
        label,
        optional=optional,
        languages=group.languages,
        longest=LONGEST_TEXT,
        several_lines=True,
        given=dict(given) if isinstance(given, dict) else {},
    )


def _until(city: City, at: datetime | None, *, optional: bool = False) -> Moment:
    return Moment(
        "due_at",
        _("Until when? (clock: {city})", city=city),
        optional=optional,
        zone=city.zone,
        given=f"{at.astimezone(ZoneInfo(city.zone)):%Y-%m-%dT%H:%M}" if at else "",
    )


def translate_form(entry: Entry, group: Group) -> Form:
    """The languages that an entry lacks."""
    asked: list[Question] = []
    fixed: dict[str, object] = {"entry": entry.id}
    for name, label, piece, longest in (
        ("heading", _("Heading"), entry.heading, LONGEST_HEADING),
        ("text", _("Text"), entry.text, LONGEST_TEXT),
    ):
        lacking = piece.missing(group.languages) if piece else ()
        if lacking:
            lines = name == "text" and entry.sort is not Sort.ACTION
            asked.append(
                Tongues(name, label, optional=True, languages=lacking, longest=longest, several_lines=lines)
            )
        else:
            fixed[name] = None
    originals = entry.pieces
    intro = _("In the original: {text}", text=originals[-1]) if originals else None
    if len(originals) > 1:
        intro = _("In the original: {heading} – {text}", heading=originals[0], text=originals[1])
    return Form(_("Translate the entry"), TranslateEntry, tuple(asked), _("Save"), fixed, intro)


def hand_form(minutes: Minutes, city: City) -> Form:
    """Who is asked to translate what is missing."""
    return Form(
        _("Hand over the translation"),
        HandMinutes,
        (
            Line("translator", _("Who shall translate it?"), _("The name of a member of the group.")),
            _until(city, None, optional=True),
        ),
        _("Hand over"),
        {"minutes": minutes.id},
    )
