"""What leads to minutes: the list of meetings, the offer to begin, the file, and what is still to be translated."""

from collections.abc import Sequence

from bot.agenda.words import dated
from bot.chat.cards import Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.paging import page_buttons
from bot.chat.text import Listing, Value, Words, _
from bot.meetings.glance import both_clocks
from bot.meetings.model import Meeting
from bot.minutes.actions import (
    ListGaps,
    ListMinutes,
    OpenHandMinutes,
    OpenMinutes,
    ShowEntry,
    StartMinutes,
    TurnMinutes,
)
from bot.minutes.cards import SHOWN, title_of
from bot.minutes.files import minutes_file
from bot.minutes.model import Minutes
from bot.minutes.roll_actions import OpenRoll
from bot.minutes.sheet import Line
from bot.minutes.sight import Sight
from bot.minutes.words import label_of, stage_words


def start_card(meeting: Meeting) -> Card:
    """Offers a coordinator to begin the minutes."""
    words = _(
        "There are no minutes yet. They begin with the items of the agenda, the polls closed since the meeting before, "
        "and whoever said that they would attend; the roll call puts that right."
    )
    return Card(
        _("Minutes: {title}", title=meeting.title),
        (
            Facts(((_("Meeting"), both_clocks(meeting.starts_at)),)),
            Paragraph(words),
            Buttons(
                (
                    Button(_("Start the minutes"), StartMinutes(meeting.id), Style.MAIN),
                    Button(_("Roll call"), OpenRoll(meeting.id)),
                )
            ),
        ),
    )


def list_card(
    group_name: Words, page_of: Sequence[tuple[Meeting, Minutes | None]], count: int, asked: ListMinutes
) -> Card:
    """A page of the meetings that have begun, with how their minutes stand."""
    title = _("Minutes of “{group}”", group=group_name)
    if not page_of:
        words = _(
            "No meeting has taken place yet. Minutes begin with a meeting; /meetings shows what is coming."
        )
        return Card(title, (Paragraph(words),))
    pairs: list[tuple[Words, Value]] = []
    for meeting, minutes in page_of:
        stands = stage_words(minutes) if minutes else _("no minutes yet")
        pairs.append((meeting.title, _("{when}: {state}", when=meeting.starts_at, state=stands)))
    opening = tuple(Button(dated(each), OpenMinutes(each.id)) for each, _minutes in page_of)
    turning = page_buttons(asked.page, count, lambda to: ListMinutes(asked.group, to))
    return Card(title, (Facts(tuple(pairs)), Buttons(opening), *turning))


def file_card(seen: Sight) -> Card:
    """The text as a file, for the person who asked."""
    return Card(
        title_of(seen),
        (Paragraph(_("The text in every language of the group, side by side.")), minutes_file(seen)),
    )


def gaps_card(seen: Sight, gaps: Sequence[Line], page: int) -> Card:
    """Which entries lack a language; for a coordinator a way to hand them over."""
    title = _("Still to be translated: {title}", title=seen.version.sheet.title)
    back = Button(_("Back to the minutes"), TurnMinutes(seen.minutes.id))
    if not gaps:
        words = Paragraph(_("Everything is there in every language of the group."))
        return Card(title, (words, Buttons((back,))))
    shown = gaps[page * SHOWN : (page + 1) * SHOWN]
    languages = seen.version.sheet.languages
    pairs = tuple((label_of(line), Listing(line.missing(languages))) for line in shown)
    hand = (Button(_("Hand over the translation"), OpenHandMinutes(seen.minutes.id)),) if seen.edits else ()
    return Card(
        title,
        (
            Facts(pairs),
            Buttons(tuple(Button(label_of(line), ShowEntry(line.entry_id)) for line in shown)),
            *page_buttons(page, len(gaps), lambda to: ListGaps(seen.minutes.id, to), SHOWN),
            Buttons((*hand, back)),
        ),
    )
