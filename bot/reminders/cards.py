"""What is shown about reminders: several as one, how they come, and those that nobody got."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.text import Listing, Text, Value, Weekday, Words, _, _n
from bot.reminders.actions import (
    AskLater,
    ComeBack,
    Later,
    OpenAway,
    OpenLeads,
    OpenQuiet,
    Snooze,
    Unsnooze,
)
from bot.reminders.model import Line, Missed
from bot.reminders.wishes import LEADS, Wishes

MOST_LISTED = 20
LATER: dict[Later, Text] = {
    Later.MINUTES: _("In 10 minutes"),
    Later.HOUR: _("In an hour"),
    Later.MORNING: _("Tomorrow morning"),
}


def digest_card(lines: Sequence[Line]) -> Card:
    """Several reminders at once: a line and a button for each."""
    facts = Facts(tuple((line.what, line.when) for line in lines))
    buttons = Buttons(tuple(line.opens for line in lines))
    return Card(_n("{n} reminder", "{n} reminders", len(lines)), (facts, buttons))


def wishes_card(wishes: Wishes, now: datetime) -> Card:
    """How a member is reminded, with the ways to change it."""
    facts: list[tuple[Words, Value]] = [
        (_("Before meetings"), _leads_words(wishes)),
        (_("Where"), _("in the group’s room, if it is reminded") if wishes.in_rooms else _("in private")),
        (_("Quiet hours"), _quiet_words(wishes)),
        (_("Days off"), _days_words(wishes)),
    ]
    if wishes.away_until is not None and wishes.away_until > now and wishes.away_from is not None:
        facts.append((_("Away"), _("{since} to {until}", since=wishes.away_from, until=wishes.away_until)))
    words = _(
        "In the quiet hours, on days off and while you are away nothing comes that can wait until afterwards. "
        "Votes and tasks always remind you."
    )
    return Card(_("How you are reminded"), (Facts(tuple(facts)), Paragraph(words), _buttons(wishes, now)))


def _buttons(wishes: Wishes, now: datetime) -> Buttons:
    buttons = [
        Button(_("Before meetings"), OpenLeads()),
        Button(_("Quiet hours and days off"), OpenQuiet()),
        Button(_("I will be away"), OpenAway()),
    ]
    if wishes.away_until is not None and wishes.away_until > now:
        buttons.append(Button(_("I am not away any more"), ComeBack()))
    return Buttons(tuple(buttons))


def _leads_words(wishes: Wishes) -> Value:
    if wishes.leads is None:
        return _("as each kind of meeting needs it")
    return Listing(tuple(LEADS[each] for each in wishes.leads)) if wishes.leads else _("never")


def _quiet_words(wishes: Wishes) -> Text:
    if wishes.quiet_from == wishes.quiet_until:
        return _("none")
    return _("from {since} to {until}", since=wishes.quiet_from, until=wishes.quiet_until)


def _days_words(wishes: Wishes) -> Value:
    days: list[Value] = [Weekday(number) for number in wishes.weekdays_off]
    if wishes.holidays_off:
        days.append(_("public holidays of your side"))
    return Listing(tuple(days)) if days else _("none")


def later_blocks(delivery: int, possible: Iterable[Later]) -> tuple[Block, ...]:
    """When a reminder could come again."""
    buttons = (Button(LATER[each], Snooze(delivery, each)) for each in possible)
    none = Button(_("Not again"), Unsnooze(delivery))
    return Paragraph(_("When shall I remind you again?")), Buttons((*buttons, none))


def again_blocks(delivery: int, at: datetime) -> tuple[Block, ...]:
    """When it comes again, and the way back."""
    buttons = (Button(_("Another time"), AskLater(delivery)), Button(_("Not again"), Unsnooze(delivery)))
    return Paragraph(_("I will remind you again at {when}.", when=at)), Buttons(buttons)


def missed_card(lines: Sequence[tuple[Line, Missed]]) -> Card:
    """For a coordinator: what was not said after a standstill."""
    words = _(
        "I was not running when these reminders were due, and by now they are of no use any more. "
        "Nobody got them. Please tell the members yourself where it still matters."
    )
    shown = lines[:MOST_LISTED]
    facts = Facts(tuple((line.what, line.when) for line, _missed in shown))
    rest = len(lines) - len(shown)
    more = (Paragraph(_n("and {n} more", "and {n} more", rest)),) if rest else ()
    return Card(_("Reminders that were not sent"), (Paragraph(words), facts, *more))
