"""A group's roster as a table: a row for each person and role, in the form that it can be taken in again."""

from datetime import datetime

from bot.chat.cards import Attachment, Card, FileKind, Paragraph
from bot.chat.tables import Table
from bot.chat.text import Value, Verbatim, _
from bot.chat.workbooks import Workbook
from bot.membership.mandate import Mandate
from bot.membership.model import Group, Membership, Organisation
from bot.membership.roles import Role
from bot.membership.words import KINDS, ROLES, SIDES
from bot.roster.taking import day_of, days_of
from bot.roster.vocabulary import COLUMNS, YES_NO
from bot.work import Work

NOTHING = Verbatim("")


def roster_table(work: Work, group: Group, now: datetime) -> Table:
    """Everyone in the group, with the offices they hold or will hold."""
    held = work.mandates.not_over(group.id, now)
    rows: list[tuple[Value, ...]] = []
    for place in work.members.in_group(group.id):
        mine = [each for each in held if each.member is place.member]
        if not mine or place.role is not Role.MEMBER:
            rows.append(_row(work, place, place.role, None))
        rows += [_row(work, place, each.role, each) for each in mine]
    return Table(tuple(COLUMNS.values()), tuple(rows))


def _row(work: Work, place: Membership, role: Role, mandate: Mandate | None) -> tuple[Value, ...]:
    member = place.member
    since, last = days_of(mandate) if mandate else (day_of(member, place.since), None)
    return (
        member.words,
        *_about(work, member.organisation),
        ROLES[role],
        Verbatim(since.isoformat()),
        Verbatim(last.isoformat()) if last else NOTHING,
        member.language,
        member.city.name,
    )


def _about(work: Work, of: Organisation | None) -> tuple[Value, ...]:
    if of is None:
        return (NOTHING,) * 9
    parent = None if of.parent_id is None else work.organisations.find(of.parent_id)
    return (
        of.words,
        KINDS[of.kind],
        SIDES[of.side],
        Verbatim(of.region),
        YES_NO[of.sme],
        YES_NO[of.joint_venture],
        parent.words if parent else NOTHING,
        Verbatim(of.member_since.isoformat()) if of.member_since else NOTHING,
        YES_NO[of.founding],
    )


def export_card(work: Work, group: Group, now: datetime) -> Card:
    """The roster as files."""
    table = roster_table(work, group, now)
    name = _("Roster of “{group}”", group=group.name)
    words = _(
        "One row for each person and role. It holds names: please keep it as carefully as any list of members. "
        "The operator can take a corrected file in again."
    )
    return Card(
        name,
        (
            Paragraph(words),
            Attachment(_("As a spreadsheet"), name, FileKind.XLSX, Workbook(table)),
            Attachment(_("As a table"), name, FileKind.CSV, table),
        ),
    )
