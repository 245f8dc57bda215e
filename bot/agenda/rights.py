"""Who may do what with an agenda, asked in the first lines of its services."""

from datetime import datetime

from bot.agenda.model import Agenda, Item
from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.meetings import service as meetings
from bot.meetings.model import Meeting
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator, require_coordinator, require_member
from bot.membership.roles import Role
from bot.tasks.service import has_open
from bot.work import Work


def coordinated(work: Work, by: Member, meeting_id: int, now: datetime) -> Meeting:
    """The meeting, for a coordinator of its group. Refusal for anyone else, and once it began or was cancelled."""
    meeting = meetings.get_meeting(work, by, meeting_id)
    require_coordinator(work, by, meeting.group_id)
    meetings.require_coming(meeting, now)
    return meeting


def contributed(work: Work, by: Member, meeting_id: int, now: datetime) -> Meeting:
    """The meeting, for somebody who may propose items to it now.

    Refusal for strangers and observers, after the deadline for anyone but a coordinator, and once it began.
    """
    meeting = meetings.get_meeting(work, by, meeting_id)
    meetings.require_coming(meeting, now)
    if is_coordinator(work, by, get_group(work, meeting.group_id)):
        return meeting
    if require_member(work, by, meeting.group_id).role is Role.OBSERVER:
        raise Refusal(
            _("Observers read and listen. Please ask a member or a coordinator to propose this item.")
        )
    agenda = work.agendas.find(meeting.id)
    if agenda is not None and now >= agenda.ends_at(meeting.starts_at):
        raise Refusal(
            _(
                "Items could be proposed until {when}. Please ask a coordinator to add this one.",
                when=agenda.ends_at(meeting.starts_at),
            )
        )
    return meeting


def get_item(work: Work, by: Member, item_id: int) -> tuple[Item, Meeting]:
    """The item and its meeting, for someone who may read about it."""
    item = work.agendas.item(item_id)
    if item is None:
        raise Refusal(gone())
    return item, meetings.get_meeting(work, by, item.meeting_id)


def owned(
    work: Work, by: Member, item_id: int, revision: int | None, now: datetime
) -> tuple[Item, Meeting, Agenda]:
    """A live item, its agenda locked, for whoever proposed it (until the deadline) or a coordinator.

    Refusal for anyone else, and when somebody changed it since `revision` (None: the present one is meant).
    """
    item, meeting = get_item(work, by, item_id)
    group = get_group(work, meeting.group_id)
    if not is_coordinator(work, by, group):
        if item.proposed_by != by.id:
            raise Refusal(_("Only whoever proposed this item, or a coordinator, can change it."))
        contributed(work, by, meeting.id, now)
    meetings.require_coming(meeting, now)
    agenda = work.agendas.hold(meeting.id, meeting.group_id)
    return fresh(work, item, revision), meeting, agenda


def fresh(work: Work, item: Item, revision: int | None) -> Item:
    """The item as it is now. Refusal when it is no longer live, or somebody changed it since this revision."""
    present = work.agendas.item(item.id)
    if present is None or not present.live:
        raise Refusal(gone())
    if revision not in (None, present.revision):
        by = work.members.find(present.changed_by) if present.changed_by else None
        raise Refusal(
            _(
                "Meanwhile {name} changed “{title}”. Please look at it again before you change it; nothing of yours "
                "was saved.",
                name=by.words if by else _("somebody"),
                title=present.title,
            )
        )
    return present


def translated_by(work: Work, by: Member, item_id: int, now: datetime) -> tuple[Item, Meeting]:
    """The item, for who may add languages to it: proposer, coordinators, whoever was asked to translate it."""
    item, meeting = get_item(work, by, item_id)
    group = get_group(work, meeting.group_id)
    asked = has_open(work, by, about_item(item))
    if not (asked or item.proposed_by == by.id or is_coordinator(work, by, group)):
        raise Refusal(_("Only whoever was asked to translate this item can do so. Please ask a coordinator."))
    meetings.require_coming(meeting, now)
    work.agendas.hold(meeting.id, meeting.group_id)
    return fresh(work, item, None), meeting


def about_item(item: Item) -> str:
    """What tasks about an item name it by."""
    return f"agenda_item:{item.id}"


def gone() -> Text:
    """The words for an item that is no longer there."""
    return _("This item is no longer proposed. The meeting’s agenda shows what is; /agenda leads to it.")
