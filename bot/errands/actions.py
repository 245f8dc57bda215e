"""What a link to an errand carries."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class RunErrand(Action, name="errand"):
    """Ask again, in private, what was asked in a shared room."""

    errand: int
