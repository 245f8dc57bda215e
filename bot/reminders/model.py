"""Reminder: at a moment, something about a subject is said to those it still concerns."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(eq=False)
class Reminder:
    """Due at `due_at`, useless from `expires_at` (both UTC). Whom it concerns is asked when it is due.

    `view` names both the view that draws it and the rule that finds its recipients.
    """

    view: str
    subject_id: int
    due_at: datetime
    expires_at: datetime
    detail: str = ""
    id: int = field(default=0, init=False)
