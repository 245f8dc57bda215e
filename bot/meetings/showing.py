"""What a person is shown when they ask: gathered with their rights, drawn by the cards."""

from collections.abc import Mapping

from bot.chat.cards import Card
from bot.chat.paging import PAGE
from bot.chat.text import _
from bot.context import Context
from bot.errors import Refusal
from bot.meetings import answer_cards, cards, service, turnout_cards
from bot.meetings.glance import Glance, glance
from bot.meetings.list_cards import list_card
from bot.meetings.model import Meeting
from bot.meetings.turnout_cards import silent_card, turnout_card
from bot.membership.model import Group
from bot.membership.picking import coordinated_by
from bot.membership.policy import is_coordinator, require_coordinator, require_reader


def seen_by(ctx: Context, meeting: Meeting) -> Glance:
    """The meeting as the person who asked sees it."""
    return glance(ctx.work, meeting, ctx.member, ctx.now)


def personal_card(ctx: Context, meeting: Meeting) -> Card:
    """The card of the meeting for the person who asked."""
    return cards.meeting_card(seen_by(ctx, meeting))


def list_page(ctx: Context, group_id: int | None, page: int) -> Card:
    """What is coming in one group, or (None) in all the person reads; Refusal for strangers."""
    mine = _groups(ctx, group_id)
    count = ctx.work.meetings.count_upcoming(mine, ctx.now)
    page = min(page, max(0, count - 1) // PAGE)
    coming = ctx.work.meetings.upcoming(mine, ctx.now, page * PAGE, PAGE)
    group = next(iter(mine.values())) if len(mine) == 1 else None
    page_of = [(each, mine[each.group_id]) for each in coming]
    changing = group is not None and is_coordinator(ctx.work, ctx.member, group)
    return list_card(page_of, page, count, group, ctx.member.city.zone, changing=changing)


def _groups(ctx: Context, group_id: int | None) -> Mapping[int, Group]:
    """The group asked for, or all the person reads, by id; Refusal when there is none."""
    if group_id is not None:
        return {group_id: require_reader(ctx.work, ctx.member, group_id)}
    own = {group.id: group for group in (*ctx.work.groups.of_member(ctx.member.id), *coordinated_by(ctx))}
    if not own:
        raise Refusal(_("You are not in a working group yet. /join shows those you can join."))
    return own


def answers_page(ctx: Context, meeting_id: int, page: int) -> Card:
    """Who gave which answer; Refusal for strangers."""
    seen = seen_by(ctx, service.get_meeting(ctx.work, ctx.member, meeting_id))
    answered = ctx.work.attendances.count(meeting_id)
    size = answer_cards.NAMES_ON_A_PAGE
    page = min(page, max(0, answered - 1) // size)
    names = ctx.work.attendances.page_of_answers(meeting_id, page * size, size)
    silent = ctx.work.turnouts.count_silent(seen.meeting)
    return answer_cards.answers_card(seen, names, page, answered, silent)


def turnout_page(ctx: Context, meeting_id: int, page: int) -> Card:
    """Who comes, by side and organisation; Refusal for anyone but a coordinator."""
    seen = _coordinated(ctx, meeting_id)
    meeting = seen.meeting
    moved = meeting.moved_at
    unconfirmed = 0 if moved is None else ctx.work.turnouts.before(meeting.id, moved)
    modes = ctx.work.turnouts.modes(meeting.id)
    return turnout_card(seen, ctx.work.turnouts.by_organisation(meeting), page, modes, unconfirmed)


def silent_page(ctx: Context, meeting_id: int, page: int) -> Card:
    """Who is invited and has not answered; Refusal for anyone but a coordinator."""
    seen = _coordinated(ctx, meeting_id)
    count = ctx.work.turnouts.count_silent(seen.meeting)
    size = turnout_cards.NAMES_ON_A_PAGE
    page = min(page, max(0, count - 1) // size)
    return silent_card(seen, ctx.work.turnouts.silent(seen.meeting, page * size, size), page, count)


def _coordinated(ctx: Context, meeting_id: int) -> Glance:
    meeting = service.require_known(ctx.work.meetings.find(meeting_id))
    require_coordinator(ctx.work, ctx.member, meeting.group_id)
    return seen_by(ctx, meeting)
