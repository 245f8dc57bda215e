"""What is shown about groups, and before and after joining one."""

from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import PAGE, page_buttons
from bot.chat.text import Listing, Text, Value, Words, _, _n
from bot.membership.actions import AskLeave, FoundGroup, Leave, ListGroups, ListMembers, OpenGroup, Stay
from bot.membership.joining_actions import Invite, Join, ListJoinable, ListWaiting, Withdraw
from bot.membership.model import Group, JoinMode, Member, SideCount
from bot.membership.policy import is_coordinator
from bot.membership.words import JOIN_MODES, SIDES, roles_words
from bot.rooms.actions import BindRoom
from bot.roster.actions import OpenRoster
from bot.work import Work


def groups_card(work: Work, member: Member, page: int, now: datetime) -> Card:
    """Every working group with its expert groups, a page at a time."""
    count = work.groups.count()
    page = existing_page(page, count)
    groups = work.groups.page(page * PAGE, PAGE)
    founding = (Button(_("Found a working group"), FoundGroup()),) if member.office else ()
    if not count:
        return Card(
            _("Working groups"),
            (
                Paragraph(_("There is no working group yet. The liaison office founds the first one here.")),
                *buttons_of(founding),
            ),
        )
    return Card(
        _("Working groups"),
        (
            Facts(tuple((_heading(group), _in_short(work, member, group, now)) for group in groups)),
            Buttons(tuple(Button(group.name, OpenGroup(group.id)) for group in groups)),
            *page_buttons(page, count, lambda turned: ListGroups(turned)),
            *buttons_of(founding),
        ),
    )


def joinable_card(work: Work, member: Member, page: int, now: datetime) -> Card:
    """The groups somebody is not in, a page at a time, each with the way in."""
    count = work.groups.count_without(member.id)
    page = existing_page(page, count)
    groups = work.groups.without(member.id, page * PAGE, PAGE)
    if not count:
        words = (
            _("You are a member of every working group there is. /groups shows them.")
            if work.groups.count()
            else _("There is no working group to join yet. Please ask the liaison office.")
        )
        return Card(_("Join a working group"), (Paragraph(words),))
    open_now = [group for group in groups if group.join_mode is not JoinMode.INVITATION]
    return Card(
        _("Join a working group"),
        (
            Facts(tuple((_heading(group), _in_short(work, member, group, now)) for group in groups)),
            *buttons_of(tuple(Button(group.name, Join(group.id)) for group in open_now)),
            *page_buttons(page, count, lambda turned: ListJoinable(turned)),
            Paragraph(_("If you have an invitation code, type /join followed by the code.")),
        ),
    )


def group_card(work: Work, member: Member, group: Group, now: datetime, *, offer_room: int | None) -> Card:
    """One group, with what this person can do there; `offer_room`: the number of the room they ask in, unless a
    group uses it."""
    about = (Paragraph(group.purpose),) if group.purpose else ()
    return Card(
        group.name,
        (*about, _group_facts(work, member, group, now), *_group_buttons(work, member, group, offer_room)),
    )


