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
class OpenMenu(Action, name="menu"):
    """Everything one can do here, as buttons."""


@dataclass(frozen=True)
class Run(Action, name="do"):
    """Do what a command does when nothing is typed after it."""

    command: str


@dataclass(frozen=True)
class ChangeSettings(Action, name="settings"):
    """Ask for name and city."""


@dataclass(frozen=True)
class SaveSettings(FormAction, name="savesettings"):
    person: str
    city: str
