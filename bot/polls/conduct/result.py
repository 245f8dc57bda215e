"""The result of a formal vote: verdict, every condition with its figures, votes by side, check value, review."""

from collections.abc import Iterable, Sequence

from bot.chat.cards import Block, Button, Buttons, Card, Facts, Paragraph, Style
from bot.chat.text import Text, Value, Words, _
from bot.membership.words import SIDES
from bot.polls.conduct.actions import ReviseVote
from bot.polls.conduct.glance import Glance
from bot.polls.counting import Method
from bot.polls.deciding import judgement
from bot.polls.model import Poll
from bot.polls.outcome import taken_part
from bot.polls.rules import Judgement, Votes
from bot.polls.verdict import EXPLAINED, finding_words, verdict
from bot.record.cards import fingerprint


def result_blocks(seen: Glance) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands above and below the count of a formal vote that is closed."""
    poll, judged = seen.poll, judgement(seen.poll)
    above: list[Block] = []
    if judged is not None:
        above.append(Paragraph(verdict_words(poll, judged)))
        above.extend(_findings(poll, judged))
    below: list[Block] = [Facts(tuple(_by_side(poll)))]
    if poll.terms.rule is not None:
        below.append(Paragraph(EXPLAINED[poll.terms.rule]))
    if seen.head is not None:
        below.append(Facts(((_("Check value"), fingerprint(seen.head)),)))
    if poll.review_at is not None:
        below.append(Facts(((_("Review"), poll.review_at),)))
    return tuple(above), tuple(below)


def verdict_words(poll: Poll, judged: Judgement) -> Text:
    """The outcome as one sentence. A choice without a rule is only held against its quorum."""
    if poll.terms.rule is None and not judged.void:
        return (
            _("The quorum is met, so the result stands.")
            if judged.adopted
            else _("The quorum is not met, so nothing is decided.")
        )
    return verdict(judged)


def outcome_words(poll: Poll) -> Words:
    """The outcome in one sentence, also of a vote without any condition."""
    judged = judgement(poll)
    return _("The vote is closed.") if judged is None else verdict_words(poll, judged)


def _findings(poll: Poll, judged: Judgement) -> Sequence[Block]:
    return tuple(Paragraph(finding_words(each)) for each in judged.findings)


def _by_side(poll: Poll) -> Iterable[tuple[Words, Value]]:
    for side, votes in poll.result.sides if poll.result else ():
        part = taken_part(votes.voted, votes.entitled)
        yield SIDES[side], part if poll.terms.secret else _of_side(poll.method, votes, part)


def _of_side(method: Method, votes: Votes, part: Text) -> Text:
    figures: dict[str, Value] = {
        "yes": votes.yes,
        "no": votes.no,
        "abstained": votes.abstained,
        "turnout": part,
    }
    match method:
        case Method.YES_NO:
            return _("yes {yes}, no {no}, abstained {abstained}; {turnout}", **figures)
        case Method.CONSENT:
            return _("agreed {yes}, objected {no}, abstained {abstained}; {turnout}", **figures)
        case Method.ONE:
            return _("for the option in front {yes}, for others {no}; {turnout}", **figures)
        case _:
            return part


def revision_card(poll: Poll) -> Card:
    """Offers a co-chair or coordinator to put a vote that was not adopted again."""
    words = _(
        "You can revise the text and put it to the vote again. The new draft begins with everything as it was."
    )
    again = Button(_("Revise and vote again"), ReviseVote(poll.id), Style.MAIN)
    return Card(
        _("Not adopted: {question}", question=poll.question),
        (Paragraph(outcome_words(poll)), Paragraph(words), Buttons((again,))),
    )
