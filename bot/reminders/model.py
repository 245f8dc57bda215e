"""Reminder: at a moment, something about a subject is said to those it still concerns."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(eq=False)
class Reminder:
    """Due at `due_at`, useless from `expires_at` (both UTC). Whom it concerns is asked when it is due.

    `view` names both the view that draws it and the rule that finds its recipients. One that `waits_for_morning` is
    not said at night on the recipient's clock, unless it is the last call.
    """

    view: str
    subject_id: int
    due_at: datetime
    expires_at: datetime
    detail: str = ""
    waits_for_morning: bool = False
    id: int = field(default=0, init=False)
