"""Who may do what with minutes, asked in the first lines of their services; and who chairs each side."""

from collections.abc import Mapping
from datetime import datetime

from bot.chat.text import Text, _
from bot.errors import Refusal
from bot.meetings import service as meetings
from bot.meetings.model import Meeting, State
from bot.membership.model import Group, Member
from bot.membership.policy import get_group, is_coordinator, require_coordinator, require_reader
from bot.membership.roles import Side
from bot.minutes.model import Entry, Minutes, Stage
from bot.polls.chairs import co_chairs
from bot.tasks.service import has_open
from bot.work import Work


def begun(work: Work, by: Member, meeting_id: int, now: datetime) -> Meeting:
    """The meeting, for a coordinator of its group. Refusal for anyone else, before it began, when cancelled."""
    meeting = meetings.get_meeting(work, by, meeting_id)
    require_coordinator(work, by, meeting.group_id)
    match meeting.state_at(now):
        case State.CANCELLED:
            raise Refusal(_("“{title}” was cancelled, so there are no minutes of it.", title=meeting.title))
        case State.PLANNED:
            raise Refusal(
                _(
                    "“{title}” begins on {when}. Roll call and minutes begin with it.",
                    title=meeting.title,
                    when=meeting.starts_at,
                )
            )
    return meeting


def readable(work: Work, by: Member, minutes_id: int, now: datetime) -> Minutes:
    """The minutes, for members of the group; drafts for those who work on them. Refusal for anyone else."""
    minutes = work.minutes.find(minutes_id)
    if minutes is None:
        raise Refusal(gone())
    group = require_reader(work, by, minutes.group_id)
    if minutes.stage is Stage.ACCEPTED or works_on(work, by, minutes, group, now):
        return minutes
    raise Refusal(
        _("These minutes are not accepted yet. They will be posted to the group’s rooms as soon as they are.")
    )


def works_on(work: Work, by: Member, minutes: Minutes, group: Group, now: datetime) -> bool:
    """Whether this person reads minutes that are not accepted: coordinators, translators, and co-chairs once sent."""
    if is_coordinator(work, by, group) or has_open(work, by, minutes.about_text):
        return True
    return minutes.round > 0 and by.id in {chair.id for chair in chairs(work, group, now).values()}


def drafted(work: Work, by: Member, minutes_id: int) -> Minutes:
    """The minutes, locked, for a coordinator who changes them. Refusal for anyone else, and while they are out."""
    minutes = work.minutes.hold(minutes_id)
    if minutes is None:
        raise Refusal(gone())
    require_coordinator(work, by, minutes.group_id)
    require_editable(minutes)
    return minutes


def require_editable(minutes: Minutes) -> None:
    """Refusal while minutes are with the co-chairs, and for good once they are accepted."""
    if minutes.stage is Stage.SENT:
        raise Refusal(
            _("The minutes are with the co-chairs. They can be changed again if one of them objects.")
        )
    if minutes.stage is Stage.ACCEPTED:
        raise Refusal(_("These minutes are accepted, so they no longer change."))


def fresh(work: Work, entry_id: int, revision: int | None) -> Entry:
    """The entry as it is now. Refusal when it is gone, or somebody changed it since this revision."""
    entry = work.minutes.entry(entry_id)
    if entry is None:
        raise Refusal(_("This entry is no longer in the minutes. /minutes shows what is."))
    if revision not in (None, entry.revision):
        by = work.members.find(entry.changed_by) if entry.changed_by else None
        raise Refusal(
            _(
                "Meanwhile {name} changed this entry. Please look at it again before you change it; nothing of yours "
                "was saved.",
                name=by.words if by else _("somebody"),
            )
        )
    return entry


def chairs(work: Work, group: Group, now: datetime) -> Mapping[Side, Member]:
    """The co-chair of each side at this moment; an expert group's sides without one have their working group's."""
    above = co_chairs(work, group.parent_id, now) if group.parent_id else {}
    return {**above, **co_chairs(work, group.id, now)}


def chairing(work: Work, by: Member, minutes_id: int, round_: int, now: datetime) -> tuple[Minutes, Side]:
    """The minutes, locked, and the side that this co-chair speaks for.

    Refusal for anyone else, and unless just this version waits for an answer.
    """
    minutes = work.minutes.hold(minutes_id)
    if minutes is None:
        raise Refusal(gone())
    group = get_group(work, minutes.group_id)
    mine = [side for side, chair in chairs(work, group, now).items() if chair.id == by.id]
    if not mine:
        raise Refusal(_("Only the co-chairs of “{group}” accept its minutes or object.", group=group.name))
    if minutes.stage is Stage.ACCEPTED:
        raise Refusal(_("These minutes are accepted, so they no longer change."))
    if minutes.stage is not Stage.SENT or minutes.round != round_:
        raise Refusal(_("This version no longer waits for an answer. /minutes shows the present one."))
    return minutes, mine[0]


def gone() -> Text:
    """The words for minutes that are not there."""
    return _("There are no such minutes. /minutes shows those there are.")


def no_minutes() -> Text:
    """The words for a meeting whose minutes were not begun."""
    return _("There are no minutes of this meeting yet. A coordinator starts them once it has begun.")
