"""Draft: a form that somebody is in the middle of answering, one question at a time."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(eq=False)
class Draft:
    """Kept per person and place, so that a restart forgets nothing.

    `opener` is the wire form of the action the form was asked in answer to; `answers` are raw, by input name;
    `step` counts the inputs already passed (answered or skipped); `day` was chosen in the calendar of the open
    question, whose time of day is still to be said.
    """

    account_key: str
    room_key: str
    opener: str
    started_at: datetime
    answers: dict[str, str | tuple[str, ...]] = field(default_factory=dict)
    step: int = 0
    day: date | None = None
    id: int = field(default=0, init=False)
