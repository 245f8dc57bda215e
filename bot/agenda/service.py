"""Proposing items, changing and withdrawing them; what the coordinator does with them. Moments are UTC."""

from datetime import datetime

from bot.agenda.model import Agenda, Item, ItemState, Wish
from bot.agenda.rights import about_item, contributed, coordinated, owned, translated_by
from bot.chat.text import Text, Variants, _
from bot.errors import Refusal
from bot.meetings.model import Meeting
from bot.meetings.places import faults_of
from bot.membership.model import Member
from bot.membership.policy import get_group, is_coordinator
from bot.membership.service import coordinators
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.tasks import service as tasks
from bot.tasks.model import TaskState
from bot.work import Work

AGENDA, ITEM = "agenda", "agenda_item"
MOST_ITEMS = 30
"""Of one meeting; a day has no room for more."""


def propose(work: Work, by: Member, meeting_id: int, wish: Wish, now: datetime) -> Item:
    """Propose an item; a coordinator's is accepted at once, anybody else's goes to the coordinators.

    Refusal as `contributed`, for contents that are not the group's, and when the agenda is full.
    """
    meeting = contributed(work, by, meeting_id, now)
    agenda = work.agendas.hold(meeting.id, meeting.group_id)
    live = work.agendas.items(meeting.id)
    if len(live) >= MOST_ITEMS:
        raise Refusal(
            _("There are {n} items already, more do not fit. Please ask a coordinator.", n=len(live))
        )
    _require_fit(work, meeting, wish)
    if any(each.title == wish.title and each.proposed_by == by.id for each in live):
        raise Refusal(_("You have proposed “{title}” already.", title=wish.title))
    group = get_group(work, meeting.group_id)
    own = is_coordinator(work, by, group)
    item = Item(
        meeting.id,
        wish.title,
        wish.minutes,
        wish.presenter_id,
        wish.topic_id,
        wish.poll_id,
        wish.link,
        by.id,
        now,
        position=1 + max((each.position for each in live), default=0),
        state=ItemState.ACCEPTED if own else ItemState.PROPOSED,
    )
    work.agendas.add_item(item)
    changed(work, agenda, now)
    if not own:
        for coordinator in coordinators(work, group):
            outbox.tell(work, coordinator, Subject(ITEM, item.id, "new"), now, expires_at=meeting.starts_at)
    _tell_presenter(work, by, item, meeting, now)
    return item


def edit(work: Work, by: Member, item_id: int, revision: int, wish: Wish, now: datetime) -> Item:
    """Give an item other contents. Refusal as `owned`, and for contents that are not the group's."""
    item, meeting, agenda = owned(work, by, item_id, revision, now)
    _require_fit(work, meeting, wish)
    before = item.presenter_id
    item.become(wish, by.id)
    changed(work, agenda, now, item)
    if item.presenter_id != before:
        _tell_presenter(work, by, item, meeting, now)
    return item


def withdraw(work: Work, by: Member, item_id: int, now: datetime) -> Item:
    """Take an item off. Refusal as `owned`."""
    item, _meeting, agenda = owned(work, by, item_id, None, now)
    item.state = ItemState.WITHDRAWN
    item.touch(by.id)
    tasks.settle(work, about_item(item), TaskState.DROPPED, now)
    changed(work, agenda, now, item)
    return item


def decide(work: Work, by: Member, item_id: int, accept: bool, now: datetime) -> Item:
    """Put a proposed item on the agenda, or decline it; who proposed it is told. Refusal for all but coordinators."""
    item, meeting, agenda = owned(work, by, item_id, None, now)
    coordinated(work, by, meeting.id, now)
    wanted = ItemState.ACCEPTED if accept else ItemState.DECLINED
    if item.state is wanted:
        return item
    item.state = wanted
    item.touch(by.id)
    changed(work, agenda, now, item)
    author = work.members.find(item.proposed_by) if item.proposed_by else None
    if author is not None and author is not by:
        outbox.tell(work, author, Subject(ITEM, item.id, wanted.value), now, expires_at=meeting.starts_at)
    return item


def move(work: Work, by: Member, item_id: int, up: bool, now: datetime) -> Item:
    """Let an item change places with the one before or after it. Refusal for anyone but a coordinator."""
    item, meeting, agenda = owned(work, by, item_id, None, now)
    coordinated(work, by, meeting.id, now)
    live = list(work.agendas.items(meeting.id))
    here = next(number for number, each in enumerate(live) if each.id == item.id)
    there = here - 1 if up else here + 1
    if 0 <= there < len(live):
        live[here], live[there] = live[there], live[here]
        for number, each in enumerate(live, start=1):
            each.position = number
        changed(work, agenda, now)
    return item


def translate(work: Work, by: Member, item_id: int, added: Variants | None, now: datetime) -> Item:
    """Add languages that an item's title lacks; what is written stays. Refusal as `translated_by`."""
    item, meeting = translated_by(work, by, item_id, now)
    if added is not None:
        item.title = item.title.completed(added)
        item.touch(by.id)
        agenda = work.agendas.hold(meeting.id, meeting.group_id)
        changed(work, agenda, now, item)
    if not item.title.missing(get_group(work, meeting.group_id).languages):
        tasks.settle(work, about_item(item), TaskState.DONE, now)
    return item


def changed(work: Work, agenda: Agenda, now: datetime, item: Item | None = None) -> None:
    """The agenda is another one now: what stands of it is drawn anew."""
    agenda.revision += 1
    work.outbox.refresh(AGENDA, agenda.meeting_id, now)
    if item is not None:
        work.outbox.refresh(ITEM, item.id, now)


def _tell_presenter(work: Work, by: Member, item: Item, meeting: Meeting, now: datetime) -> None:
    presenter = work.members.find(item.presenter_id) if item.presenter_id else None
    if presenter is not None and presenter is not by:
        subject = Subject(ITEM, item.id, "presenter")
        outbox.tell(work, presenter, subject, now, expires_at=meeting.starts_at)


def _require_fit(work: Work, meeting: Meeting, wish: Wish) -> None:
    """Refusal for a topic, poll or presenter of another group, and an address that cannot be opened."""
    topic = None if wish.topic_id is None else work.topics.find(wish.topic_id)
    poll = None if wish.poll_id is None else work.polls.find(wish.poll_id)
    strange = (wish.topic_id is not None and (topic is None or topic.group_id != meeting.group_id)) or (
        wish.poll_id is not None and (poll is None or poll.group_id != meeting.group_id)
    )
    if strange:
        raise Refusal(_("This topic or poll does not belong to the group. Please choose another one."))
    if wish.link and (fault := link_fault(wish.link)):
        raise Refusal(fault)


def link_fault(link: str) -> Text | None:
    """What is wrong with a document's address, if anything."""
    return faults_of(place=link, link=link).get("link")
