"""Counting an exported poll and holding what it says against the count: every figure that differs, by name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat.text import Text, _
from bot.recount.ballots import wrong_ballots, wrong_seats
from bot.recount.deciding import wrong_votes
from bot.recount.differing import wrong_figures
from bot.recount.elimination import follows
from bot.recount.marks import METHODS, PREFERENCES, RANKED, SINGLE, Counted, counted, from_spread, highest
from bot.recount.paper import Paper
from bot.recount.paths import levels
from bot.recount.proof import wrong_record
from bot.recount.reading import Unreadable
from bot.recount.rules import MAJORITY, TURNOUT


@dataclass(frozen=True)
class Outcome:
    """What the recount came to: figures that differ, what could not be counted, and what was counted."""

    differences: tuple[Text, ...]
    limits: tuple[Text, ...]
    count: Counted | None


def recount(paper: Paper) -> Outcome:
    """Count it again. Raises Unreadable for a method or rule that this program does not know."""
    known = paper.quorum in TURNOUT and (paper.rule is None or paper.rule in MAJORITY)
    if paper.method not in METHODS or not known:
        raise Unreadable(
            _("The file names a method or rule that this program does not know. Please use a newer one.")
        )
    wrong = [*wrong_ballots(paper), *wrong_seats(paper)]
    count = None if wrong else _counted(paper)
    if count is not None:
        wrong += wrong_figures(paper, count)
    if not wrong:
        wrong += wrong_votes(paper, count)
    wrong += wrong_record(paper)
    if not wrong and not paper.whole:
        wrong.append(
            _(
                "Every figure agrees, but the file was changed after it was written: some text, name or term is not "
                "what it was."
            )
        )
    return Outcome(tuple(wrong), tuple(_limits(paper)), count)


def _counted(paper: Paper) -> Counted | None:
    """From the ballots; where the file holds none, as far as its totals tell; None where it holds no votes."""
    options, said = len(paper.options), paper.result
    if paper.ballots is not None:
        return counted(paper.method, paper.ballots, options)
    if said.votes is None:
        return None
    spread = said.spread or ()
    if [len(each) for each in spread] != [highest(paper.method, options)] * options:
        raise Unreadable(_("The totals of this file do not fit its method. Please export the poll again."))
    if paper.method not in PREFERENCES:
        count = from_spread(paper.method, said.voters, spread)
        return replace(count, voters=sum(count.votes)) if paper.method in SINGLE else count
    return _by_preferences(paper, Counted(said.voters, tuple(each[0] for each in spread), spread, ()))


def _by_preferences(paper: Paper, count: Counted) -> Counted:
    """The order from the pairs; of a run-off from its rounds, if one can have followed the other."""
    said, options = paper.result, len(paper.options)
    square = [len(each) for each in said.pairs] == [options] * options
    wide = all(len(each.votes) == options for each in said.rounds)
    if not square or not wide:
        raise Unreadable(_("The totals of this file do not fit its method. Please export the poll again."))
    count = replace(count, pairs=said.pairs, rounds=said.rounds)
    if not said.voters:
        return count
    if paper.method == RANKED:
        return replace(count, places=levels(said.pairs))
    begins = bool(said.rounds) and said.rounds[0].votes == count.votes
    possible = begins and follows(said.rounds, said.places or ())
    return replace(count, places=(said.places or ()) if possible else ())


def _limits(paper: Paper) -> Iterator[Text]:
    """What this file cannot show, because the vote was secret or very large."""
    if paper.result.votes is None:
        yield _(
            "Figures of this secret vote are not shown, because they would show who voted how; so no votes are in the "
            "file."
        )
    elif paper.ballots is None:
        yield _("The file holds totals and no single ballots, so the count begins from the totals.")
    if paper.formal and paper.result.votes is not None and not paper.sides:
        yield _("The votes by side are not in the file, because they would show who voted how.")
