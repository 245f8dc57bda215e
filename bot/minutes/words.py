"""Fixed words of minutes: stages, entries, how a vote came out."""

from collections.abc import Mapping

from bot.chat.text import Listing, Text, Value, Verbatim, _, _n
from bot.minutes.model import Minutes, Sort, Stage
from bot.minutes.sheet import Count, Line, Sheet
from bot.polls.deciding import judgement
from bot.polls.verdict import verdict
from bot.work import Work

STAGES: Mapping[Stage, Text] = {
    Stage.DRAFT: _("draft"),
    Stage.SENT: _("with the co-chairs"),
    Stage.OBJECTED: _("objected to"),
    Stage.ACCEPTED: _("accepted"),
}

SORTS: Mapping[Sort, Text] = {
    Sort.NOTE: _("Items"),
    Sort.DECISION: _("Decisions"),
    Sort.ACTION: _("Action items"),
}
"""The headings over the entries of each sort."""


def stage_words(minutes: Minutes) -> Text:
    """Where minutes stand, with their number once they are accepted."""
    if minutes.number is not None:
        return _("accepted as No. {number}", number=minutes.number)
    return STAGES[minutes.stage]


def label_of(line: Line) -> Text:
    """What an entry is called: its sort and number."""
    match line.sort:
        case Sort.NOTE:
            return _("Item {n}", n=line.number)
        case Sort.DECISION:
            return _("Decision {n}", n=line.number)
        case Sort.ACTION:
            return _("Action item {n}", n=line.number)


def entry_words(line: Line) -> Text:
    """An entry in one line: what it is called, and its heading or text."""
    return _("{label}: {text}", label=label_of(line), text=line.heading or line.text or _("nothing written"))


def count_words(work: Work, count: Count) -> tuple[Text, ...]:
    """How a vote came out: figures by option, then the verdict."""
    figures = Listing(
        tuple(
            _n("{option}: {n} vote", "{option}: {n} votes", votes, option=option)
            for option, votes in zip(count.options, count.votes, strict=True)
        )
    )
    took_part = _("{voters} of {entitled} took part", voters=count.voters, entitled=count.entitled)
    figured = _("{figures} ({turnout})", figures=figures, turnout=took_part)
    return (figured, _outcome(work, count)) if count.adopted is not None else (figured,)


def _outcome(work: Work, count: Count) -> Text:
    """The verdict with its reasons; a closed poll no longer changes, so it is asked itself."""
    poll = work.polls.find(count.poll_id)
    judged = None if poll is None else judgement(poll)
    if judged is not None:
        return verdict(judged)
    return _("Adopted.") if count.adopted else _("Not adopted.")


def owner_words(line: Line, names: Mapping[int, str]) -> Value:
    """Who does it; a name that was erased is not said any more."""
    name = names.get(line.owner or 0)
    return Verbatim(name) if name else _("a former member")


def attendance_words(sheet: Sheet) -> Text:
    """How many were there."""
    return _n("{n} person", "{n} persons", len(sheet.attendees))
