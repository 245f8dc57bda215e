"""The instant run-off by its definition: names are struck from every ballot until one is on more than half."""

from collections.abc import Sequence

from bot.recount.paper import Ballot, Round

Places = tuple[tuple[int, ...], ...]


def eliminate(ballots: Sequence[Ballot], options: int) -> tuple[Places, tuple[Round, ...]]:
    """Options by place, and the rounds. All that are level at the bottom leave together."""
    orders = [(_order(ballot), ballot.count) for ballot in ballots]
    left, struck, rounds = list(range(options)), list[tuple[int, ...]](), list[Round]()
    while True:
        tops = {option: sum(n for order, n in orders if order[:1] == [option]) for option in left}
        empty = sum(n for order, n in orders if not order)
        rounds.append(Round(tuple(tops.get(option) for option in range(options)), empty))
        if is_over(tops):
            return (*_by_votes(tops), *struck), tuple(rounds)
        last = tuple(option for option in left if tops[option] == min(tops.values()))
        struck.insert(0, last)
        left = [option for option in left if option not in last]
        orders = [([option for option in order if option not in last], n) for order, n in orders]


def is_over(tops: dict[int, int]) -> bool:
    """Whether one has more than half of what still counts, or all that are left are level."""
    return max(tops.values()) * 2 > sum(tops.values()) or min(tops.values()) == max(tops.values())


def _order(ballot: Ballot) -> list[int]:
    ranked = [(mark, option) for option, mark in enumerate(ballot.marks) if mark > 0]
    return [option for _mark, option in sorted(ranked)]


def _by_votes(tops: dict[int, int]) -> Places:
    figures = sorted(set(tops.values()), reverse=True)
    return tuple(tuple(option for option, votes in tops.items() if votes == figure) for figure in figures)


def follows(rounds: Sequence[Round], places: Places) -> bool:
    """Whether rounds can have led to these places, as far as they tell without the ballots."""
    struck: Places = ()
    for number, each in enumerate(rounds):
        tops = {option: votes for option, votes in enumerate(each.votes) if votes is not None}
        if not tops:
            return False
        if is_over(tops):
            return number == len(rounds) - 1 and places == (*_by_votes(tops), *struck)
        last = tuple(option for option, votes in tops.items() if votes == min(tops.values()))
        struck = (last, *struck)
        if number + 1 < len(rounds) and not _goes_on(each, rounds[number + 1], last):
            return False
    return False


def _goes_on(one: Round, other: Round, last: tuple[int, ...]) -> bool:
    """Whether a round can follow another: the last have left, nobody else lost a vote, and none came from nowhere."""
    for option, (before, after) in enumerate(zip(one.votes, other.votes, strict=True)):
        if (after is None) != (before is None or option in last):
            return False
        if before is not None and after is not None and after < before:
            return False
    return _whole(one) == _whole(other) and other.exhausted >= one.exhausted


def _whole(each: Round) -> int:
    return sum(votes or 0 for votes in each.votes) + each.exhausted
