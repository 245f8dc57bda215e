"""The forms of answers: who comes instead, and one answer for several meetings of a series."""

from collections.abc import Sequence

from bot.chat.forms import Choice, Form, Line, Option, Question
from bot.chat.text import _
from bot.meetings.answer_actions import AnswerSeries, NameAlternate
from bot.meetings.answers import Said
from bot.meetings.model import Attendance, Meeting
from bot.meetings.series import Scope
from bot.meetings.standing_in import LONGEST_NAME
from bot.meetings.words import ANSWERS, MODES
from bot.membership.model import Member

OTHER = "other"
"""The choice of somebody who is written by name."""


def alternate_form(meeting: Meeting, alternates: Sequence[Member]) -> Form:
    """Who comes instead: an alternate of one's organisation, or somebody by name."""
    fixed: dict[str, object] = {"meeting": meeting.id}
    asked: list[Question] = []
    if alternates:
        people = tuple(Option(str(each.id), each.words) for each in alternates)
        options = (*people, Option(OTHER, _("somebody else")))
        asked.append(Choice("who", _("Who comes instead of you?"), options=options, given=options[0].value))
    else:
        fixed["who"] = OTHER
    label = _("Name, if it is somebody else") if alternates else _("Who comes instead of you?")
    asked.append(
        Line(
            "called",
            label,
            _("A member of the group is told and can confirm; anybody else please tell yourself."),
            optional=bool(alternates),
            longest=LONGEST_NAME,
        )
    )
    if meeting.series_id is None:
        fixed["scope"] = None
    else:
        asked.append(_scope(Scope.THIS))
    intro = _("“{title}” is planned for {when}.", title=meeting.title, when=meeting.starts_at)
    return Form(_("My alternate comes"), NameAlternate, tuple(asked), _("Save"), fixed, intro)


def series_form(meeting: Meeting, given: Said | None) -> Form:
    """One answer for this meeting and all later ones, or for all of the series; it can differ for each afterwards."""
    yes = (
        tuple(Option(mode.value, words) for mode, words in MODES.items())
        if meeting.hybrid
        else (Option(Said.YES.value, ANSWERS[Attendance.YES]),)
    )
    options = (
        *yes,
        Option(Said.NO.value, ANSWERS[Attendance.NO]),
        Option(Said.MAYBE.value, ANSWERS[Attendance.MAYBE]),
        Option(Said.NOTHING.value, _("No answer: take back what I said")),
    )
    first = given.value if given and any(each.value == given for each in options) else options[0].value
    return Form(
        _("Answer for several meetings"),
        AnswerSeries,
        (
            Choice("said", _("Your answer"), options=options, given=first),
            _scope(Scope.FOLLOWING),
        ),
        _("Save"),
        {"meeting": meeting.id},
        _(
            "It also holds for meetings that the series brings later. Each one can still be answered on its own."
        ),
    )


def _scope(given: Scope) -> Choice:
    options = (
        Option(Scope.THIS.value, _("only this one")),
        Option(Scope.FOLLOWING.value, _("this and all later ones")),
        Option(Scope.ALL.value, _("all that are still to come")),
    )
    return Choice("scope", _("For which meetings of the series?"), options=options, given=given.value)
