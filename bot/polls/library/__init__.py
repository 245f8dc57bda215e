"""Starter topics and poll questions on data security and intellectual property rights, in three languages."""

from bot.polls.library.data_security import DATA_SECURITY
from bot.polls.library.entries import Question, Starter
from bot.polls.library.intellectual_property import INTELLECTUAL_PROPERTY

__all__ = ["LIBRARY", "Question", "Starter", "find_question", "find_starter", "starter_of"]

LIBRARY: tuple[Starter, ...] = (*DATA_SECURITY, *INTELLECTUAL_PROPERTY)
"""Every starter, area by area, in the order they are offered."""

_STARTERS = {starter.key: starter for starter in LIBRARY}
_QUESTIONS = {question.key: question for starter in LIBRARY for question in starter.questions}


def find_starter(key: str) -> Starter | None:
    """The starter with this key; None when the library has no such starter (any more)."""
    return _STARTERS.get(key)


def find_question(key: str) -> Question | None:
    """The question with this key, of whichever starter; None when there is no such question (any more)."""
    return _QUESTIONS.get(key)


def starter_of(question: Question) -> Starter:
    """The starter that has this question."""
    return next(starter for starter in LIBRARY if question in starter.questions)
