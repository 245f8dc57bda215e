"""Dialog: a draft together with its form as it stands now; where it goes with each answer."""

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from bot.chat.forms import Answers, Choices, Form, Tongues
from bot.chat.reading import Writer
from bot.chat.text import City, Text, _
from bot.dialogs.inputs import Input, Raw, inputs_of, whole
from bot.dialogs.model import Draft
from bot.errors import Refusal


@dataclass(frozen=True)
class Dialog:
    """Every step changes the draft. Answers that cannot be used raise Refusal and change nothing."""

    draft: Draft
    form: Form
    writer: Writer
    city: City
    columns: int = 1

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """Everything that is asked, in order."""
        return inputs_of(self.form)

    @property
    def asked(self) -> Input | None:
        """What is open; None when only the summary is left."""
        return self.inputs[self.draft.step] if self.draft.step < len(self.inputs) else None

    def so_far(self, asked: Input) -> Raw | None:
        """The answer that stands and can be kept: an earlier one, or the form's own while it can be used."""
        if isinstance(asked.question, Choices):
            return None  # its options show what is chosen
        kept = self.draft.answers.get(asked.name)
        if kept is not None or asked.given is None:
            return kept
        try:
            return asked.checked(asked.given, self.writer)
        except Refusal:
            return None

    def chosen(self, asked: Input) -> tuple[str, ...]:
        """Which of several options are chosen at the moment."""
        raw = self.draft.answers.get(asked.name, asked.given or ())
        return raw if isinstance(raw, tuple) else (raw,)

    def say_first(self, said: Answers) -> None:
        """Keep what was said with the command that asked the form, as far as it can be used; nothing is passed over."""
        for each in self.inputs:
            if each.name in said:
                with suppress(Refusal):
                    self.draft.answers = {
                        **self.draft.answers,
                        each.name: each.checked(said[each.name], self.writer),
                    }

    def answer(self, asked: Input, raw: Raw) -> None:
        """Keep an answer and go on to the next question without one."""
        kept = asked.checked(raw, self.writer)
        if kept == "":  # blank, or nothing but invisible characters: leaving out is said, not guessed
            raise Refusal(_empty(asked))
        self._keep(asked, kept)

    def skip(self, asked: Input) -> None:
        """Leave a question out."""
        if not asked.skippable:
            raise Refusal(_empty(asked))
        self._keep(asked, asked.nothing)

    def tick(self, asked: Input, value: str, on: bool) -> None:
        """Choose one of several options or take it back; the question stays open."""
        others = tuple(each for each in self.chosen(asked) if each != value)
        self.draft.answers = {**self.draft.answers, asked.name: (*others, value) if on else others}

    def back(self) -> None:
        """Open the question before; what was answered stays."""
        if not self.draft.step:
            raise Refusal(_("This is the first question. /cancel stops the form."))
        self._go(self.draft.step - 1)

    def open(self, field: str) -> None:
        """Open the question that this field of the form belongs to; of several languages the first one filled."""
        places = [place for place, each in enumerate(self.inputs) if each.question.name == field]
        filled = [place for place in places if self.draft.answers.get(self.inputs[place].name)]
        self._go(min(filled or places))

    def _keep(self, asked: Input, raw: Raw) -> None:
        answers = {**self.draft.answers, asked.name: raw}
        if isinstance(asked.question, Tongues) and asked.language == asked.question.languages[-1]:
            whole(asked.question, answers, self.writer)
        self.draft.answers = answers
        self._go(self._next(answers))

    def _go(self, step: int) -> None:
        self.draft.step, self.draft.day = step, None

    def _next(self, answers: dict[str, Raw]) -> int:
        """The first question after this one without an answer; so one goes straight on after going back."""
        later = range(self.draft.step + 1, len(self.inputs))
        return next((place for place in later if self.inputs[place].name not in answers), len(self.inputs))


def _empty(asked: Input) -> Text:
    if asked.skippable:
        return _("This is empty. Please type an answer, or leave the question out with /skip.")
    return _("An answer is needed here.")
