"""What a form looks like one question at a time: the open question, the summary, the end."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.cities import BERLIN_TIME
from bot.chat.forms import Choice, Choices, Moment, Number, Option
from bot.chat.labels import LABELS
from bot.chat.paging import page_buttons
from bot.chat.text import Text, Value, Words, _
from bot.dialogs.actions import LeafOptions, Move, PickMoment, PickOption, TickOption, Turn
from bot.dialogs.calendar import fits, month_blocks
from bot.dialogs.clock import hour_blocks
from bot.dialogs.dialog import Dialog
from bot.dialogs.inputs import PAGE, Input

MORNING = time(9)
"""On the Berlin clock; office hours in Beijing have not ended then, in winter or in summer."""


def open_card(dialog: Dialog, notes: tuple[Words, ...] = (), page: int = 0) -> Card:
    """Whatever is open: a question, or the summary once all are answered. `notes` stand above it."""
    asked = dialog.asked
    if asked is None:
        return Card(dialog.form.title, (*map(Paragraph, notes), *_summary(dialog)))
    return question_card(dialog, asked, _choices(dialog, asked, page), notes)


def question_card(
    dialog: Dialog, asked: Input, choices: Sequence[Block], notes: tuple[Words, ...] = ()
) -> Card:
    """The open question with these choices under it."""
    return Card(dialog.form.title, (*map(Paragraph, notes), *_question(dialog, asked, choices)))


def closed_card(title: Words, words: Words) -> Card:
    """The form is over."""
    return Card(title, (Paragraph(words),))


def _question(dialog: Dialog, asked: Input, choices: Sequence[Block]) -> list[Block]:
    blocks: list[Block] = []
    if dialog.form.intro is not None and not dialog.draft.step:
        blocks.append(Paragraph(dialog.form.intro))
    blocks.append(Paragraph(_numbered(dialog, asked)))
    expected = asked.question.help or _expected(dialog, asked)
    if expected is not None:
        blocks.append(Paragraph(expected))
    so_far = dialog.so_far(asked)
    if so_far:
        label = _("Answer so far") if asked.name in dialog.draft.answers else _("Already filled in")
        blocks.append(Facts(((label, asked.shown(so_far)),)))
    return [*blocks, *choices, Buttons(tuple(_ways(dialog, asked, bool(so_far))))]


def _numbered(dialog: Dialog, asked: Input) -> Words:
    """The question, with how far one has come; a single question needs no number."""
    number, total = dialog.draft.step + 1, len(dialog.inputs)
    if total == 1:
        return asked.label
    return _("Question {number} of {total}: {question}", number=number, total=total, question=asked.label)


def _expected(dialog: Dialog, asked: Input) -> Text | None:
    """What the kind of question alone says about the answer, where the form says nothing."""
    match asked.question:
        case Number(least=least, most=most):
            return _("A whole number from {least} to {most}.", least=least, most=most)
        case Moment(zone=zone) if zone == dialog.city.zone:
            return _(
                "Type the day and the time on your clock ({city}), for example “1 December, 15:00”.",
                city=dialog.city,
            )
        case Moment():
            return _("Type the day and the time, for example “1 December, 15:00”.")
        case _:
            return None


def _choices(dialog: Dialog, asked: Input, page: int) -> list[Block]:
    draft, step = dialog.draft.id, dialog.draft.step
    if isinstance(asked.question, Moment):
        return _moments(dialog, asked.question)
    if not asked.options:
        return []
    places = range(page * PAGE, min((page + 1) * PAGE, len(asked.options)))
    buttons = [_option(dialog, asked, place, asked.options[place]) for place in places]
    turning = page_buttons(page, len(asked.options), lambda to: LeafOptions(draft, step, to), PAGE)
    return [Buttons(tuple(buttons)), *turning]


def _moments(dialog: Dialog, question: Moment) -> list[Block]:
    """The calendar, or the clock once a day is chosen there; a few likely moments where a calendar does not fit."""
    if fits(dialog):
        day = dialog.draft.day
        return month_blocks(dialog, question) if day is None else hour_blocks(dialog, question, day)
    draft, step, likely = dialog.draft.id, dialog.draft.step, _likely(dialog.writer.now)
    buttons = [Button(_words(at), PickMoment(draft, step, int(at.timestamp()) // 60)) for at in likely]
    return [Buttons(tuple(buttons))]


def _option(dialog: Dialog, asked: Input, place: int, option: Option) -> Button:
    draft, step = dialog.draft.id, dialog.draft.step
    if isinstance(asked.question, Choice):
        return Button(_words(option.label), PickOption(draft, step, place))
    chosen = option.value in dialog.chosen(asked)
    label = _("{option} (chosen)", option=option.label) if chosen else _words(option.label)
    return Button(label, TickOption(draft, step, place, not chosen))


def _words(label: Value) -> Words:
    """A label as a button takes it."""
    if isinstance(label, Words):
        return label
    return _("{answer}", answer=label)


def _likely(now: datetime) -> list[datetime]:
    """Three moments in office hours of both sides: the next working day, a week and two weeks after it (UTC)."""
    zone = ZoneInfo(BERLIN_TIME)
    day = now.astimezone(zone).date() + timedelta(days=1)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    days = (day + timedelta(weeks=weeks) for weeks in range(3))
    return [datetime.combine(each, MORNING, zone).astimezone(UTC) for each in days]


def _ways(dialog: Dialog, asked: Input, answered: bool) -> list[Button]:
    ways = []
    if isinstance(asked.question, Choices):
        ways.append((Move.DONE, _("Done with the choice"), Style.MAIN))
    elif answered:
        ways.append((Move.KEEP, _("Keep this answer"), Style.MAIN))
    if asked.skippable:
        ways.append((Move.SKIP, _("Skip this question"), Style.PLAIN))
    if dialog.draft.step:
        ways.append((Move.BACK, _("Previous question"), Style.PLAIN))
    ways.append((Move.CANCEL, LABELS["cancel"], Style.PLAIN))
    return [_turn(dialog, move, label, style) for move, label, style in ways]


def _summary(dialog: Dialog) -> list[Block]:
    intro = () if dialog.form.intro is None else (Paragraph(dialog.form.intro),)
    pairs = tuple((each.label, each.shown(dialog.draft.answers.get(each.name, ""))) for each in dialog.inputs)
    return [
        *intro,
        Paragraph(_("Please check your answers before you send them.")),
        Facts(pairs),
        Buttons(
            (
                _turn(dialog, Move.SUBMIT, dialog.form.submit, Style.MAIN),
                _turn(dialog, Move.BACK, _("Previous question"), Style.PLAIN),
                _turn(dialog, Move.CANCEL, LABELS["cancel"], Style.PLAIN),
            )
        ),
    ]


def _turn(dialog: Dialog, move: Move, label: Words, style: Style) -> Button:
    return Button(label, Turn(dialog.draft.id, dialog.draft.step, move), style)
