"""What coordinators are asked: whether to cancel a meeting, and what to do with one that falls on a holiday."""

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Text, Value, _
from bot.meetings.actions import AskCancel, CancelMeeting, KeepMeeting, OpenCancel, OpenMove
from bot.meetings.answer_cards import tally_words
from bot.meetings.cards import time_and_place
from bot.meetings.glance import Glance
from bot.meetings.parties import Rest
from bot.meetings.series_actions import MoveToCommonDay
from bot.membership.roles import Side
from bot.workdays.names import name_words


def ask_cancel_card(seen: Glance) -> Card:
    """The question before a meeting is cancelled; of a series: this one, or all that follow, too."""
    meeting = seen.meeting
    return Card(
        _("Cancel “{title}”?", title=meeting.title),
        (
            Facts(((_("When"), seen.when(meeting.starts_at)), (_("Answers"), tally_words(seen)))),
            Paragraph(
                _("Every room of the group and everyone who is coming will be told. This cannot be undone.")
            ),
            Buttons((*_cancelling(seen), Button(_("Keep it"), KeepMeeting(meeting.id)))),
        ),
    )


def _cancelling(seen: Glance) -> tuple[Button, ...]:
    number, revision = seen.meeting.id, seen.meeting.revision
    reason = Button(_("Cancel and give a reason"), OpenCancel(number, revision))
    if seen.series is None:
        return (Button(_("Cancel the meeting"), CancelMeeting(number, revision), Style.DANGER), reason)
    return (
        Button(_("Cancel only this one"), CancelMeeting(number, revision), Style.DANGER),
        Button(
            _("Cancel this and all later ones"), CancelMeeting(number, revision, following=True), Style.DANGER
        ),
        reason,
    )


def holiday_card(seen: Glance, rests: tuple[Rest, ...], *, provisional: bool) -> Card:
    """A meeting of a series falls on a day on which a side rests: what shall be done?"""
    number, revision = seen.meeting.id, seen.meeting.revision
    blocks: list[Block] = [Paragraph(rest_words(rest)) for rest in rests]
    if provisional:
        blocks.append(Paragraph(provisional_words()))
    blocks += [
        Facts(time_and_place(seen)),
        Paragraph(_("If you do nothing, it takes place as planned.")),
        Buttons(
            (
                Button(_("To the next common working day"), MoveToCommonDay(number, revision)),
                Button(_("Another time"), OpenMove(number, revision)),
                Button(_("Leave it out"), AskCancel(number), Style.DANGER),
                Button(_("Keep the day"), KeepMeeting(number)),
            )
        ),
    ]
    title = _("“{title}” falls on a holiday", title=seen.meeting.title)
    if not any(rest.off for rest in rests):
        title = _("“{title}” falls on a day on which a side is hard to reach", title=seen.meeting.title)
    return Card(title, tuple(blocks))


def rest_words(rest: Rest) -> Text:
    """Which side rests on which day, and why."""
    named: dict[str, Value] = {"day": rest.day, "holiday": name_words(rest.key)}
    chinese = rest.side == Side.CN
    if rest.off and chinese:
        return _("The Chinese side does not work on {day}: {holiday}.", **named)
    if rest.off:
        return _("The German side does not work on {day}: {holiday}.", **named)
    if chinese:
        return _("The Chinese side can hardly be reached on {day}: {holiday}.", **named)
    return _("The German side can hardly be reached on {day}: {holiday}.", **named)


def provisional_words() -> Text:
    """That a notice is still to come."""
    return _(
        "The notice on China’s holidays of this year has not reached me yet, so this is provisional; it is published "
        "in November of the year before."
    )
