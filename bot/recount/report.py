"""What a recount says to whoever asked for it."""

from collections.abc import Iterator

from bot.chat.text import Text, Value, Verbatim, _, _n
from bot.recount.compare import Outcome
from bot.recount.paper import Paper
from bot.recount.proof import check_value


def report(paper: Paper, outcome: Outcome) -> Iterator[Value]:
    """Line by line: whether it agrees, every difference, the figures, and what the file cannot show."""
    yield _("“{question}” ({group})", question=paper.question, group=paper.group)
    if outcome.differences:
        many = len(outcome.differences)
        yield _n(
            "The file does not agree: {n} difference.", "The file does not agree: {n} differences.", many
        )
        yield from outcome.differences
    else:
        yield _agreement(paper, outcome)
        yield from _figures(paper, outcome)
    yield from outcome.limits
    value = check_value(paper)
    if value is not None:
        yield _(
            "Check value of the close: {value}. Please compare it with the one on the result card in the chat: only "
            "that shows that nobody changed both the ballots and the result.",
            value=Verbatim(value),
        )


def _agreement(paper: Paper, outcome: Outcome) -> Text:
    if outcome.count is None:
        return _("What the file tells agrees with itself; it holds no votes to be counted.")
    return _n(
        "Counted again: {n} ballot. Every figure agrees with the file.",
        "Counted again: {n} ballots. Every figure agrees with the file.",
        outcome.count.voters,
    )


def _figures(paper: Paper, outcome: Outcome) -> Iterator[Value]:
    if outcome.count is not None:
        for option, votes in zip(paper.options, outcome.count.votes, strict=True):
            yield _("{option}: {votes}", option=option, votes=votes)
    if paper.adopted is None:
        return
    if paper.rule is None:
        yield (
            _("The quorum is met, so the result stands.")
            if paper.adopted
            else _("The quorum is not met, so nothing is decided.")
        )
    else:
        yield _("Adopted.") if paper.adopted else _("Not adopted.")
