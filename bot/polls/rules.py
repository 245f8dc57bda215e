"""Rules of formal votes: what must hold for a proposal to be adopted, as data, and the judgement by them.

Shares are compared as whole numbers, never as decimals. Source of the rules: docs of the bilateral groups, in
particular "double majority": each side has its majority of yes over yes and no; abstentions count for the quorum only.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bot.membership.roles import Side

SIDES = (Side.CN, Side.DE)
"""The sides that have a vote."""


class Share(StrEnum):
    """A part of a whole that a condition asks for; the value is stored."""

    MORE_THAN_HALF = "more_than_half"
    HALF = "half"
    TWO_THIRDS = "two_thirds"
    ALL = "all"

    def met(self, part: int, whole: int) -> bool:
        """Whether `part` of `whole` is enough; nothing is ever enough of an empty whole."""
        if whole == 0:
            return False
        match self:
            case Share.MORE_THAN_HALF:
                return 2 * part > whole
            case Share.HALF:
                return 2 * part >= whole
            case Share.TWO_THIRDS:
                return 3 * part >= 2 * whole
            case Share.ALL:
                return part == whole


class Matter(StrEnum):
    """What a condition measures: the yes among yes and no, or who took part among those entitled."""

    YES = "yes"
    TURNOUT = "turnout"


@dataclass(frozen=True)
class Condition:
    """One condition: of all votes, of one side's (`side`), or of at least one side's (`either`)."""

    matter: Matter
    share: Share
    side: Side | None = None
    either: bool = False


@dataclass(frozen=True)
class Votes:
    """How one side, or all together, voted. `entitled` and `voted` count organisations or people.

    `untold`: who took part in a secret vote, which tells no more of a side.
    """

    entitled: int
    yes: int = 0
    no: int = 0
    abstained: int = 0
    untold: int = 0

    @property
    def voted(self) -> int:
        """Those who took part."""
        return self.yes + self.no + self.abstained + self.untold

    def measured(self, matter: Matter) -> tuple[int, int]:
        """Part and whole of what a condition measures."""
        return (self.yes, self.yes + self.no) if matter is Matter.YES else (self.voted, self.entitled)


def together(sides: Iterable[Votes]) -> Votes:
    """The votes of several sides as one."""
    all_of = tuple(sides)
    return Votes(
        sum(each.entitled for each in all_of),
        sum(each.yes for each in all_of),
        sum(each.no for each in all_of),
        sum(each.abstained for each in all_of),
        sum(each.untold for each in all_of),
    )


class Rule(StrEnum):
    """A preset of conditions for the majority; the value is stored."""

    SIMPLE = "simple"
    TWO_THIRDS = "two_thirds"
    CONSENSUS = "consensus"
    DOUBLE = "double"
    TWO_THIRDS_ONE_SIDE = "two_thirds_one_side"


class Quorum(StrEnum):
    """How many must take part; the value is stored."""

    NONE = "none"
    HALF = "half"
    HALF_PER_SIDE = "half_per_side"
    TWO_THIRDS = "two_thirds"
    TWO_THIRDS_PER_SIDE = "two_thirds_per_side"


def _each_side(matter: Matter, share: Share) -> tuple[Condition, ...]:
    return tuple(Condition(matter, share, side) for side in SIDES)


MAJORITIES: Mapping[Rule, tuple[Condition, ...]] = {
    Rule.SIMPLE: (Condition(Matter.YES, Share.MORE_THAN_HALF),),
    Rule.TWO_THIRDS: (Condition(Matter.YES, Share.TWO_THIRDS),),
    Rule.CONSENSUS: (Condition(Matter.YES, Share.ALL),),
    Rule.DOUBLE: _each_side(Matter.YES, Share.MORE_THAN_HALF),
    Rule.TWO_THIRDS_ONE_SIDE: (
        *_each_side(Matter.YES, Share.MORE_THAN_HALF),
        Condition(Matter.YES, Share.TWO_THIRDS, either=True),
    ),
}

QUORUMS: Mapping[Quorum, tuple[Condition, ...]] = {
    Quorum.NONE: (),
    Quorum.HALF: (Condition(Matter.TURNOUT, Share.HALF),),
    Quorum.HALF_PER_SIDE: _each_side(Matter.TURNOUT, Share.HALF),
    Quorum.TWO_THIRDS: (Condition(Matter.TURNOUT, Share.TWO_THIRDS),),
    Quorum.TWO_THIRDS_PER_SIDE: _each_side(Matter.TURNOUT, Share.TWO_THIRDS),
}


@dataclass(frozen=True)
class Finding:
    """One condition with its figures. `side`: whose figures; where either side will do, the better one's.

    `told`: whether its figures may be told; of a secret vote it may be only whether it is met.
    """

    condition: Condition
    part: int
    whole: int
    met: bool
    side: Side | None = None
    told: bool = True


@dataclass(frozen=True)
class Judgement:
    """Every condition with its figures; adopted only if all are met.

    `void`: a secret vote with too few ballots, which decides nothing: the verdict would give them away.
    """

    findings: tuple[Finding, ...]
    void: bool = False

    @property
    def adopted(self) -> bool:
        """Whether every condition is met."""
        return not self.void and all(finding.met for finding in self.findings)

    @property
    def failed(self) -> tuple[Finding, ...]:
        """The conditions that are not met."""
        return tuple(finding for finding in self.findings if not finding.met)


def judge(rule: Rule | None, quorum: Quorum, sides: Mapping[Side, Votes]) -> Judgement:
    """Hold the votes of the sides against the conditions, quorum first. Without a rule there is the quorum alone."""
    majority = MAJORITIES[rule] if rule else ()
    return Judgement(tuple(_find(each, sides) for each in (*QUORUMS[quorum], *majority)))


def _find(condition: Condition, sides: Mapping[Side, Votes]) -> Finding:
    if condition.either:
        return max((_of(condition, sides, side) for side in SIDES), key=_quality)
    return _of(condition, sides, condition.side)


def _of(condition: Condition, sides: Mapping[Side, Votes], side: Side | None) -> Finding:
    votes = together(sides.values()) if side is None else sides.get(side, Votes(0))
    part, whole = votes.measured(condition.matter)
    return Finding(condition, part, whole, condition.share.met(part, whole), side)


def _quality(finding: Finding) -> Fraction:
    return Fraction(finding.part, finding.whole) if finding.whole else Fraction(-1)
