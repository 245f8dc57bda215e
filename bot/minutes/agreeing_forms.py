"""The forms of agreeing on minutes."""

from bot.chat.forms import Choice, Form, Number, Option, Tongues
from bot.chat.text import Text, Value, _, _n
from bot.membership.model import Group
from bot.minutes.agreeing_actions import AnswerObjection, ObjectToMinutes, SendMinutes
from bot.minutes.model import USUAL_DAYS, Minutes, Objection
from bot.minutes.sheet import Sheet
from bot.minutes.words import entry_words

LONGEST_REASON = 600
MOST_DAYS = 20


def send_form(minutes: Minutes, missing: int) -> Form:
    """After how many common working days silence counts as agreement; says what is not translated."""
    explained: Text = _(
        "Both co-chairs get the text. Without an objection it counts as accepted after this time."
    )
    if missing:
        explained = _n(
            "{n} entry is not yet there in every language of the group. Both co-chairs get the text as it is; "
            "without an objection it counts as accepted after this time.",
            "{n} entries are not yet there in every language of the group. Both co-chairs get the text as it is; "
            "without an objection it counts as accepted after this time.",
            missing,
        )
    return Form(
        _("Send to the co-chairs"),
        SendMinutes,
        (
            Number(
                "days",
                _("How many common working days do they have?"),
                _("Days on which both sides work."),
                least=1,
                most=MOST_DAYS,
                given=minutes.days or USUAL_DAYS,
            ),
        ),
        _("Send"),
        {"minutes": minutes.id},
        explained,
    )


def object_form(minutes: Minutes, round_: int, sheet: Sheet, group: Group) -> Form:
    """What a co-chair objects to, and why."""
    whole: tuple[tuple[str, Value], ...] = (("0", _("The minutes as a whole")),)
    entries = tuple((str(line.entry_id), entry_words(line)) for line in sheet.lines)
    return Form(
        _("Object to the minutes"),
        ObjectToMinutes,
        (
            Choice(
                "entry",
                _("What do you object to?"),
                options=tuple(Option(*each) for each in (*whole, *entries)),
            ),
            Tongues(
                "reason",
                _("Why, and what should it say?"),
                languages=group.languages,
                longest=LONGEST_REASON,
                several_lines=True,
            ),
        ),
        _("Object"),
        {"minutes": minutes.id, "round": round_},
    )


def answer_form(objection: Objection, group: Group) -> Form:
    """What the coordinator answers to an objection."""
    return Form(
        _("Answer the objection"),
        AnswerObjection,
        (
            Tongues(
                "answer",
                _("What did you change, or why not?"),
                languages=group.languages,
                longest=LONGEST_REASON,
                several_lines=True,
                given=objection.answer.texts if objection.answer else {},
            ),
        ),
        _("Save"),
        {"objection": objection.id},
        _("The objection: {reason}", reason=objection.reason),
    )
