"""What members say about coming, and what coordinators see of it."""

from bot.chat.exchange import Reply
from bot.chat.forms import Asked
from bot.chat.text import Text, _, _n
from bot.context import Context
from bot.errors import Refusal
from bot.meetings import answering, chasing, series_answering
from bot.meetings.actions import Attend, ShowAnswers, TurnAnswers
from bot.meetings.answer_actions import (
    AnswerSeries,
    AskAgain,
    NameAlternate,
    OpenAlternate,
    OpenSeriesAnswer,
    ShowSilent,
    ShowTurnout,
    TakeBack,
)
from bot.meetings.answer_forms import OTHER, alternate_form, series_form
from bot.meetings.answers import Answer, Said
from bot.meetings.feature import feature
from bot.meetings.model import Attendance, Meeting
from bot.meetings.series import Scope
from bot.meetings.series_answering import Reached
from bot.meetings.service import require_known
from bot.meetings.showing import answers_page, personal_card, silent_page, turnout_page
from bot.meetings.standing_in import alternates_of, instead_of
from bot.meetings.words import answered


@feature.on(Attend)
def attend(ctx: Context, asked: Attend) -> Reply:
    """The meeting with the new answer."""
    given = Answer(asked.attendance, asked.mode)
    return _given(ctx, answering.answer(ctx.work, ctx.member, asked.meeting, given, ctx.now))


def _given(ctx: Context, meeting: Meeting) -> Reply:
    said = ctx.work.attendances.answer_of(meeting.id, ctx.member.id)
    assert said is not None, "it was just kept"
    return Reply(toast=answered(meeting, said), update=personal_card(ctx, meeting))


@feature.on(TakeBack)
def take_back(ctx: Context, asked: TakeBack) -> Reply:
    """The meeting as if nothing had been said."""
    meeting = answering.take_back(ctx.work, ctx.member, asked.meeting, ctx.now)
    return Reply(
        toast=_("Your answer to “{title}” is taken back.", title=meeting.title),
        update=personal_card(ctx, meeting),
    )


@feature.on(OpenAlternate)
def open_alternate(ctx: Context, asked: OpenAlternate) -> Reply:
    """The form with the alternates in office."""
    meeting = answering.answerable(ctx.work, ctx.member, asked.meeting, ctx.now)
    alternates = alternates_of(ctx.work, ctx.member, meeting.group_id, ctx.now)
    return Reply(ask=Asked(alternate_form(meeting, alternates), asked))


@feature.on(NameAlternate)
def name_alternate(ctx: Context, filled: NameAlternate) -> Reply:
    """The meeting with the alternate; what is wrong with the name is said beside it."""
    meeting = answering.answerable(ctx.work, ctx.member, filled.meeting, ctx.now)
    chosen = None if filled.who == OTHER or filled.called.strip() else int(filled.who)
    try:
        given = instead_of(ctx.work, ctx.member, meeting, chosen, filled.called)
    except Refusal as refusal:
        return Reply(errors={"called": refusal.words})
    if filled.scope in (None, Scope.THIS):
        answering.answer(ctx.work, ctx.member, meeting.id, given, ctx.now)
        reply = _given(ctx, meeting)
        return Reply(toast=reply.toast, show=reply.update)
    reached = series_answering.answer_series(
        ctx.work, ctx.member, meeting.id, given, filled.scope or Scope.THIS, ctx.now
    )
    return Reply(toast=_reached(reached), show=personal_card(ctx, meeting))


@feature.on(OpenSeriesAnswer)
def open_series_answer(ctx: Context, asked: OpenSeriesAnswer) -> Reply:
    """The form, beginning with what was said last."""
    meeting = answering.answerable(ctx.work, ctx.member, asked.meeting, ctx.now)
    return Reply(ask=Asked(series_form(meeting, _last_said(ctx, meeting)), asked))


def _last_said(ctx: Context, meeting: Meeting) -> Said | None:
    given = ctx.work.attendances.find(meeting.id, ctx.member.id)
    if given is None or given.attendance in (Attendance.ALTERNATE, Attendance.WAITING):
        return None
    return Said(given.mode.value if given.mode else given.attendance.value)


@feature.on(AnswerSeries)
def answer_series(ctx: Context, filled: AnswerSeries) -> Reply:
    """The meeting with the answer, and for how many it was kept."""
    reached = series_answering.answer_series(
        ctx.work, ctx.member, filled.meeting, filled.said.answer, filled.scope, ctx.now
    )
    meeting = require_known(ctx.work.meetings.find(filled.meeting))
    return Reply(toast=_reached(reached), show=personal_card(ctx, meeting))


def _reached(reached: Reached) -> Text:
    kept = _n("Your answer is kept for {n} meeting.", "Your answer is kept for {n} meetings.", reached.kept)
    if reached.waiting:
        return _n(
            "{kept} At {n} of them you are on the waiting list.",
            "{kept} At {n} of them you are on the waiting list.",
            reached.waiting,
            kept=kept,
        )
    if reached.closed:
        return _n(
            "{kept} {n} takes no registration any more and stays as it was.",
            "{kept} {n} take no registration any more and stay as they were.",
            reached.closed,
            kept=kept,
        )
    return kept


@feature.on(ShowAnswers)
def show_answers(ctx: Context, asked: ShowAnswers) -> Reply:
    """The first names of who comes."""
    return Reply(show=answers_page(ctx, asked.meeting, 0))


@feature.on(TurnAnswers)
def turn_answers(ctx: Context, asked: TurnAnswers) -> Reply:
    """More of them."""
    return Reply(update=answers_page(ctx, asked.meeting, asked.page))


@feature.on(ShowTurnout)
def show_turnout(ctx: Context, asked: ShowTurnout) -> Reply:
    """A page of the organisations."""
    card = turnout_page(ctx, asked.meeting, asked.page)
    return Reply(update=card) if ctx.redraws else Reply(show=card)


@feature.on(ShowSilent)
def show_silent(ctx: Context, asked: ShowSilent) -> Reply:
    """A page of those who have not answered."""
    return Reply(update=silent_page(ctx, asked.meeting, asked.page))


@feature.on(AskAgain)
def ask_again(ctx: Context, asked: AskAgain) -> Reply:
    """They are asked; says how many."""
    number = chasing.ask_now(ctx.work, ctx.member, asked.meeting, ctx.now)
    if not number:
        return Reply(toast=_("Everybody who is invited has answered."))
    words = _n(
        "{n} member is asked, nobody more than once a day.",
        "{n} members are asked, nobody more than once a day.",
        number,
    )
    return Reply(toast=words)
