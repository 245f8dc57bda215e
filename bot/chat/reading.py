"""Raw answers become typed values: one reader for each kind of question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any, assert_never, get_args, get_type_hints

from bot.chat.actions import FormAction
from bot.chat.forms import (
    Answers,
    Choice,
    Choices,
    Form,
    Line,
    Moment,
    Number,
    Prose,
    Question,
    Tongues,
)
from bot.chat.languages import Language
from bot.chat.text import Text, Variants, _
from bot.chat.typed import typed_line, typed_prose
from bot.errors import Refusal

PICKED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")
"""What a date-and-time picker sends: wall time, to be read on the clock of the field."""


class WrongAnswers(Exception):
    """Some answers cannot be used: a sentence for each field. Nothing was changed."""

    def __init__(self, errors: Mapping[str, Text]) -> None:
        super().__init__(", ".join(errors))
        self.errors = errors


@dataclass(frozen=True)
class Writer:
    """Who typed the answers, and when (aware UTC)."""

    language: Language
    now: datetime


def read_form(form: Form, answers: Answers, writer: Writer) -> FormAction:
    """The action that these answers make; raises WrongAnswers with every error at once."""
    values: dict[str, object] = dict(form.fixed)
    errors: dict[str, Text] = {}
    hints = get_type_hints(form.makes)
    for question in form.fields:
        try:
            values[question.name] = _as_declared(read_answer(question, answers, writer), hints[question.name])
        except Refusal as refusal:
            errors[question.name] = refusal.words
    if errors:
        raise WrongAnswers(errors)
    return form.makes(**values)


def read_answer(question: Question, answers: Answers, writer: Writer) -> Any:
    """The value of one answered question; Refusal when it cannot be used."""
    match question:
        case Tongues():
            return _read_tongues(question, answers)
        case Choices():
            return _read_choices(question, answers)
        case Line() | Prose() | Choice() | Number() | Moment():
            raw = answers.get(question.name, "")
            text = raw if isinstance(raw, str) else " ".join(raw)
            value = _read_one(question, text, writer) if text.strip() else ""
            return _left_out(question) if value == "" else value
        case _:
            assert_never(question)


def _left_out(question: Question) -> object:
    if not question.optional:
        raise Refusal(_("An answer is needed here."))
    return "" if isinstance(question, Line | Prose) else None


def _read_one(question: Line | Prose | Choice | Number | Moment, text: str, writer: Writer) -> object:
    match question:
        case Line(longest=longest):
            return typed_line(text, longest)
        case Prose(longest=longest):
            return typed_prose(text, longest)
        case Choice(options=options):
            if text not in {option.value for option in options}:
                raise Refusal(_("Please choose one of the options."))
            return text
        case Number():
            return _read_number(question, text)
        case Moment(zone=zone):
            return read_moment(text, zone, writer)


def _read_number(question: Number, text: str) -> int:
    digits = text.strip()
    number = int(digits) if digits.isdecimal() and len(digits) < 10 else None
    if number is None or not question.least <= number <= question.most:
        raise Refusal(
            _(
                "Please give a whole number from {least} to {most}.",
                least=question.least,
                most=question.most,
            )
        )
    return number


def read_moment(text: str, zone: str, writer: Writer) -> datetime:
    """A picked or typed moment on the clock of `zone`, as UTC; Refusal when it is unclear, never was, or has passed."""
    from bot.chat import (
        dates,  # not before it is needed: its vocabulary takes a while, and the start is to be quick
    )

    wall = _picked(text.strip())
    if wall is not None:
        at = dates.to_instant(wall.date(), wall.time(), zone)
    else:
        at = dates.read_moment(text, writer.language, writer.now, zone)
    if at <= writer.now:
        raise Refusal(_("This moment has passed. Please give one in the future."))
    return at.astimezone(UTC)


def _picked(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if PICKED.fullmatch(text) else None
    except ValueError:  # no such day; read as typed text, which is answered in words
        return None


def _read_tongues(question: Tongues, answers: Answers) -> Variants | None:
    clean = typed_prose if question.several_lines else typed_line
    texts = {}
    for language in question.languages:
        raw = answers.get(f"{question.name}.{language}", "")
        text = clean(raw if isinstance(raw, str) else " ".join(raw), question.longest)
        if text:
            texts[language] = text
    if not texts:
        if question.optional:
            return None
        raise Refusal(_("Please write this in at least one language."))
    return Variants(texts, next(iter(texts)))


def _read_choices(question: Choices, answers: Answers) -> tuple[str, ...]:
    raw = answers.get(question.name, ())
    chosen = tuple(dict.fromkeys((raw,) if isinstance(raw, str) and raw else raw))
    if not set(chosen) <= {option.value for option in question.options}:
        raise Refusal(_("Please choose one of the options."))
    if not chosen and not question.optional:
        raise Refusal(_("Please choose at least one option."))
    return chosen


def _as_declared(value: object, hint: Any) -> object:
    """The value in the type that the action declares: an enum, a number behind a choice, a tuple of them."""
    if value is None or isinstance(value, Variants | datetime):
        return value
    wanted = get_args(hint) or (hint,)
    if isinstance(value, tuple):
        return tuple(_as_declared(each, wanted[0]) for each in value)
    kind = wanted[0]
    return value if isinstance(value, kind) and type(value) is kind else kind(value)


def asked_names(form: Form) -> set[str]:
    """The fields of the action that the form fills; a test compares them with the action's own."""
    return {question.name for question in form.fields} | set(form.fixed)


def declared_names(kind: type[FormAction]) -> set[str]:
    """The fields that a form action has."""
    return {each.name for each in fields(kind)}
