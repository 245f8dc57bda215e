"""What coordinators can ask about organisations, groups and duplicates. `again`: asked for the second time."""

from dataclasses import dataclass

from bot.chat.actions import Action, FormAction
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.joining_actions import Whether
from bot.membership.model import Approval, JoinMode, OrganisationKind
from bot.membership.roles import Side


@dataclass(frozen=True)
class OpenRoster(Action, name="roster"):
    """What there is to do about a group's roster."""

    group: int


@dataclass(frozen=True)
class ListOrganisations(Action, name="orgs"):
    group: int
    page: int | None = None


@dataclass(frozen=True)
class OpenOrganisation(Action, name="org"):
    organisation: int
    here: bool = False
    """Redraw the card that was pressed instead of showing a new one."""


@dataclass(frozen=True)
class AskCorrection(Action, name="orgedit"):
    organisation: int


@dataclass(frozen=True)
class Correct(FormAction, name="orgcorrect"):
    organisation: int
    title: str
    kind: OrganisationKind
    side: Side
    region: str
    small: Whether
    joint_venture: Whether
    founding: Whether
    member_since: str


@dataclass(frozen=True)
class AskParent(Action, name="orgparent"):
    organisation: int


@dataclass(frozen=True)
class SetParent(FormAction, name="setparent"):
    organisation: int
    parent: str


@dataclass(frozen=True)
class AskMerge(Action, name="orgmerge"):
    """Ask which organisation is the same as this one."""

    organisation: int


@dataclass(frozen=True)
class ChooseSame(FormAction, name="choosesame"):
    organisation: int
    other: str


@dataclass(frozen=True)
class ConfirmMerge(Action, name="orgconfirm"):
    kept: int
    gone: int


@dataclass(frozen=True)
class MergeOrganisations(Action, name="mergeorgs"):
    kept: int
    gone: int


@dataclass(frozen=True)
class AskSamePerson(Action, name="sameperson"):
    """Ask which member of the group is the same person as this one."""

    group: int
    member: int


@dataclass(frozen=True)
class ChoosePerson(FormAction, name="chooseperson"):
    group: int
    member: int
    other: int


@dataclass(frozen=True)
class ConfirmPersons(Action, name="confirmpersons"):
    kept: int
    gone: int


@dataclass(frozen=True)
class MergePersons(Action, name="mergepersons"):
    kept: int
    gone: int


@dataclass(frozen=True)
class KeepApart(Action, name="keepboth"):
    """Nothing is merged."""


@dataclass(frozen=True)
class AskPerson(Action, name="personedit"):
    group: int
    member: int


@dataclass(frozen=True)
class CorrectPerson(FormAction, name="personcorrect"):
    """What is recorded of a member: the name, and the organisation they belong to."""

    group: int
    member: int
    person: str
    organisation: str
    kind: OrganisationKind
    side: Side
    region: str
    small: Whether | None


@dataclass(frozen=True)
class AskGroup(Action, name="groupedit"):
    group: int


@dataclass(frozen=True)
class ChangeGroup(FormAction, name="groupchange"):
    group: int
    title: Variants
    purpose: Variants | None
    languages: tuple[Language, ...]
    join_mode: JoinMode
    approval: Approval
    government_votes: Whether


@dataclass(frozen=True)
class ExportRoster(Action, name="exportroster"):
    group: int
