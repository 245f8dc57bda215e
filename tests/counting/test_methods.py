"""Each method, worked out by hand."""

import pytest

from bot.polls.counting import Method, Sheaf, Wrong, check, count


def test_votes_are_counted_and_level_options_share_a_place() -> None:
    counted = count(Method.ONE, {(1, 0, 0): 3, (0, 1, 0): 3, (0, 0, 1): 1, (0, 0, 0): 5}, 3)

    assert counted.voters == 7
    assert counted.figures == ((3,), (3,), (1,))
    assert counted.places == ((0, 1), (2,))
    assert counted.winners == (0, 1)


def test_without_a_vote_nobody_wins() -> None:
    assert count(Method.ONE, {(0, 0): 4}, 2).winners == ()


def test_several_options_count_each_for_itself() -> None:
    assert count(Method.SEVERAL, {(1, 1, 0): 2, (0, 1, 1): 1}, 3).figures == ((2,), (3,), (1,))


def test_an_option_without_a_rating_gets_none() -> None:
    counted = count(Method.RATING, {(5, 0): 1, (4, 4): 1}, 2)

    assert counted.figures == ((9,), (4,))


def test_points_add_up() -> None:
    assert count(Method.POINTS, {(7, 3): 2, (0, 10): 1}, 2).places == ((1,), (0,))


def test_of_two_dates_that_as_many_can_make_the_one_that_suits_more_comes_first() -> None:
    counted = count(Method.DATES, {(2, 1, 0): 2, (1, 2, 2): 1}, 3)

    assert counted.figures == ((2, 1), (1, 2), (1, 0))
    assert counted.places == ((0,), (1,), (2,))


TENNESSEE: Sheaf = {(1, 2, 3, 4): 42, (4, 1, 2, 3): 26, (4, 3, 1, 2): 15, (4, 3, 2, 1): 17}
"""The textbook case: Memphis, Nashville, Chattanooga, Knoxville, by how near they are to the voters."""


def test_schulze_finds_the_option_that_beats_every_other() -> None:
    assert count(Method.RANKED, TENNESSEE, 4).places == ((1,), (2,), (3,), (0,))


def test_the_run_off_strikes_the_last_until_one_has_more_than_half() -> None:
    counted = count(Method.RUNOFF, TENNESSEE, 4)

    assert [dict(each.votes) for each in counted.rounds] == [
        {0: 42, 1: 26, 2: 15, 3: 17},
        {0: 42, 1: 26, 3: 32},
        {0: 42, 3: 58},
    ]
    assert counted.places == ((3,), (0,), (1,), (2,))


def test_options_level_at_the_bottom_leave_the_run_off_together() -> None:
    counted = count(Method.RUNOFF, {(1, 0, 0, 0): 3, (0, 1, 0, 0): 4, (0, 2, 1, 0): 1, (0, 0, 0, 1): 1}, 4)

    assert counted.places == ((1,), (0,), (2, 3))
    assert counted.rounds[-1].exhausted == 1


def test_options_that_are_all_level_share_the_first_place() -> None:
    assert count(Method.RUNOFF, {(1, 2): 2, (2, 1): 2}, 2).winners == (0, 1)
    assert count(Method.RANKED, {(1, 2): 2, (2, 1): 2}, 2).winners == (0, 1)


@pytest.mark.parametrize(
    ("method", "marks"),
    [
        (Method.ONE, (1, 1)),
        (Method.YES_NO, (1, 0, 1)),
        (Method.SEVERAL, (2, 0)),
        (Method.RATING, (6, 0)),
        (Method.POINTS, (6, 5)),
        (Method.RANKED, (1, 1)),
        (Method.RUNOFF, (0, 2)),
        (Method.DATES, (3, 0)),
        (Method.ONE, (-1, 0)),
    ],
)
def test_impossible_marks_are_refused(method: Method, marks: tuple[int, ...]) -> None:
    with pytest.raises(Wrong):
        check(method, marks, len(marks))


def test_marks_for_another_number_of_options_are_refused() -> None:
    with pytest.raises(Wrong):
        count(Method.ONE, {(1, 0, 0): 1}, 2)
