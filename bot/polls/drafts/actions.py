"""What people can ask about formal votes that are not open yet."""

from dataclasses import dataclass
from datetime import datetime

from bot.chat.actions import Action, FormAction
from bot.chat.text import Variants
from bot.polls.counting import Method
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Live, Secrecy, Unit


@dataclass(frozen=True)
class StartFormal(Action, name="fvnew"):
    """Ask how a formal vote shall be made."""

    group: int
    topic: int | None = None


@dataclass(frozen=True)
class WriteDraft(Action, name="fvwrite"):
    """Ask for the question of a new formal vote."""

    group: int
    topic: int | None = None


@dataclass(frozen=True)
class MakeDraft(FormAction):
    """The question of a new formal vote; `options` holds one a line, where the method has none of its own."""

    group: int
    topic: int | None
    question: Variants
    method: Method
    options: Variants | None


@dataclass(frozen=True)
class DraftQuestion(Action, name="fvlib"):
    """Make a question from the library a formal vote."""

    group: int
    question: str
    topic: int | None = None


@dataclass(frozen=True)
class ListDrafts(Action, name="fvdrafts"):
    """Show a group's drafts."""

    group: int
    page: int = 0


@dataclass(frozen=True)
class ShowDraft(Action, name="fvdraft"):
    """Show a draft; `here`: in place of the card whose button was pressed."""

    poll: int
    here: bool = False


@dataclass(frozen=True)
class WriteText(Action, name="fvtext"):
    """Ask for question and options of a draft anew."""

    poll: int


@dataclass(frozen=True)
class ChangeText(FormAction):
    """Question and options of a draft, written anew."""

    poll: int
    question: Variants
    method: Method
    options: Variants | None


@dataclass(frozen=True)
class AskTerms(Action, name="fvterms"):
    """Ask by what rules a vote shall be decided."""

    poll: int


@dataclass(frozen=True)
class SetTerms(FormAction):
    """The rules by which a vote shall be decided. `rule` None: an option wins, and nothing is adopted."""

    poll: int
    unit: Unit
    quorum: Quorum
    live: Live
    secrecy: Secrecy
    rule: Rule | None = None


@dataclass(frozen=True)
class AskDeadline(Action, name="fvdate"):
    """Ask until when a vote shall be open."""

    poll: int


@dataclass(frozen=True)
class SetDeadline(FormAction):
    """Until when a vote shall be open: so many common working days, or a moment (UTC)."""

    poll: int
    working_days: int | None
    closes_at: datetime | None


@dataclass(frozen=True)
class AskTranslation(Action, name="fvtr"):
    """Ask for the text of a draft in the languages that are missing."""

    poll: int


@dataclass(frozen=True)
class Translate(FormAction):
    """Question and options of a draft in languages that were missing."""

    poll: int
    question: Variants | None
    options: Variants | None


@dataclass(frozen=True)
class PickTranslator(Action, name="fvwho"):
    """Show who could be asked to translate a draft."""

    poll: int
    page: int = 0


@dataclass(frozen=True)
class HandTranslation(Action, name="fvgive"):
    """Ask a member to translate a draft."""

    poll: int
    member: int


@dataclass(frozen=True)
class AskOpenDraft(Action, name="fvopen"):
    """Ask to open a draft: to be confirmed."""

    poll: int


@dataclass(frozen=True)
class OpenDraft(Action, name="fvopen2"):
    """Open a draft. `seen`: the stamp of what was confirmed."""

    poll: int
    seen: int


@dataclass(frozen=True)
class AskDeleteDraft(Action, name="fvdrop"):
    """Ask to delete a draft: to be confirmed."""

    poll: int


@dataclass(frozen=True)
class DeleteDraft(Action, name="fvdrop2"):
    """Delete a draft."""

    poll: int
