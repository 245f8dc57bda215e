"""What a closed poll came to, and what the record says of it, as lines of an export."""

import json
from collections.abc import Iterator

from bot.chat.text import Value, Verbatim, _
from bot.membership.words import SIDES
from bot.polls.conduct.result import outcome_words
from bot.polls.counting import Method, Round
from bot.polls.deciding import DECIDABLE, judgement
from bot.polls.evidence.lines import Line, numbered
from bot.polls.model import Poll, Tally
from bot.polls.rules import Finding, Votes
from bot.polls.verdict import finding_words
from bot.record.files import ENTRY, write_lines
from bot.record.model import Entry, Fact, Step
from bot.work import Work


def result_lines(poll: Poll, result: Tally) -> Iterator[Line]:
    """The figures by option; of a secret vote that may not tell them only how many took part."""
    yield Line("result.voters", result.voters, _("Members who voted"))
    if result.withheld:
        return
    yield Line("result.votes", list(result.votes), _("Votes by option"))
    yield Line(
        "result.spread", [list(each) for each in result.spread], _("By option, how many gave each mark")
    )
    places = result.places if result.voters else ()
    numbers: list[Fact] = [[option + 1 for option in place] for place in places]
    yield Line("result.places", numbers, _("Options by place"))
    if result.pairs:
        pairs: list[Fact] = [list(each) for each in result.pairs]
        yield Line("result.pairs", pairs, _("How many prefer the option of the row to that of the column"))
    if poll.method is Method.RUNOFF:
        rounds: list[Fact] = [_round(poll, each) for each in result.rounds] if result.voters else []
        yield Line("result.rounds", rounds, _("Rounds"))


def _round(poll: Poll, each: Round) -> Fact:
    votes = dict(each.votes)
    return {"votes": [votes.get(option) for option in range(len(poll.options))], "exhausted": each.exhausted}


def decision_lines(poll: Poll, result: Tally) -> Iterator[Line]:
    """The votes by side, every condition, and what they decide; of a formal vote only."""
    if not poll.terms.formal:
        return
    tells = poll.method in DECIDABLE and not poll.terms.secret
    for side, votes in result.sides:
        yield Line(f"sides.{side.value}", _votes(votes, tells=tells), SIDES[side])
    judged = judgement(poll)
    findings = judged.findings if judged else ()
    yield from numbered(
        "conditions",
        (
            (_finding(each), _("Condition {number}", number=number), finding_words(each))
            for number, each in enumerate(findings, start=1)
        ),
    )
    yield Line("adopted", None if judged is None else judged.adopted, _("Outcome"), outcome_words(poll))
    yield Line("void", judged is not None and judged.void, _("Decides nothing: too few took part"))


def _votes(votes: Votes, *, tells: bool) -> Fact:
    said: dict[str, Fact] = {"entitled": votes.entitled, "voted": votes.voted}
    how: dict[str, Fact] = {"yes": votes.yes, "no": votes.no, "abstained": votes.abstained}
    return said | how if tells else said


def _finding(each: Finding) -> Fact:
    asked = each.condition
    said: dict[str, Fact] = {
        "matter": asked.matter.value,
        "share": asked.share.value,
        "side": each.side.value if each.side else None,
        "either": asked.either,
        "met": each.met,
    }
    return said | ({"part": each.part, "whole": each.whole} if each.told else {})


def record_lines(work: Work, poll: Poll) -> list[Line]:
    """The steps of a formal vote that stand in the group's record, with their hashes and without a name."""
    if poll.record_no is None:
        return []
    records, group = work.records, poll.group_id
    opened = records.latest(group, Step.OPENED, 0, records.count(group, Step.OPENED))
    of_poll = (each for each in opened if each.facts.get("poll") == poll.id)
    entries = [*of_poll, *records.entries(group, poll.record_no, 1)]
    return numbered("record", ((_entry(each), _("Step on record"), _number(each)) for each in entries))


def _entry(entry: Entry) -> Fact:
    [line] = write_lines([entry], ())
    said: dict[str, Fact] = json.loads(line)
    return said[ENTRY]


def _number(entry: Entry) -> Value:
    return _("{hash} (No. {number})", hash=Verbatim(entry.hash[:12]), number=entry.number)
