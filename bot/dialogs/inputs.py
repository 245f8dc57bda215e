"""Input: one question as it is asked alone; a question in several languages is one input for each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot.chat.cities import BEIJING, BERLIN
from bot.chat.forms import (
    Answers,
    Choice,
    Choices,
    Form,
    Line,
    Moment,
    Number,
    Option,
    Prose,
    Question,
    Tongues,
)
from bot.chat.languages import Language
from bot.chat.reading import Writer, read_answer
from bot.chat.text import Clocks, Listing, Value, Verbatim, Words, _

Raw = str | tuple[str, ...]
"""An answer as it is kept: text, or the values of several options. Empty: left out."""

PAGE = 12
"""Options in sight at once; more are turned over page by page."""


@dataclass(frozen=True)
class Input:
    """One thing to type or choose."""

    question: Question
    language: Language | None = None

    @property
    def name(self) -> str:
        """Under which the raw answer is kept."""
        return f"{self.question.name}.{self.language}" if self.language else self.question.name

    @property
    def label(self) -> Words:
        """What is asked, with the language it is asked in."""
        if self.language is None:
            return self.question.label
        return _("{label} ({language})", label=self.question.label, language=self.language)

    @property
    def skippable(self) -> bool:
        """One language may be left out as long as another is filled; the form as a whole sees to that."""
        return self.question.optional or self.language is not None

    @property
    def options(self) -> tuple[Option, ...]:
        """What there is to choose."""
        return self.question.options if isinstance(self.question, Choice | Choices) else ()

    @property
    def nothing(self) -> Raw:
        """The raw answer of someone who leaves this out."""
        return () if isinstance(self.question, Choices) else ""

    @property
    def given(self) -> Raw | None:
        """What the form has filled in already."""
        match self.question:
            case Tongues(given=texts):
                return texts.get(self.language) if self.language else None
            case Number(given=number):
                return None if number is None else str(number)
            case Line() | Prose() | Choice() | Choices() | Moment():
                return self.question.given or None
            case _:
                assert_never(self.question)

    def checked(self, raw: Raw, writer: Writer) -> Raw:
        """The answer as it is kept, cleaned; Refusal when it cannot be used.

        A moment is kept as an instant: “tomorrow” must mean the same when the form is submitted a day later.
        """
        alone = self.question
        if isinstance(alone, Tongues) and self.language:
            alone = replace(alone, languages=(self.language,), optional=True)
        value = read_answer(alone, {self.name: raw}, writer)
        match value:
            case datetime():
                return value.isoformat(timespec="minutes")
            case tuple():
                return value
            case None:
                return self.nothing
            case str() | int():
                return str(value)
            case _:
                return str(value.texts[self.language])

    def shown(self, raw: Raw) -> Value:
        """A kept answer as it is shown; moments on the reader's clock and the other side's."""
        labels = {option.value: option.label for option in self.options}
        if not raw:
            return _("left out")
        if isinstance(raw, tuple):
            return Listing(tuple(labels[each] for each in raw if each in labels))
        match self.question:
            case Choice():
                return labels.get(raw) or Verbatim(raw)
            case Number():
                return int(raw)
            case Moment():
                return Clocks(datetime.fromisoformat(raw), (BEIJING, BERLIN))
            case _:
                return Verbatim(raw)


def inputs_of(form: Form) -> tuple[Input, ...]:
    """The form as a row of inputs."""
    row: list[Input] = []
    for question in form.fields:
        if isinstance(question, Tongues):
            row += [Input(question, language) for language in question.languages]
        else:
            row.append(Input(question))
    return tuple(row)


def whole(question: Question, answers: Mapping[str, Raw], writer: Writer) -> None:
    """Refusal when the answers to a question, all languages together, cannot be used."""
    read: Answers = answers
    read_answer(question, read, writer)
