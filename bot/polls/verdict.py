"""A judgement in words: what a rule asks for, how each condition came out, and the outcome as one sentence."""

from collections.abc import Mapping

from bot.chat.text import Listing, Percent, Text, Value, _
from bot.membership.roles import Side
from bot.membership.words import SIDES
from bot.polls.rules import Finding, Judgement, Matter, Quorum, Rule, Share

RULES: Mapping[Rule, Text] = {
    Rule.SIMPLE: _("Simple majority"),
    Rule.TWO_THIRDS: _("Two-thirds majority"),
    Rule.CONSENSUS: _("Consensus"),
    Rule.DOUBLE: _("Double majority (on each side)"),
    Rule.TWO_THIRDS_ONE_SIDE: _("Two thirds on one side, more than half on the other"),
}
"""The names of the rules."""

EXPLAINED: Mapping[Rule, Text] = {
    Rule.SIMPLE: _(
        "Adopted if more than half of the yes and no votes are yes. Abstentions do not count for the majority."
    ),
    Rule.TWO_THIRDS: _(
        "Adopted if at least two thirds of the yes and no votes are yes. Abstentions do not count for the majority."
    ),
    Rule.CONSENSUS: _(
        "Adopted if nobody votes no and at least one vote is yes. Abstaining does not prevent it."
    ),
    Rule.DOUBLE: _(
        "Adopted only if on each side more than half of the yes and no votes are yes. "
        "Abstentions count for the quorum, not for the majority."
    ),
    Rule.TWO_THIRDS_ONE_SIDE: _(
        "Adopted only if on each side more than half of the yes and no votes are yes, and on one of the two sides "
        "at least two thirds. Abstentions count for the quorum, not for the majority."
    ),
}
"""What each rule asks for, said before and after the vote."""

QUORUMS: Mapping[Quorum, Text] = {
    Quorum.NONE: _("No quorum: the vote is valid however many take part."),
    Quorum.HALF: _("Quorum: at least half of those entitled to vote take part."),
    Quorum.HALF_PER_SIDE: _("Quorum: on each side, at least half of those entitled to vote take part."),
    Quorum.TWO_THIRDS: _("Quorum: at least two thirds of those entitled to vote take part."),
    Quorum.TWO_THIRDS_PER_SIDE: _(
        "Quorum: on each side, at least two thirds of those entitled to vote take part."
    ),
}
"""What each quorum asks for, said before and after the vote."""

NEEDED: Mapping[Share, Text] = {
    Share.MORE_THAN_HALF: _("more than half is needed"),
    Share.HALF: _("at least half is needed"),
    Share.TWO_THIRDS: _("at least two thirds are needed"),
    Share.ALL: _("no vote against is allowed"),
}
"""What a condition asks for."""


def finding_words(finding: Finding) -> Text:
    """One condition with its figures: whose, how many, what is needed, met or not."""
    said: dict[str, Value] = {
        "who": _whose(finding),
        "share": Percent(finding.part / finding.whole if finding.whole else 0),
        "part": finding.part,
        "whole": finding.whole,
        "needed": NEEDED[finding.condition.share],
        "state": _("condition met") if finding.met else _("condition not met"),
    }
    if not finding.told:
        return _("{who}: of the yes and no votes, {needed}: {state}", **said)
    if finding.condition.matter is Matter.TURNOUT:
        return _("{who}: {part} of {whole} took part ({share}); {needed}: {state}", **said)
    return _("{who}: {share} yes ({part} of {whole} yes and no votes); {needed}: {state}", **said)


def verdict(judgement: Judgement) -> Text:
    """The outcome as one sentence, naming every condition that failed."""
    if judgement.adopted:
        return _("Adopted: every condition is met.")
    if judgement.void:
        return _(
            "Nothing is decided: too few voted for a secret vote, and its result would give their votes away."
        )
    return _("Not adopted. {reasons}.", reasons=Listing(tuple(_reason(each) for each in judgement.failed)))


def _reason(finding: Finding) -> Text:
    who = _whose(finding)
    share = Percent(finding.part / finding.whole if finding.whole else 0)
    needed = NEEDED[finding.condition.share]
    if not finding.told:
        return _("{who}: too few yes votes ({needed})", who=who, needed=needed)
    if finding.condition.matter is Matter.TURNOUT:
        return _("{who}: turnout {share} ({needed})", who=who, share=share, needed=needed)
    return _("{who}: {share} yes ({needed})", who=who, share=share, needed=needed)


def _whose(finding: Finding) -> Text:
    if finding.condition.either and not finding.told:
        return _("One of the sides")
    return whose(finding.side)


def whose(side: Side | None) -> Text:
    """Whose votes: a side's, or all together."""
    return _("All votes") if side is None else SIDES[side]
