"""What is said about answers without anybody asking: built from the state at sending time."""

from collections.abc import Iterable
from datetime import datetime

from bot.chat.cards import Card
from bot.chat.exchange import Reply
from bot.chat.forms import Asked, Choice, Form, Option
from bot.chat.text import _
from bot.context import Context, Viewing
from bot.meetings import asking, quorum, standing_in
from bot.meetings.answer_actions import OpenQuorum, SetQuorum
from bot.meetings.answers import COMING
from bot.meetings.asking_cards import (
    ask_card,
    confirmed_card,
    declined_card,
    named_card,
    quorum_card,
    unnamed_card,
)
from bot.meetings.feature import feature
from bot.meetings.glance import Glance, glance
from bot.meetings.model import Attendance, State
from bot.meetings.standing_in import Telling
from bot.meetings.words import QUORUMS
from bot.membership.model import Member
from bot.membership.policy import require_coordinator
from bot.work import Work


def _seen(viewing: Viewing, meeting_id: int) -> Glance | None:
    """The meeting for a member who may still answer it."""
    meeting = viewing.work.meetings.find(meeting_id)
    if meeting is None or viewing.member is None or meeting.state_at(viewing.now) is not State.PLANNED:
        return None
    seen = glance(viewing.work, meeting, viewing.member, viewing.now)
    return seen if seen.invited or seen.changing else None


@feature.view(asking.VIEW)
def ask_again(viewing: Viewing, meeting_id: int) -> Card | None:
    """The question to somebody who has not answered; None once they have, and when it was moved or began."""
    seen, work = _seen(viewing, meeting_id), viewing.work
    if seen is None or viewing.member is None or not seen.invited or seen.mine is not None:
        return None
    if not asking.still_asked(seen.meeting, viewing.detail, viewing.now):
        return None
    named_by = (work.members.find(each) for each in work.attendances.naming(meeting_id, viewing.member.id))
    return ask_card(seen, [each for each in named_by if each is not None])


@feature.reminds(asking.VIEW)
def asked_again(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """Who has not answered."""
    return asking.silent(work, meeting_id, detail, now)


@feature.view(standing_in.NAMED)
def named(viewing: Viewing, meeting_id: int) -> Card | None:
    """To an alternate: that they are named, or no longer; the detail begins with the number of whoever did it."""
    seen, number = _seen(viewing, meeting_id), viewing.detail.rstrip("".join(Telling))
    by = viewing.work.members.find(int(number))
    if seen is None or by is None or viewing.member is None:
        return None
    answer = viewing.work.attendances.find(meeting_id, by.id)
    if answer is not None and answer.alternate_id == viewing.member.id:
        return named_card(seen, by, series=viewing.detail.endswith(Telling.SERIES))
    return unnamed_card(seen, by)


@feature.view(standing_in.SAID)
def said(viewing: Viewing, meeting_id: int) -> Card | None:
    """To whoever named an alternate: what they said; None when it does not matter any more."""
    seen, (number, _dot, word) = _seen(viewing, meeting_id), viewing.detail.partition(".")
    alternate = viewing.work.members.find(int(number))
    if seen is None or seen.answer is None or alternate is None:
        return None
    answer = seen.answer
    if word == standing_in.SAYS[Attendance.YES]:
        return confirmed_card(seen, alternate) if answer.alternate_id == alternate.id else None
    waits = answer.attendance in (*COMING, Attendance.WAITING) and answer.attendance is not Attendance.YES
    return declined_card(seen, alternate) if waits and not answer.alternate else None


@feature.view(quorum.VIEW)
def quorum_warning(viewing: Viewing, meeting_id: int) -> Card | None:
    """To coordinators, a day before: too few will be there; None when that is not so any more."""
    seen = _seen(viewing, meeting_id)
    if seen is None or not seen.changing:
        return None
    expected = quorum.missed(viewing.work, seen.meeting, viewing.detail, viewing.now)
    return None if expected is None else quorum_card(seen, expected)


@feature.reminds(quorum.VIEW)
def warned(work: Work, meeting_id: int, detail: str, now: datetime) -> Iterable[Member]:
    """The coordinators, if the quorum is in doubt."""
    return quorum.warned(work, meeting_id, detail, now)


@feature.on(OpenQuorum)
def open_quorum(ctx: Context, asked: OpenQuorum) -> Reply:
    """The form with the quorum of a group's meetings."""
    group = require_coordinator(ctx.work, ctx.member, asked.group)
    options = tuple(Option(each.value, words) for each, words in QUORUMS.items())
    given = ctx.work.meetings.quorum_of(group.id).value
    question = Choice(
        "quorum", _("How many organisations with a vote must be there?"), options=options, given=given
    )
    intro = _(
        "For all meetings of “{group}”. A day before, you are told when it is in doubt.", group=group.name
    )
    form = Form(_("Quorum of meetings"), SetQuorum, (question,), _("Save"), {"group": group.id}, intro)
    return Reply(ask=Asked(form, asked))


@feature.on(SetQuorum)
def set_quorum(ctx: Context, filled: SetQuorum) -> Reply:
    """It is kept."""
    quorum.set_quorum(ctx.work, ctx.member, filled.group, filled.quorum)
    return Reply(
        toast=_("The quorum of the group’s meetings is now: {quorum}.", quorum=QUORUMS[filled.quorum])
    )
