"""What people can ask about agreeing on minutes: sending, accepting, objecting, answering."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants


@dataclass(frozen=True)
class OpenSend(Action, name="minsend"):
    """Ask for the form that sends the minutes to the co-chairs."""

    minutes: int


@dataclass(frozen=True)
class SendMinutes(FormAction):
    """The filled form: silence counts as agreement after so many common working days."""

    minutes: int
    days: int


@dataclass(frozen=True)
class AssentMinutes(Action, name="minyes"):
    """A co-chair accepts a version."""

    minutes: int
    round: int


@dataclass(frozen=True)
class OpenObject(Action, name="minno"):
    """Ask for the form of an objection to a version."""

    minutes: int
    round: int


@dataclass(frozen=True)
class ObjectToMinutes(FormAction):
    """The filled form of an objection: to an entry, or (0) to the whole."""

    minutes: int
    round: int
    entry: int
    reason: Variants


@dataclass(frozen=True)
class OpenAnswer(Action, name="minans"):
    """Ask for the form that answers an objection."""

    objection: int


@dataclass(frozen=True)
class AnswerObjection(FormAction):
    """The filled form that answers an objection."""

    objection: int
    answer: Variants
