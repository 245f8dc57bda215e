"""How proposed times look: every city's clock, what each side bears, what it has borne, which holidays are near."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Clocks, Listing, Minutes, Text, Value, Words, _
from bot.meetings.deciding_cards import provisional_words
from bot.meetings.model import stamp
from bot.meetings.parties import SIDE_NAMES
from bot.meetings.proposing import Proposals, Stretch, window_of
from bot.meetings.series_actions import OpenDatePoll, OpenFind, ShowSlots, TakeSlot
from bot.meetings.slots import AFTERNOON, MORNING, STEP, Party, Slot, early_and_late
from bot.membership.model import Group
from bot.workdays.names import name_words

ON_A_PAGE = 4
STEP_MINUTES = int(STEP.total_seconds()) // 60


def slots_card(found: Proposals, group: Group, page: int) -> Card:
    """A page of proposals, the fairest first; each can be taken, and the best can be put to the group."""
    search = found.search
    title = _("Times for “{group}”", group=group.name)
    if not found.slots:
        return Card(title, (Paragraph(_no_slot(found)), *_holidays(found), _again(found)))
    shown = found.slots[page * ON_A_PAGE : (page + 1) * ON_A_PAGE]
    window = window_of(search.first, search.last)
    turning = page_buttons(
        page,
        len(found.slots),
        lambda to: ShowSlots(search.group_id, window, search.minutes, to),
        ON_A_PAGE,
    )
    ask = Button(_("Ask by date poll"), OpenDatePoll(search.group_id, window, search.minutes))
    return Card(
        title,
        (
            Paragraph(_intro(found)),
            Facts(_borne(found)),
            *(
                block
                for number, slot in enumerate(shown, page * ON_A_PAGE + 1)
                for block in _slot(found, slot, number)
            ),
            *_holidays(found),
            Buttons((ask, Button(_("Other days or another length"), OpenFind(search.group_id)))),
            *turning,
        ),
    )


def _intro(found: Proposals) -> Text:
    return _(
        "{length}, on days on which both sides work, in both sides’ working hours. First come the times after which "
        "both sides have borne most nearly the same this year: what lies before {morning} or after {afternoon} on a "
        "side’s own clock is early or late.",
        morning=MORNING,
        afternoon=AFTERNOON,
        length=Minutes(found.search.minutes),
    )


def _borne(found: Proposals) -> tuple[tuple[Words, Value], ...]:
    """What each side has borne so far this year: early and late hours together."""
    return tuple(
        (
            _("{side}, borne so far this year", side=SIDE_NAMES[key]),
            _("{length} early or late", length=Minutes(steps * STEP_MINUTES)) if steps else _("nothing yet"),
        )
        for key, steps in found.borne.items()
    )


def _slot(found: Proposals, slot: Slot, number: int) -> tuple[Block, ...]:
    pairs: list[tuple[Words, Value]] = [
        (_("Proposal {number}", number=number), Clocks(slot.starts_at, found.present.cities))
    ]
    sides = {party.key: party for party in found.present.parties}
    pairs += [(SIDE_NAMES[key], _bears(party, slot, found.search.minutes)) for key, party in sides.items()]
    take = TakeSlot(found.search.group_id, stamp(slot.starts_at), found.search.minutes)
    label = _("Take {number}: {when}", number=number, when=slot.starts_at)
    return Facts(tuple(pairs)), Buttons((Button(label, take, Style.MAIN if number == 1 else Style.PLAIN),))


def _bears(party: Party, slot: Slot, minutes: int) -> Text:
    """What a side bears of one meeting: how far it reaches into its early morning or late afternoon."""
    zone, length = ZoneInfo(party.zone), timedelta(minutes=minutes)
    early, late = (Minutes(steps * STEP_MINUTES) for steps in early_and_late(zone, slot.starts_at, length))
    if early.minutes and late.minutes:
        return _("{early} early, {late} late", early=early, late=late)
    if early.minutes:
        return _("{early} early", early=early)
    return _("{late} late", late=late) if late.minutes else _("nothing")


def _holidays(found: Proposals) -> tuple[Block, ...]:
    """The holidays near these days, by name."""
    blocks: list[Block] = []
    if found.holidays:
        blocks.append(
            Paragraph(_("Holidays near these days: {holidays}.", holidays=holiday_words(found.holidays)))
        )
    if found.provisional:
        blocks.append(Paragraph(provisional_words()))
    return tuple(blocks)


def holiday_words(stretches: Sequence[Stretch]) -> Listing:
    """Each by name, with its day or days and the side that keeps it."""
    return Listing(tuple(_stretch(each) for each in stretches))


def _stretch(each: Stretch) -> Text:
    named: dict[str, Value] = {
        "holiday": name_words(each.key),
        "side": SIDE_NAMES[each.side],
        "day": each.first,
    }
    if each.first == each.last:
        return _("{holiday} ({side}, {day})", **named)
    return _("{holiday} ({side}, {day} to {last})", last=each.last, **named)


def _no_slot(found: Proposals) -> Text:
    return _(
        "Between {first} and {last} there is no time for {length} in which both sides work. Please try other days or a "
        "shorter meeting.",
        first=found.search.first,
        last=found.search.last,
        length=Minutes(found.search.minutes),
    )


def _again(found: Proposals) -> Buttons:
    return Buttons((Button(_("Other days or another length"), OpenFind(found.search.group_id)),))
