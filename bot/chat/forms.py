"""Form: what the bot asks. Plain data; asked at once where the platform can, else one question at a time.

A form is asked in answer to an Action (its opener). What people typed comes back with that opener, the form is
built again in the same transaction that uses it (so rights and choices are checked afresh), and the answers make
the action `makes`. Nothing needs to be kept between asking and answering.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language
from bot.chat.text import Value, Words


@dataclass(frozen=True)
class Field:
    """One question. `name` is the field of the action it fills; `help` says what is expected."""

    name: str
    label: Words
    help: Words | None = None
    optional: bool = False


@dataclass(frozen=True)
class Line(Field):
    """One line of text, at most `longest` characters. Makes a str ("" when optional and left out)."""

    longest: int = 120
    given: str = ""


@dataclass(frozen=True)
class Prose(Field):
    """Several lines of text. Makes a str."""

    longest: int = 1500
    given: str = ""


@dataclass(frozen=True)
class Tongues(Field):
    """The same content in each of these languages; one is enough, the first filled one is the original.

    Makes Variants. A multi-line one makes one variant of several lines for each language.
    """

    languages: tuple[Language, ...] = (Language.ZH, Language.DE, Language.EN)
    longest: int = 120
    several_lines: bool = False
    given: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Option:
    """One thing to choose: its short value and what people read."""

    value: str
    label: Value


@dataclass(frozen=True)
class Choice(Field):
    """Exactly one of the options. Makes the option's value, as the str or StrEnum that the action declares."""

    options: tuple[Option, ...] = ()
    given: str | None = None


@dataclass(frozen=True)
class Choices(Field):
    """Any number of the options, at least one unless optional. Makes a tuple of values."""

    options: tuple[Option, ...] = ()
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number(Field):
    """A whole number from `least` to `most`. Makes an int."""

    least: int = 1
    most: int = 1000
    given: int | None = None


@dataclass(frozen=True)
class Moment(Field):
    """A day and a time on the clock of `zone` (IANA). Picked, or typed as people type dates. Makes a UTC datetime.

    Refused: what is ambiguous, what lies in a clock change, and what is past.
    """

    zone: str = "UTC"
    given: str = ""


Question = Line | Prose | Tongues | Choice | Choices | Number | Moment


@dataclass(frozen=True)
class Form:
    """Questions that make one action. `fixed` are the action's fields that are not asked."""

    title: Words
    makes: type[FormAction]
    fields: tuple[Question, ...]
    submit: Words
    fixed: Mapping[str, object] = field(default_factory=dict)
    intro: Words | None = None


Answers = Mapping[str, str | tuple[str, ...]]
"""Raw answers by input name: the field's name; for Tongues one per language, as `name.zh`."""


@dataclass(frozen=True)
class Asked:
    """A form, and the action in answer to which it is asked: what a platform sends back with the answers.

    `said` is what the person has said already, with the command that asked: the form is `filled` with it, and where
    questions are asked one by one these answers stand from the start on.
    """

    form: Form
    opener: Action
    said: Answers = field(default_factory=dict)


def filled(form: Form, answers: Answers) -> Form:
    """The form beginning with these raw answers; where there is none, with what it began with before."""
    return replace(form, fields=tuple(_filled(each, answers) for each in form.fields))


def _filled(question: Question, answers: Answers) -> Question:
    match question:
        case Tongues(name=name, languages=languages):
            mine = {each: answers[f"{name}.{each}"] for each in languages if f"{name}.{each}" in answers}
            texts = {language: text for language, text in mine.items() if isinstance(text, str)}
            return replace(question, given={**question.given, **texts})
        case Choices(name=name) if name in answers:
            given = answers[name]
            return replace(question, given=(given,) if isinstance(given, str) else given)
        case Number(name=name) if name in answers:
            typed = str(answers[name])
            return replace(question, given=int(typed) if typed.isdecimal() else None)
        case Line() | Prose() | Choice() | Moment() if question.name in answers:
            return replace(question, given=str(answers[question.name]))
        case _:
            return question
