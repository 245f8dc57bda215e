"""The steps of the group's record that come with a formal vote: unchanged, and saying the same as the file."""

import json
from collections.abc import Iterator, Mapping

from bot.chat.text import Text, Value, Verbatim, _
from bot.record.chain import canonical, hash_of
from bot.record.files import ENTRY, Unreadable, read_lines
from bot.record.model import Entry, Fact, Step
from bot.recount.paper import Paper


def wrong_record(paper: Paper) -> Iterator[Text]:
    """Steps that were changed, and figures that are on record with another value."""
    for number, said in enumerate(paper.record, start=1):
        try:
            [entry] = read_lines([json.dumps({ENTRY: dict(said)})])[0]
            known = hash_of(entry)
        except (Unreadable, ValueError, TypeError, AttributeError):
            yield _("Step {number} of the record cannot be read.", number=number)
            continue
        if entry.hash != known:
            yield _("No. {number} of the record was changed after it was written.", number=entry.number)
        yield from _against(paper, entry)
        yield from _sides(paper, entry)


def _sides(paper: Paper, entry: Entry) -> Iterator[Text]:
    """The votes by side, as far as both tell them."""
    kept = entry.facts.get("sides")
    by_side = kept if isinstance(kept, dict) else {}
    for side, votes in paper.sides.items():
        said = by_side.get(side)
        for name, own in vars(votes).items():
            other = said.get(name) if isinstance(said, dict) else None
            if own is not None and isinstance(other, int) and own != other:
                yield _contradicted(_("Votes by side"), own, other, entry)


def _contradicted(what: Value, said: Fact, kept: Fact, entry: Entry) -> Text:
    return _(
        "{what}: the file says {said}, the record (No. {number}) says {kept}.",
        what=what,
        said=_plain(said),
        kept=_plain(kept),
        number=entry.number,
    )


def _against(paper: Paper, entry: Entry) -> Iterator[Text]:
    stands = (
        _opened(paper) if entry.step is Step.OPENED else _closed(paper) if entry.step is Step.CLOSED else {}
    )
    for name, (what, said) in stands.items():
        if (
            name in entry.facts
            and said is not None
            and canonical({name: entry.facts[name]}) != canonical({name: said})
        ):
            yield _contradicted(what, said, entry.facts[name], entry)


def _opened(paper: Paper) -> Mapping[str, tuple[Value, Fact]]:
    """What the opening says under the same names."""
    terms = paper.facts.get("terms")
    return {
        "method": (_("Method"), paper.method),
        "terms": (_("Terms"), _terms(terms) if isinstance(terms, dict) else None),
        "seats": (_("Seats by side"), dict(paper.entitled_by_side) if paper.by_organisation else None),
        "title": (_("Question"), _of(paper, "question")),
    }


def _terms(terms: Mapping[str, Fact]) -> dict[str, Fact]:
    return {
        name: value if isinstance(value, bool | int | None) else str(value) for name, value in terms.items()
    }


def _closed(paper: Paper) -> Mapping[str, tuple[Value, Fact]]:
    """What the close says under the same names."""
    said = paper.result
    return {
        "votes": (_("Votes by option"), None if said.votes is None else list(said.votes)),
        "voters": (_("Members who voted"), said.voters),
        "seats": (_("Votes that could be cast"), paper.entitled),
        "adopted": (_("Outcome"), paper.adopted),
        "title": (_("Question"), _of(paper, "question")),
    }


def _of(paper: Paper, name: str) -> Fact:
    poll = paper.facts.get("poll")
    return poll.get(name) if isinstance(poll, dict) else None


def _plain(said: Fact) -> Verbatim:
    return Verbatim(json.dumps(said, ensure_ascii=False))


def check_value(paper: Paper) -> str | None:
    """The check value that stands on the result card, of the last step in the file."""
    kept = paper.record[-1].get("hash") if paper.record else None
    return kept[:12] if isinstance(kept, str) else None
