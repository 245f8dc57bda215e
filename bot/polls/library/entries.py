"""What the library is made of: starter topics, each with questions ready to be put to the vote."""

from dataclasses import dataclass

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.polls.counting import Method
from bot.polls.model import Area


@dataclass(frozen=True)
class Question:
    """A poll as a coordinator may open it; where the method is ONE, the options exclude one another."""

    key: str
    question: Variants
    options: tuple[Variants, ...]
    method: Method


@dataclass(frozen=True)
class Starter:
    """A topic to start from: what the matter is, why it divides, what the group could settle."""

    key: str
    area: Area
    title: Variants
    summary: Variants
    questions: tuple[Question, ...]


def in_three(*, zh: str, de: str, en: str) -> Variants:
    """The same content in all three languages, each complete in itself."""
    return Variants({Language.ZH: zh, Language.DE: de, Language.EN: en}, first=Language.EN)


def one_choice(key: str, question: Variants, *options: Variants) -> Question:
    """A question with exactly one answer per voter."""
    return Question(key, question, options, Method.ONE)


def several_choices(key: str, question: Variants, *options: Variants) -> Question:
    """A question where a voter may tick as many options as apply."""
    return Question(key, question, options, Method.SEVERAL)
