"""What the tests of recounts begin with: polls of every kind played through the services, and their files."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from bot.chat.cards import Attachment, FileKind
from bot.chat.cities import BERLIN
from bot.chat.files import attachments_of, file_of
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.polls import service, voting
from bot.polls.counting import Method
from bot.polls.export import export_card
from bot.polls.fixed import FIXED
from bot.polls.model import Option
from bot.polls.service import Asking
from bot.polls.terms import Terms
from bot.record.model import Fact
from bot.recount.compare import Outcome, recount
from bot.recount.layout import sealed, text_of
from bot.recount.paper import paper_of
from bot.recount.reading import read
from bot.work import OpenWork
from tests.cast import ALEX, NOW
from tests.polls.formal_scenes import in_all, person
from tests.polls.scenes import CLOSES, ENGLISH, member, say

LATER = NOW + timedelta(minutes=5)
OPTIONS = tuple(map(in_all, ("Alpha", "Beta", "Gamma", "=1+1")))
"""The last one would be a formula."""

DAYS = tuple(CLOSES + timedelta(days=day) for day in (3, 4, 5, 6))
READERS = {language: Reader.person(language, BERLIN) for language in Language}

Facts = dict[str, Fact]
Marks = Sequence[int]


def options_of(method: Method) -> tuple[Option, ...]:
    """Four options, or those that are fixed."""
    return DAYS if method is Method.DATES else FIXED.get(method, OPTIONS)


def played(
    open_work: OpenWork, group: int, method: Method, terms: Terms, ballots: Mapping[str, Marks]
) -> int:
    """A poll that Alex opens, that these people vote in, and that is closed at its deadline."""
    poll = opened(open_work, group, method, terms)
    cast = voting.cast_secretly if terms.secret else voting.cast_marks
    for name, marks in ballots.items():
        with open_work() as work:
            cast(work, member(work, person(name)), poll, tuple(marks), LATER)
    return closed(open_work, poll)


def opened(open_work: OpenWork, group: int, method: Method, terms: Terms) -> int:
    """An open poll with four options, or those of its method."""
    with open_work() as work:
        asking = Asking(in_all("Shall we?"), options_of(method), method, terms=terms)
        return service.open_poll(work, member(work, ALEX), group, asking, CLOSES, NOW).id


def closed(open_work: OpenWork, poll_id: int) -> int:
    """The same poll after its deadline."""
    with open_work() as work:
        service.close_due(work, CLOSES)
    return poll_id


def files_of(
    open_work: OpenWork, poll_id: int, language: Language = Language.EN, phrasebook: Phrasebook = ENGLISH
) -> dict[FileKind, bytes]:
    """What a coordinator gets for a recount."""
    with open_work() as work:
        poll = work.polls.find(poll_id)
        assert poll is not None
        assert poll.result is not None
        attached = attachments_of(export_card(work, poll, poll.result))[-3:]

    def content(each: Attachment) -> bytes:
        return file_of(each, phrasebook, READERS[language]).content

    return {each.kind: content(each) for each in attached}


def facts_in(open_work: OpenWork, poll_id: int) -> Facts:
    """What the JSON file holds."""
    return read(files_of(open_work, poll_id)[FileKind.JSON])


def counted(facts: Facts) -> Outcome:
    """The recount of a file with these facts."""
    return recount(paper_of(read(text_of(facts).encode())))


def changed(facts: Facts, change: Callable[[Facts], None]) -> Facts:
    """A file that somebody changed, with a digest that fits again."""
    copy = read(text_of(facts).encode())
    change(copy)
    return sealed(copy)


def differences(facts: Facts) -> list[str]:
    """What a recount says about them, in English."""
    return [say(each) for each in counted(facts).differences]
