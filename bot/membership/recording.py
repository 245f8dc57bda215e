"""Changes of roles and offices go on record: what changed, in plain facts; who, beside them and erasable."""

from datetime import datetime

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.mandate import Mandate
from bot.membership.model import Group, Member, Organisation
from bot.membership.roles import Role
from bot.record.model import Fact, Step
from bot.record.service import record
from bot.work import Work

MEMBER, BY = "member", "by"
"""Under these names people are sealed beside an entry."""


def record_role(
    work: Work, group: Group, member: Member, before: Role, after: Role, by: Member, now: datetime
) -> None:
    """Somebody's place in the group changed from one role to another."""
    facts: dict[str, Fact] = {"change": "role", "before": before.value, "role": after.value}
    record(work, group.id, Step.ROLE, group.name, facts, now, people={MEMBER: member, BY: by})


def record_mandate(
    work: Work, group: Group, mandate: Mandate, change: str, by: Member, now: datetime
) -> None:
    """An office was given (`appointed`) or its end was set (`ended`)."""
    organisation = mandate.organisation_id and work.organisations.find(mandate.organisation_id)
    title = _named(organisation) if organisation else group.name
    facts: dict[str, Fact] = {
        "change": change,
        "role": mandate.role.value,
        "side": mandate.side.value,
        "organisation": mandate.organisation_id,
        "since": mandate.since.isoformat(),
        "until": None if mandate.until is None else mandate.until.isoformat(),
    }
    record(work, group.id, Step.ROLE, title, facts, now, people={MEMBER: mandate.member, BY: by})


def _named(organisation: Organisation) -> Variants:
    """A name is the same in every language."""
    return Variants({language: organisation.name for language in Language}, Language.EN)
