"""What people can ask about the bot itself, and about how it treats them."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language


@dataclass(frozen=True)
class Speak(Action, name="speak"):
    """Speak this language with me; `greeting`: asked on the first card."""

    language: Language
    greeting: bool


@dataclass(frozen=True)
class OpenHelp(Action, name="help"):
    """What there is to ask."""


@dataclass(frozen=True)
class ChangeSettings(Action, name="settings"):
    """Ask for name and city."""


@dataclass(frozen=True)
class SaveSettings(FormAction, name="savesettings"):
    person: str
    city: str
