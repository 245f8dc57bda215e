"""What an exported poll says, read strictly: everything a count needs, and nothing that is of another kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.chat.languages import Language
from bot.chat.text import Variants, Verbatim, Words, _
from bot.record.model import Fact
from bot.recount.fields import Fields
from bot.recount.layout import DIGEST, Facts, digest_of

SIDES = ("cn", "de")
MOST_OPTIONS = 12


@dataclass(frozen=True)
class Ballot:
    """One ballot, or alike ones (`count`), with a mark for each option. `row`: its place in the file, from 1."""

    row: int
    marks: tuple[int, ...]
    count: int
    side: str | None
    seat: int | None


@dataclass(frozen=True)
class Seat:
    """One vote that could be cast."""

    number: int
    side: str


@dataclass(frozen=True)
class Votes:
    """How a side voted: who could, who did, and (None: not said, or not asked by this method) how."""

    entitled: int
    voted: int
    yes: int | None = None
    no: int | None = None
    abstained: int | None = None


@dataclass(frozen=True)
class Round:
    """A round of a run-off: votes by option (None: it has left before), and ballots without a further choice."""

    votes: tuple[int | None, ...]
    exhausted: int


@dataclass(frozen=True)
class Condition:
    """A condition and how it came out; `side` None: of all votes. Without figures where secrecy hides them."""

    matter: str
    share: str
    side: str | None
    either: bool
    part: int | None
    whole: int | None
    met: bool


@dataclass(frozen=True)
class Result:
    """What the poll is said to have come to; None where secrecy keeps it."""

    voters: int
    votes: tuple[int, ...] | None
    spread: tuple[tuple[int, ...], ...] | None
    places: tuple[tuple[int, ...], ...] | None
    pairs: tuple[tuple[int, ...], ...]
    rounds: tuple[Round, ...]


@dataclass(frozen=True)
class Paper:
    """An exported poll. Options are numbered from 1 in the file and here from 0. `facts`: all of it, as it was read.

    `ballots` None: they are kept secret or were too many, and only totals are there. `seats` None: not by name.
    `by_organisation`: seats are organisations', which nobody unites during a vote; people's may become one.
    `void`: a secret vote with so few ballots that it decides nothing.
    """

    facts: Facts
    group: Words
    question: Words
    method: str
    formal: bool
    by_organisation: bool
    secrecy: str
    rule: str | None
    quorum: str
    options: tuple[Words, ...]
    entitled: int
    entitled_by_side: Mapping[str, int]
    seats: tuple[Seat, ...] | None
    proxies: tuple[tuple[int, int], ...]
    ballots: tuple[Ballot, ...] | None
    result: Result
    sides: Mapping[str, Votes]
    conditions: tuple[Condition, ...]
    adopted: bool | None
    void: bool
    record: tuple[Facts, ...]

    @property
    def secret(self) -> bool:
        """Whether nobody may learn who voted how."""
        return self.secrecy in ("sealed", "final")

    @property
    def whole(self) -> bool:
        """Whether the file is what its digest says."""
        return self.facts.get(DIGEST) == digest_of(self.facts)


def paper_of(facts: Facts) -> Paper:
    """The poll in these facts. Raises Unreadable, naming what is missing or of another kind."""
    file = Fields(facts)
    terms, result, entitled = file.part("terms"), file.part("result"), file.part("entitled")
    poll = file.part("poll")
    options = tuple(map(_named, file.items("options", 2, MOST_OPTIONS)))
    return Paper(
        facts=facts,
        group=_named(poll.facts.get("group")),
        question=_named(poll.facts.get("question")),
        method=poll.text("method"),
        formal=terms.text("kind") == "formal",
        by_organisation=terms.text_or_none("unit") == "organisation",
        secrecy=terms.text("secrecy"),
        rule=terms.text_or_none("rule"),
        quorum=terms.text("quorum"),
        options=options,
        entitled=entitled.number("all"),
        entitled_by_side={side: entitled.number(side) for side in SIDES if entitled.has(side)},
        seats=tuple(map(_seat, file.parts("seats"))) if file.has("seats") else None,
        proxies=tuple((each.number("seat"), each.number("holder")) for each in file.parts("proxies")),
        ballots=_ballots(file) if file.has("ballots") else None,
        result=_result(result),
        sides={side: _votes(file.part("sides").part(side)) for side in SIDES} if file.has("sides") else {},
        conditions=tuple(map(_condition, file.parts("conditions"))),
        adopted=file.flag_or_none("adopted"),
        void=file.flag_or_none("void") or False,
        record=tuple(each.facts for each in file.parts("record")),
    )


def _named(said: Fact) -> Words:
    """What was typed in several languages, or an option that is a moment."""
    if isinstance(said, dict) and isinstance(said.get("at"), str):
        try:
            return _("{when}", when=datetime.fromisoformat(str(said["at"])))
        except (ValueError, OverflowError):
            return Verbatim(str(said["at"]))
    texts = {each: str(said[each]) for each in Language if said.get(each)} if isinstance(said, dict) else {}
    if not texts:
        return Verbatim("?")
    first = next((each for each in texts if isinstance(said, dict) and each.value == said.get("first")), None)
    return Variants(texts, first or next(iter(texts)))


def _seat(each: Fields) -> Seat:
    return Seat(each.number("number"), each.text("side"))


def _ballots(file: Fields) -> tuple[Ballot, ...]:
    return tuple(
        Ballot(
            row,
            each.numbers("marks"),
            each.number("count"),
            each.text_or_none("side"),
            each.number_or_none("seat"),
        )
        for row, each in enumerate(file.parts("ballots"), start=1)
    )


def _result(said: Fields) -> Result:
    places = said.tables("places") if said.has("places") else None
    return Result(
        said.number("voters"),
        said.numbers("votes") if said.has("votes") else None,
        said.tables("spread") if said.has("spread") else None,
        None if places is None else tuple(tuple(option - 1 for option in place) for place in places),
        said.tables("pairs") if said.has("pairs") else (),
        tuple(Round(each.gaps("votes"), each.number("exhausted")) for each in said.parts("rounds")),
    )


def _votes(said: Fields) -> Votes:
    how = (said.number_or_none(name) for name in ("yes", "no", "abstained"))
    return Votes(said.number("entitled"), said.number("voted"), *how)


def _condition(said: Fields) -> Condition:
    return Condition(
        said.text("matter"),
        said.text("share"),
        said.text_or_none("side"),
        said.flag_or_none("either") or False,
        said.number_or_none("part"),
        said.number_or_none("whole"),
        said.flag_or_none("met") or False,
    )
