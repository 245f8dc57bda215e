"""What people can ask about secret votes. A ballot that is being filled travels in the buttons and is kept nowhere."""

from dataclasses import dataclass

from bot.chat.actions import Action


@dataclass(frozen=True)
class FillSecretBallot(Action, name="sfill"):
    """Show the ballot of a secret vote as it is filled so far; `marks` as in secret/filling.py."""

    poll: int
    marks: str = ""


@dataclass(frozen=True)
class CastSecretBallot(Action, name="scast"):
    """Cast the ballot of a secret vote as it is filled."""

    poll: int
    marks: str
