"""How a series looks: its rule, its next meetings, and what the clock changes of a side mean for it."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph
from bot.chat.text import Value, Words, _
from bot.meetings.actions import ShowMeeting
from bot.meetings.deciding_cards import provisional_words
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting
from bot.meetings.rules import ON_HOLIDAY, rule_words
from bot.meetings.series import Series
from bot.membership.model import Group

SHOWN = 6
"""Meetings that the card names."""


def series_card(
    series: Series,
    group: Group,
    coming: Sequence[Meeting],
    shifts: Sequence[Block],
    *,
    personal: bool,
    provisional: bool,
) -> Card:
    """A series with its next meetings; `shifts` says what the next clock change does to them."""
    facts: list[tuple[Words, Value]] = [
        (_("Group"), group.name),
        (_("Kind"), series.template.name),
        (_("When"), rule_words(series.rhythm)),
        (_("On a holiday of a side"), ON_HOLIDAY[series.on_holiday]),
        (_("Invited"), series.template.invites),
    ]
    blocks: list[Block] = [Facts(tuple(facts))]
    if series.ended_before is not None:
        blocks.append(Paragraph(_("This series has ended, or goes on at another time. /meetings shows it.")))
    if coming:
        blocks.append(Paragraph(_("The next meetings:")))
        blocks.append(Facts(tuple(_numbered(coming, personal))))
    blocks += shifts
    if provisional:
        blocks.append(Paragraph(provisional_words()))
    if coming and personal:
        blocks.append(Buttons((Button(_("Show the next one"), ShowMeeting(coming[0].id)),)))
    return Card(_("Series: {title}", title=series.title), tuple(blocks))


def ended_card(series: Series) -> Card:
    """The notice that no more meetings will come."""
    return Card(
        _("Series ended: {title}", title=series.title),
        (
            Paragraph(
                _(
                    "From {day} on there are no more meetings of this series.",
                    day=series.ended_before or series.first,
                )
            ),
        ),
    )


def _numbered(coming: Sequence[Meeting], personal: bool) -> Iterator[tuple[Words, Value]]:
    for number, each in enumerate(coming, 1):
        yield _("Meeting {number}", number=number), _when(each, personal)


def _when(meeting: Meeting, personal: bool) -> Value:
    at: datetime = meeting.starts_at
    return both_clocks(at) if personal else at