def existing_page(page: int, count: int) -> int:
    """The page asked for, or the last there is: a list may have become shorter since its button was shown."""
    return min(page, max(0, (count - 1) // PAGE))


def buttons_of(buttons: tuple[Button, ...]) -> tuple[Buttons, ...]:
    """The buttons as a block; no block for none."""
    return (Buttons(buttons),) if buttons else ()


def _heading(group: Group) -> Words:
    return group.name if group.parent_id is None else _("– {group}", group=group.name)


def _in_short(work: Work, member: Member, group: Group, now: datetime) -> Text:
    count = work.members.count(group.id)
    members = _n("{n} member", "{n} members", count)
    mode = JOIN_MODES[group.join_mode]
    place = work.members.membership(member.id, group.id)
    if place is not None:
        roles = roles_words(place, work.mandates.of_member(member.id, group.id, now))
        return _("{members}, {mode}; you: {role}", members=members, mode=mode, role=roles)
    if work.applications.pending(member.id, group.id):
        return _("{members}, {mode}; your application is waiting", members=members, mode=mode)
    return _("{members}, {mode}", members=members, mode=mode)


def _group_facts(work: Work, member: Member, group: Group, now: datetime) -> Facts:
    parent = work.groups.find(group.parent_id) if group.parent_id else None
    place = work.members.membership(member.id, group.id)
    pairs: list[tuple[Words, Value]] = []
    if parent is not None:
        pairs.append((_("Belongs to"), parent.name))
    pairs.append((_("Languages"), Listing(tuple(group.languages))))
    pairs.append((_("How members join"), JOIN_MODES[group.join_mode]))
    pairs += [(SIDES[each.side], _counted(each)) for each in work.members.by_side(group.id)]
    if place is not None:
        held = work.mandates.of_member(member.id, group.id, now)
        pairs.append((_("Your role"), roles_words(place, held)))
    return Facts(tuple(pairs))


def _counted(side: SideCount) -> Text:
    members = _n("{n} member", "{n} members", side.members)
    organisations = _n("{n} organisation", "{n} organisations", side.organisations)
    return _("{organisations}, {members}", organisations=organisations, members=members)


def _group_buttons(work: Work, member: Member, group: Group, offer_room: int | None) -> tuple[Block, ...]:
    inside = work.members.membership(member.id, group.id) is not None
    running = is_coordinator(work, member, group)
    buttons = [] if inside else _outside_buttons(work, member, group)
    if inside or running:
        buttons.append(Button(_("Members"), ListMembers(group.id)))
    if running:
        buttons += _coordinator_buttons(work, group, offer_room)
    if inside:
        buttons.append(Button(_("Leave the group"), AskLeave(group.id), Style.DANGER))
    note = (Paragraph(_("Members come in by invitation: a coordinator gives you a code for /join.")),)
    by_code = not (inside or running) and group.join_mode is JoinMode.INVITATION
    return (*(note if by_code else ()), *buttons_of(tuple(buttons)))


def _outside_buttons(work: Work, member: Member, group: Group) -> list[Button]:
    waiting = work.applications.pending(member.id, group.id)
    if waiting is not None:
        return [Button(_("Withdraw my application"), Withdraw(waiting.id))]
    if is_coordinator(work, member, group) or group.join_mode is JoinMode.OPEN:
        return [Button(_("Join"), Join(group.id), Style.MAIN)]
    if group.join_mode is JoinMode.APPLICATION:
        return [Button(_("Apply"), Join(group.id), Style.MAIN)]
    return []


def _coordinator_buttons(work: Work, group: Group, offer_room: int | None) -> list[Button]:
    waiting = len(work.applications.waiting([group.id]))
    buttons = [Button(_("Invite somebody"), Invite(group.id)), Button(_("Roster"), OpenRoster(group.id))]
    if waiting:
        label = _n("{n} application waiting", "{n} applications waiting", waiting)
        buttons.insert(0, Button(label, ListWaiting(group.id), Style.MAIN))
    if group.parent_id is None:
        buttons.append(Button(_("Found an expert group"), FoundGroup(group.id)))
    if offer_room is not None:
        buttons.append(Button(_("Use this room for the group"), BindRoom(group.id, offer_room)))
    return buttons


def welcome_card(group: Group, *notes: Words) -> Card:
    """What somebody reads who has just come in: what there is, and the next step."""
    return Card(
        _("Welcome to “{group}”", group=group.name),
        (
            *(Paragraph(note) for note in notes),
            Paragraph(
                _(
                    "/topics shows what is being discussed, /vote the open polls and /meetings the next "
                    "meetings. You will be told here when something needs you."
                )
            ),
            Buttons(
                (
                    Button(_("Members"), ListMembers(group.id)),
                    Button(_("About the group"), OpenGroup(group.id)),
                )
            ),
        ),
    )


def leave_card(group: Group, expert_groups: tuple[Group, ...]) -> Card:
    """The question before somebody leaves, naming what goes with it."""
    also = Listing(tuple(each.name for each in expert_groups))
    with_them = _("With it you leave these expert groups: {groups}.", groups=also)
    return Card(
        _("Leave “{group}”?", group=group.name),
        (
            Paragraph(_("You will get no more polls, meetings and reminders of this group.")),
            *((Paragraph(with_them),) if expert_groups else ()),
            Buttons(
                (
                    Button(_("Leave the group"), Leave(group.id), Style.DANGER),
                    Button(_("Stay in the group"), Stay(group.id)),
                )
            ),
        ),
    )
