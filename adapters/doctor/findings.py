"""The outcome of one check."""

from dataclasses import dataclass
from enum import StrEnum

from adapters.logs import redacted


class State(StrEnum):
    """How bad it is; with a PROBLEM the bot does not work, or not all of it."""

    OK = "ok"
    SKIPPED = "skipped"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """What was checked, how it is, and what to do."""

    state: State
    subject: str
    words: str

    def __str__(self) -> str:
        return f"{self.state:<7}  {self.subject}: {redacted(self.words)}"


def ok(subject: str, words: str) -> Finding:
    return Finding(State.OK, subject, words)


def skipped(subject: str, words: str) -> Finding:
    return Finding(State.SKIPPED, subject, words)


def warning(subject: str, words: str) -> Finding:
    return Finding(State.WARNING, subject, words)


def problem(subject: str, words: str) -> Finding:
    return Finding(State.PROBLEM, subject, words)
