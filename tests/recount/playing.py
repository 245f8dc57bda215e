"""Playing polls of every kind at random, and counting each again from its files."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.polls.counting import Method
from bot.polls.counting.marks import PREFERENCES, SINGLE, highest_mark
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.recount.compare import recount
from bot.recount.paper import paper_of
from bot.recount.reading import read
from bot.work import OpenWork
from storage.base import open_engine
from storage.schema import every_table
from storage.sealing import Keys
from storage.work import works_on
from tests.cast import seeded
from tests.polls.formal_scenes import SEATS, founded
from tests.recount.scenes import files_of, options_of, played

PEOPLE = tuple(f"{side.value}{number}" for side, count in SEATS.items() for number in range(count))
DOUBLE = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.HALF_PER_SIDE, secrecy=Secrecy.NAMED)


@contextmanager
def database() -> Iterator[tuple[OpenWork, int]]:
    """With an operator's key, and a group of twelve organisations."""
    engine = open_engine("sqlite://")
    every_table().create_all(engine)
    open_work = works_on(engine, Keys.read(Keys.new()))
    seeded(open_work)
    yield open_work, founded(open_work)
    engine.dispose()


def ballots_of(method: Method) -> st.SearchStrategy[tuple[int, ...]]:
    """Any ballot that somebody can cast."""
    options = range(len(options_of(method)))
    if method in SINGLE:
        return st.sampled_from(options).map(lambda one: tuple(int(each == one) for each in options))
    if method in PREFERENCES:
        orders = st.lists(st.sampled_from(options), unique=True, min_size=1)
        return orders.map(
            lambda order: tuple(order.index(each) + 1 if each in order else 0 for each in options)
        )
    if method is Method.POINTS:
        shares = st.lists(st.integers(0, 10), min_size=len(options), max_size=len(options))
        return shares.filter(lambda each: 0 < sum(each) <= 10).map(tuple)
    marks = st.integers(0, highest_mark(method, len(options)))
    rows = st.tuples(*(marks for _each in options))
    return rows.filter(any) if method is Method.SEVERAL else rows


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    """A straw poll, or a formal vote under any rule, quorum, unit and secrecy."""
    if draw(st.booleans()) and draw(st.booleans()):
        return Terms(secrecy=draw(st.sampled_from((Secrecy.NAMED, Secrecy.CONFIDENTIAL))))
    return Terms(
        Kind.FORMAL,
        draw(st.sampled_from(Unit)),
        draw(st.sampled_from((*Rule, None))),
        draw(st.sampled_from(Quorum)),
        secrecy=draw(st.sampled_from(Secrecy)),
    )


@st.composite
def polls(draw: st.DrawFn, method: Method) -> tuple[Terms, Mapping[str, Sequence[int]]]:
    """A poll of this method under any terms, and who votes how."""
    its_terms, ballots = draw(terms()), ballots_of(method)
    if (
        method is Method.CONSENT and its_terms.secret
    ):  # there is none: an objection's reason would tell who it was
        its_terms = replace(its_terms, secrecy=Secrecy.CONFIDENTIAL)
    who = draw(st.sets(st.sampled_from(PEOPLE)))
    return its_terms, {name: draw(ballots) for name in sorted(who)}


def play(open_work: OpenWork, group: int, method: Method, examples: int) -> None:
    """Play so many polls of this method, and count each again from each of its files."""

    @settings(max_examples=examples, deadline=None)
    @given(polls(method))
    def one(drawn: tuple[Terms, Mapping[str, Sequence[int]]]) -> None:
        poll = played(open_work, group, method, *drawn)
        for content in files_of(open_work, poll).values():
            assert recount(paper_of(read(content))).differences == ()

    one()
