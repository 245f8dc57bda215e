"""What was asked and under which terms, as lines of an export."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from bot.chat.text import Value, Variants, Verbatim, _, _n
from bot.membership.model import Group
from bot.polls.evidence.lines import NOTHING, Line, numbered
from bot.polls.methods.words import NAMES, counting_words
from bot.polls.model import Option, Poll
from bot.polls.verdict import EXPLAINED, QUORUMS
from bot.polls.wording import KINDS, LIVE, SECRECY, UNITS
from bot.record.model import Fact
from bot.record.service import fact_of
from bot.recount.layout import FORMAT, VERSION


def head_lines() -> Iterator[Line]:
    """What kind of file it is."""
    yield Line("format", FORMAT, _("Format"))
    yield Line("version", VERSION, _("Format number"))
    yield Line("program", f"wgbot {_program()}", _("Written by"))


def _program() -> str:
    try:
        return version("wgbot")
    except PackageNotFoundError:
        return "(not installed)"


def poll_lines(poll: Poll, group: Group) -> Iterator[Line]:
    """The poll itself."""
    yield Line("poll.number", poll.id, _("Number of the poll"))
    yield Line("poll.group", fact_of(group.name), _("Group"), group.name)
    yield Line("poll.question", fact_of(poll.question), _("Question"), poll.question)
    yield Line("poll.method", poll.method.value, _("Method"), NAMES[poll.method])
    yield Line("poll.ties", "level", _("Counting"), counting_words(poll.method))
    moments = {
        "opened_at": (_("Opened"), poll.opened_at),
        "closes_at": (_("Deadline"), poll.closes_at),
        "ended_at": (_("Closed"), poll.ended_at),
        "review_at": (_("Review"), poll.review_at),
    }
    for name, (meaning, at) in moments.items():
        yield Line(f"poll.{name}", _instant(at), meaning, at or NOTHING)
    yield Line("poll.zone", poll.zone, _("Time zone"))


def terms_lines(poll: Poll) -> Iterator[Line]:
    """The terms, under the names that the record gives them."""
    terms = poll.terms
    said: dict[str, tuple[Value, Value]] = {
        "kind": (_("Kind"), KINDS[terms.kind]),
        "unit": (_("Unit"), UNITS[terms.unit]),
        "rule": (_("Rule"), EXPLAINED[terms.rule] if terms.rule else NOTHING),
        "quorum": (_("Quorum"), QUORUMS[terms.quorum]),
        "live": (_("Results"), LIVE[terms.live]),
        "secrecy": (_("Secrecy"), SECRECY[terms.secrecy]),
        "working_days": (_("Common working days"), NOTHING),
        "provisional": (_("Deadline counted provisionally"), NOTHING),
    }
    for name, value in asdict(terms).items():
        plain: Fact = value if isinstance(value, bool | int | None) else str(value)
        yield Line(f"terms.{name}", plain, *said.get(name, (Verbatim(name), NOTHING)))


def option_lines(poll: Poll) -> list[Line]:
    """The options in their order, in every language."""
    named = zip(poll.options, poll.labels, strict=True)
    return numbered(
        "options",
        (
            (_option(option), _("Option {number}", number=number), words)
            for number, (option, words) in enumerate(named, start=1)
        ),
    )


def _option(option: Option) -> Fact:
    return fact_of(option) if isinstance(option, Variants) else {"at": _instant(option)}


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat()


def entitled_lines(poll: Poll) -> Iterator[Line]:
    """How many votes could be cast."""
    result = poll.result
    if result is None:
        return
    whole = _n("{n} vote", "{n} votes", result.entitled)
    yield Line("entitled.all", result.entitled, _("Votes that could be cast"), whole)
    for side, votes in result.sides:
        seats = _n("{n} vote", "{n} votes", votes.entitled)
        yield Line(f"entitled.{side.value}", votes.entitled, _side(side.value), seats)


def _side(side: str) -> Value:
    return _("Chinese side") if side == "cn" else _("German side")
