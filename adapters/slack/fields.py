"""Questions become inputs of a modal. An input's block_id is the name under which its answer comes back."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import assert_never

from adapters.slack import limits
from adapters.slack.blocks import Json, plain, section
from adapters.slack.render import Renderer
from adapters.slack.text import numbered, parted, size
from bot.chat.cities import CITIES
from bot.chat.forms import Choice, Choices, Form, Line, Moment, Number, Option, Prose, Tongues
from bot.chat.labels import LABELS, or_typed, time_of_day
from bot.chat.readers import Reader
from bot.chat.reading import PICKED
from bot.chat.text import City, Value, Verbatim, Words
from bot.dialogs.inputs import Input, inputs_of

NOTHING = "~"
"""The value of the option that leaves an optional choice out: Slack's menus cannot be emptied again."""

DAY, TIME, TYPED = ".day", ".time", ".typed"
"""The three inputs of a moment."""

ANSWER = "answer"


class Fields:
    """Draws the questions of forms for one reader."""

    def __init__(self, renderer: Renderer, reader: Reader) -> None:
        self._renderer = renderer
        self._reader = reader

    def of(self, form: Form) -> list[list[Json]]:
        """The blocks of each question, in order."""
        questions = groupby(inputs_of(form), key=lambda asked: asked.question.name)
        return [[block for each in inputs for block in self._input(each)] for _name, inputs in questions]

    def _input(self, asked: Input) -> list[Json]:
        match asked.question:
            case Line(longest=longest) | Prose(longest=longest) | Tongues(longest=longest):
                return [self._ask(asked, self._text(asked, longest))]
            case Number():
                return [self._ask(asked, _number(asked.question))]
            case Choice() | Choices():
                return self._choose(asked, asked.question)
            case Moment():
                return self._moment(asked, asked.question)
            case _:
                assert_never(asked.question)

    def _ask(self, asked: Input, element: Json) -> Json:
        drawn: Json = {
            "type": "input",
            "block_id": asked.name,
            "label": plain(self._say(asked.label)),
            "element": {"action_id": ANSWER, **element},
            "optional": asked.skippable,
        }
        if asked.question.help is not None:
            drawn["hint"] = plain(self._say(asked.question.help))
        return drawn

    def _text(self, asked: Input, longest: int) -> Json:
        question = asked.question
        several = isinstance(question, Prose) or (isinstance(question, Tongues) and question.several_lines)
        element: Json = {"type": "plain_text_input", "multiline": several}
        element["max_length"] = min(longest, limits.INPUT)
        if isinstance(asked.given, str) and asked.given:
            element["initial_value"] = asked.given
        return element

    def _choose(self, asked: Input, question: Choice | Choices) -> list[Json]:
        """A menu, or buttons to tick when there are few; labels that are too long stand above with numbers."""
        options, above = self._options(question)
        several = isinstance(question, Choices)
        if question.optional and not several:
            none = {"text": plain(self._say(LABELS["no_answer"])), "value": NOTHING}
            options = [none, *options]
        element: Json = {"type": _kind(len(options), several=several)}
        if len(options) > limits.OPTIONS_OF_GROUP:
            element["option_groups"] = _groups(options)
        else:
            element["options"] = options
        given = question.given if isinstance(question, Choices) else (question.given,)
        chosen = [option for option in options if option["value"] in given]
        if several and chosen:
            element["initial_options"] = chosen
        elif chosen:
            element["initial_option"] = chosen[0]
        return [*above, self._ask(asked, element)]

    def _options(self, question: Choice | Choices) -> tuple[list[Json], list[Json]]:
        labels = [self._say(option.label) for option in question.options]
        above: list[Json] = []
        if any(size(label) > limits.OPTION for label in labels):
            listed = "\n".join(f"[{n}] {label}" for n, label in enumerate(labels, 1))
            above = [section(part) for part in parted(listed, limits.SECTION)]
            labels = [numbered(n, label, limits.OPTION) for n, label in enumerate(labels, 1)]
        return [_option(each, label) for each, label in zip(question.options, labels, strict=True)], above

    def _moment(self, asked: Input, question: Moment) -> list[Json]:
        """A day, a time on the named clock, or both as people say them; which of them is needed the core says."""
        day: Json = {"type": "datepicker"}
        time: Json = {"type": "timepicker"}
        typed: Json = {"type": "plain_text_input", "multiline": False}
        if PICKED.fullmatch(question.given):
            day["initial_date"], time["initial_time"] = question.given.split("T")
        elif question.given:
            typed["initial_value"] = question.given
        first = self._ask(asked, day) | {"block_id": asked.name + DAY, "optional": True}
        return [
            first,
            self._part(asked.name + TIME, time_of_day(self._place(question.zone)), time),
            self._part(asked.name + TYPED, or_typed(), typed),
        ]

    def _part(self, name: str, label: Words, element: Json) -> Json:
        return {
            "type": "input",
            "block_id": name,
            "label": plain(self._say(label)),
            "element": {"action_id": ANSWER, **element},
            "optional": True,
        }

    def _place(self, zone: str) -> City | Verbatim:
        """The reader's own city when its clock is meant."""
        own = (city for voice in self._reader.voices for city in voice.cities)
        return next((city for city in (*own, *CITIES) if city.zone == zone), Verbatim(zone))

    def _say(self, words: Value) -> str:
        return self._renderer.say(words, self._reader)


def _number(question: Number) -> Json:
    element: Json = {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": str(question.least),
        "max_value": str(question.most),
    }
    if question.given is not None:
        element["initial_value"] = str(question.given)
    return element


def _option(option: Option, label: str) -> Json:
    return {"text": plain(re.sub(r"\s+", " ", label)), "value": option.value}


def _kind(count: int, *, several: bool) -> str:
    if count <= limits.OPTIONS_AT_A_GLANCE:
        return "checkboxes" if several else "radio_buttons"
    return "multi_static_select" if several else "static_select"


def _groups(options: Sequence[Json]) -> list[Json]:
    """All options of a long menu, a hundred under each heading; people find theirs by typing."""
    most = limits.OPTIONS_OF_GROUP
    starts = range(0, len(options), most)
    return [
        {
            "label": plain(f"{start + 1}–{min(start + most, len(options))}"),
            "options": list(options[start : start + most]),
        }
        for start in starts
    ]
