"""What agendas say by themselves, and what they add to the cards of meetings."""

from collections.abc import Iterable
from datetime import datetime

from bot.agenda import calling, service
from bot.agenda.actions import ShowAgenda
from bot.agenda.cards import empty_card, room_card
from bot.agenda.feature import feature
from bot.agenda.model import Item
from bot.agenda.showing import card_for
from bot.agenda.sight import sight
from bot.chat.cards import Block, Button, Card, Facts
from bot.chat.text import Text, _
from bot.context import Viewing
from bot.meetings.additions import adds_buttons, adds_to_first_reminder
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting, State, stamp
from bot.membership.model import Member
from bot.reminders.model import Line
from bot.work import Work


@feature.view(service.AGENDA)
def view_agenda(viewing: Viewing, meeting_id: int) -> Card | None:
    """The agenda in a room: called for, called for the last time, published. Old calls are not said any more."""
    meeting = viewing.work.meetings.find(meeting_id)
    if meeting is None or viewing.bound is None or viewing.bound.group_id != meeting.group_id:
        return None
    if not viewing.standing and not _timely(viewing, meeting):
        return None
    return room_card(sight(viewing.work, meeting, None, viewing.now))


def _timely(viewing: Viewing, meeting: Meeting) -> bool:
    agenda = viewing.work.agendas.find(meeting.id)
    if agenda is None or meeting.state_at(viewing.now) is not State.PLANNED:
        return False
    kind, _dot, at = viewing.detail.partition(".")
    calls = kind in ("call", "last")
    return not calls or (agenda.deadline_at is not None and at == str(stamp(agenda.deadline_at)))


NEWS = {
    "new": _("This item is proposed for the agenda. You can accept, decline or edit it."),
    "presenter": _("You are named as the one who presents this item."),
    "accepted": _("This item that you proposed was accepted."),
    "declined": _("This item that you proposed was declined. A coordinator can tell you why."),
}


@feature.view(service.ITEM)
def view_item(viewing: Viewing, item_id: int) -> Card | None:
    """For a coordinator, presenter or proposer: the item, and why they see it."""
    item, member = viewing.work.agendas.item(item_id), viewing.member
    meeting = None if item is None else viewing.work.meetings.find(item.meeting_id)
    if item is None or meeting is None or member is None:
        return None
    if not (viewing.standing or item.live or viewing.detail == "declined"):
        return None
    news = _news(item, member, viewing.detail)
    return card_for(viewing.work, item, meeting, member, viewing.now, news)


def _news(item: Item, member: Member, detail: str) -> Text | None:
    """Why it was sent; nothing that is no longer so."""
    if detail in ("accepted", "declined") and item.state != detail:
        return None
    if detail == "presenter" and item.presenter_id != member.id:
        return None
    return None if detail == "new" and item.state != "proposed" else NEWS.get(detail)


@feature.view(calling.EMPTY)
def view_empty(viewing: Viewing, meeting_id: int) -> Card | None:
    """For a coordinator: nothing is proposed, what shall be?"""
    meeting = viewing.work.meetings.find(meeting_id)
    if meeting is None or viewing.member is None:
        return None
    still = calling.is_empty(viewing.work, meeting, viewing.detail, viewing.now)
    return empty_card(meeting, still=still) if still or viewing.standing else None


@feature.reminds(calling.EMPTY)
def asked(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """The coordinators, while it is so."""
    return calling.to_ask(work, meeting_id, detail, now)


@feature.sums_up(calling.EMPTY)
def summed_up(work: Work, meeting_id: int, _detail: str) -> Line | None:
    """The meeting whose agenda is empty."""
    meeting = work.meetings.find(meeting_id)
    if meeting is None:
        return None
    what = _("Nothing is on the agenda yet: {title}", title=meeting.title)
    opens = Button(meeting.title, ShowAgenda(meeting.id))
    return Line(meeting.group_id, what, both_clocks(meeting.starts_at), opens)


@feature.tick
def follow_meetings(work: Work, now: datetime) -> None:
    """What was planned follows meetings that were moved."""
    calling.follow_meetings(work, now)


@adds_buttons
def agenda_button(_work: Work, meeting: Meeting, _member: Member | None, now: datetime) -> Iterable[Button]:
    """The way from a meeting to its agenda."""
    if meeting.state_at(now) is not State.CANCELLED:
        yield Button(_("Agenda"), ShowAgenda(meeting.id), privately=True)


@adds_to_first_reminder
def standing_notice(work: Work, meeting: Meeting) -> Iterable[Block]:
    """What the group wants said before every meeting."""
    notice = work.agendas.notice(meeting.group_id)
    if notice is not None:
        yield Facts(((_("Please note"), notice.text),))
