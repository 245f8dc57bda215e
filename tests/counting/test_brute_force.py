"""Schulze and run-off on random profiles, against counts that take the definitions at their word."""

from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from bot.polls.counting import Method, count
from bot.polls.counting.schulze import pairwise

Orders = list[tuple[int, ...]]
"""Options from the first choice to the last; some may be missing."""


@st.composite
def profiles(draw: st.DrawFn) -> tuple[int, Orders]:
    """A few ballots with complete or cut orders over two to five options."""
    options = draw(st.integers(2, 5))
    order = st.permutations(range(options)).flatmap(
        lambda whole: st.integers(1, options).map(lambda length: tuple(whole[:length]))
    )
    return options, draw(st.lists(order, min_size=1, max_size=9))


def sheaf_of(orders: Orders, options: int) -> dict[tuple[int, ...], int]:
    """The same ballots as marks."""
    sheaf: dict[tuple[int, ...], int] = {}
    for order in orders:
        marks = tuple(order.index(each) + 1 if each in order else 0 for each in range(options))
        sheaf[marks] = sheaf.get(marks, 0) + 1
    return sheaf


def prefers(order: tuple[int, ...], one: int, other: int) -> bool:
    return one in order and (other not in order or order.index(one) < order.index(other))


@given(profiles())
def test_the_pairs_are_those_of_the_orders(profile: tuple[int, Orders]) -> None:
    options, orders = profile

    table = pairwise(sheaf_of(orders, options), options)

    for one, other in permutations(range(options), 2):
        assert table[one][other] == sum(prefers(order, one, other) for order in orders)


def every_path(options: int, start: int, end: int) -> list[tuple[int, ...]]:
    between = [each for each in range(options) if each not in (start, end)]
    inner = [each for length in range(len(between) + 1) for each in permutations(between, length)]
    return [(start, *each, end) for each in inner]


@given(profiles())
def test_schulze_equals_trying_every_path(profile: tuple[int, Orders]) -> None:
    options, orders = profile
    sheaf = sheaf_of(orders, options)
    table = pairwise(sheaf, options)

    def link(one: int, other: int) -> int:
        return table[one][other] if table[one][other] > table[other][one] else 0

    def strength(start: int, end: int) -> int:
        return max(min(map(link, path, path[1:])) for path in every_path(options, start, end))

    places = count(Method.RANKED, sheaf, options).places

    assert sorted(each for place in places for each in place) == list(range(options))
    left = set(range(options))
    for place in places:
        unbeaten = {
            one
            for one in left
            if not any(strength(other, one) > strength(one, other) for other in left - {one})
        }
        assert set(place) == unbeaten
        left -= unbeaten


@given(profiles())
def test_who_beats_every_other_wins_under_schulze(profile: tuple[int, Orders]) -> None:
    options, orders = profile
    sheaf = sheaf_of(orders, options)
    table = pairwise(sheaf, options)
    for one in range(options):
        if all(table[one][other] > table[other][one] for other in range(options) if other != one):
            assert count(Method.RANKED, sheaf, options).places[0] == (one,)


@given(profiles())
def test_the_run_off_equals_striking_names_from_every_ballot(profile: tuple[int, Orders]) -> None:
    options, orders = profile
    left, struck = set(range(options)), []
    while True:
        tops = [next((each for each in order if each in left), None) for order in orders]
        votes = {option: tops.count(option) for option in left}
        cast = sum(votes.values())
        if any(2 * each > cast for each in votes.values()) or len(set(votes.values())) <= 1:
            break
        lowest = {option for option in left if votes[option] == min(votes.values())}
        struck.append(lowest)
        left -= lowest

    places = count(Method.RUNOFF, sheaf_of(orders, options), options).places

    best = max(votes.values())
    assert set(places[0]) == {option for option in left if votes[option] == best}
    assert [set(place) for place in places if not set(place) & left] == list(reversed(struck))


@given(profiles())
def test_the_numbers_of_the_options_do_not_matter(profile: tuple[int, Orders]) -> None:
    options, orders = profile
    turned = [tuple(options - 1 - each for each in order) for order in orders]
    for method in (Method.RANKED, Method.RUNOFF):
        places = count(method, sheaf_of(orders, options), options).places
        mirrored = count(method, sheaf_of(turned, options), options).places
        assert [{options - 1 - each for each in place} for place in mirrored] == [
            set(each) for each in places
        ]


def test_the_profiles_reach_cycles() -> None:
    cycle: Orders = [(0, 1, 2), (1, 2, 0), (2, 0, 1)]
    table = pairwise(sheaf_of(cycle, 3), 3)

    assert all(
        (table[a][b] > table[b][a]) or (table[b][a] > table[a][b]) for a, b in combinations(range(3), 2)
    )
    assert count(Method.RANKED, sheaf_of(cycle, 3), 3).winners == (0, 1, 2)
