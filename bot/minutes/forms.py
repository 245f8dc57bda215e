"""The forms of minutes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.chat.forms import Choice, Form, Line, Moment, Number, Option, Question, Tongues
from bot.chat.text import City, Text, Value, _, _n
from bot.membership.model import Group
from bot.minutes.actions import (
    AddEntry,
    AnswerObjection,
    EditEntry,
    HandMinutes,
    ObjectToMinutes,
    SendMinutes,
    TranslateEntry,
)
from bot.minutes.model import USUAL_DAYS, Entry, Minutes, Objection, Sort
from bot.minutes.sheet import Sheet
from bot.minutes.words import entry_words

LONGEST_HEADING, LONGEST_TEXT, LONGEST_TASK, LONGEST_REASON = 120, 1000, 200, 600
MOST_DAYS = 20

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


def send_form(minutes: Minutes, missing: int) -> Form:
    """After how many common working days silence counts as agreement; says what is not translated."""
    explained: Text = _(
        "Both co-chairs get the text. Without an objection it counts as accepted after this time."
    )
    if missing:
        explained = _n(
            "{n} entry is not yet there in every language of the group. Both co-chairs get the text as it is; "
            "without an objection it counts as accepted after this time.",
            "{n} entries are not yet there in every language of the group. Both co-chairs get the text as it is; "
            "without an objection it counts as accepted after this time.",
            missing,
        )
    return Form(
        _("Send to the co-chairs"),
        SendMinutes,
        (
            Number(
                "days",
                _("How many common working days do they have?"),
                _("Days on which both sides work."),
                least=1,
                most=MOST_DAYS,
                given=minutes.days or USUAL_DAYS,
            ),
        ),
        _("Send"),
        {"minutes": minutes.id},
        explained,
    )


def object_form(minutes: Minutes, round_: int, sheet: Sheet, group: Group) -> Form:
    """What a co-chair objects to, and why."""
    whole: tuple[tuple[str, Value], ...] = (("0", _("The minutes as a whole")),)
    entries = tuple((str(line.entry_id), entry_words(line)) for line in sheet.lines)
    return Form(
        _("Object to the minutes"),
        ObjectToMinutes,
        (
            Choice(
                "entry",
                _("What do you object to?"),
                options=tuple(Option(*each) for each in (*whole, *entries)),
            ),
            Tongues(
                "reason",
                _("Why, and what should it say?"),
                languages=group.languages,
                longest=LONGEST_REASON,
                several_lines=True,
            ),
        ),
        _("Object"),
        {"minutes": minutes.id, "round": round_},
    )


def answer_form(objection: Objection, group: Group) -> Form:
    """What the coordinator answers to an objection."""
    return Form(
        _("Answer the objection"),
        AnswerObjection,
        (
            Tongues(
                "answer",
                _("What did you change, or why not?"),
                languages=group.languages,
                longest=LONGEST_REASON,
                several_lines=True,
                given=objection.answer.texts if objection.answer else {},
            ),
        ),
        _("Save"),
        {"objection": objection.id},
        _("The objection: {reason}", reason=objection.reason),
    )
