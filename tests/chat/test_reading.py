"""Raw answers become values, or a sentence at the field."""

import pytest

from bot.chat.forms import Answers, Line, Moment, Number, Prose, Question, Tongues
from bot.chat.languages import Language
from bot.chat.reading import Writer, read_answer
from bot.chat.text import Variants, Verbatim
from bot.errors import Refusal
from tests.cast import NOW

ANNA = Writer(Language.DE, NOW)
LABEL = Verbatim("label")


@pytest.mark.parametrize("empty", ["", "  ", "\n", "\u200b", "\u200e \ufeff", "\x07"])
@pytest.mark.parametrize("question", [Line("a", LABEL), Prose("a", LABEL), Tongues("a", LABEL)])
def test_what_holds_nothing_to_read_is_no_answer(question: Question, empty: str) -> None:
    with pytest.raises(Refusal, match=r"needed here|at least one language"):
        read_answer(question, {"a": empty, "a.zh": empty}, ANNA)


@pytest.mark.parametrize(
    ("question", "answers", "value"),
    [
        (Line("a", LABEL, optional=True), {"a": "\u200b"}, ""),
        (Number("a", LABEL, least=15, most=480), {"a": "１５"}, 15),
        (
            Tongues("a", LABEL),
            {"a.de": "Daten", "a.en": "data"},
            Variants({Language.DE: "Daten", Language.EN: "data"}, Language.DE),
        ),
    ],
)
def test_answers_become_values(question: Question, answers: Answers, value: object) -> None:
    assert read_answer(question, answers, ANNA) == value


@pytest.mark.parametrize("typed", ["14", "481", "-20", "15.5", "viele", "1e3", "9" * 400])
def test_a_number_out_of_bounds_is_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="whole number"):
        read_answer(Number("a", LABEL, least=15, most=480), {"a": typed}, ANNA)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-12-01T15:00", "2026-12-01T14:00:00+00:00"),
        ("nächsten Dienstag um 15 Uhr", "2026-12-01T14:00:00+00:00"),
        ("下周二下午三点", "2026-12-01T14:00:00+00:00"),
    ],
)
def test_a_moment_is_picked_or_typed_on_the_clock_of_the_field(typed: str, iso: str) -> None:
    at = read_answer(Moment("a", LABEL, zone="Europe/Berlin"), {"a": typed}, ANNA)
    assert at.isoformat() == iso


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2026-11-24T15:00", "has passed"),
        ("2027-03-28T02:30", "put forward"),
        ("2027-10-31T02:30", "twice"),
        ("2026-02-30T10:00", "no day"),
        ("irgendwann", "not"),
    ],
)
def test_a_moment_that_cannot_be_is_refused_with_the_reason(typed: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        read_answer(Moment("a", LABEL, zone="Europe/Berlin"), {"a": typed}, ANNA)
