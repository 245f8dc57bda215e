"""Secret votes through the services: changeable or final, counted by side at the close, and told alike."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.exchange import Room
from bot.chat.languages import Language
from bot.delivery import Courier
from bot.errors import Refusal
from bot.features import REGISTRY
from bot.membership.roles import Side
from bot.polls import kept, voting
from bot.polls.deciding import judgement
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Secrecy, Terms, Unit
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import NOW, SEAL
from tests.meetings.scenes import deliver
from tests.polls.scenes import CLOSES, counted, find, member
from tests.polls.secret_scenes import KEYS, cast
from tests.polls.test_formal import ABSTAIN, NO, REFERENCE, YES, convene, group, person
from tests.polls.test_formal import cast as openly

__all__ = ["group"]

pytestmark = pytest.mark.slow

LATER = timedelta(minutes=5)


@pytest.fixture
def open_work(open_work: OpenWork, engine: Engine) -> OpenWork:
    """The example group, with an operator's key."""
    return works_on(engine, KEYS)


@pytest.fixture
def bot(open_work: OpenWork) -> Bot:
    return Bot(open_work, REGISTRY, SEAL)


def terms(secrecy: Secrecy, unit: Unit = Unit.ORGANISATION) -> Terms:
    return Terms(Kind.FORMAL, unit, Rule.DOUBLE, Quorum.HALF_PER_SIDE, secrecy=secrecy)


@pytest.mark.parametrize("secrecy", [Secrecy.SEALED, Secrecy.FINAL])
@pytest.mark.parametrize("unit", Unit)
def test_the_reference_case_comes_out_alike_when_it_is_secret(
    open_work: OpenWork, courier: Courier, group: int, secrecy: Secrecy, unit: Unit
) -> None:
    poll = convene(open_work, group, terms(secrecy, unit))
    for name, option in REFERENCE.items():
        cast(open_work, name, poll, option)

    courier.tick(CLOSES)

    judged = judgement(find(open_work, poll))
    assert judged is not None
    assert [(each.side, each.part, each.whole, each.met, each.told) for each in judged.findings] == [
        (Side.CN, 4, 5, True, True),
        (Side.DE, 7, 7, True, True),
        (Side.CN, 0, 0, True, False),
        (Side.DE, 0, 0, False, False),
    ]


def test_while_it_is_open_only_the_turnout_is_known(open_work: OpenWork, group: int) -> None:
    poll = convene(open_work, group, terms(Secrecy.SEALED))
    cast(open_work, "cn0", poll, YES)

    found = find(open_work, poll)
    with open_work() as work:
        tally = kept.tally(work, found)

    assert (tally.votes, tally.voters, tally.entitled) == ((0, 0, 0), 1, 12)
    assert counted(open_work, poll) == (0, 0, 0)


def test_a_sealed_vote_can_be_changed_and_taken_back(
    open_work: OpenWork, courier: Courier, group: int
) -> None:
    poll = convene(open_work, group, terms(Secrecy.SEALED))
    cast(open_work, "cn0", poll, YES)
    cast(open_work, "cn0", poll, NO)
    cast(open_work, "de0", poll, ABSTAIN)
    with open_work() as work:
        voting.take_back_vote(work, member(work, person("de0")), poll, CLOSES - LATER)

    courier.tick(CLOSES)

    result = find(open_work, poll).result
    assert result is not None
    assert (result.votes, result.voters, result.withheld) == ((0, 0, 0), 1, True)


def test_a_final_vote_cannot_be_changed(open_work: OpenWork, courier: Courier, group: int) -> None:
    poll = convene(open_work, group, terms(Secrecy.FINAL))
    cast(open_work, "cn0", poll, YES)

    with pytest.raises(Refusal, match="cannot be changed"):
        cast(open_work, "cn0", poll, NO)

    courier.tick(CLOSES)
    result = find(open_work, poll).result
    assert result is not None
    assert (result.voters, result.withheld) == (1, True)


@pytest.mark.parametrize(("secrecy", "drawn"), [(Secrecy.NAMED, 1), (Secrecy.SEALED, 0), (Secrecy.FINAL, 0)])
def test_a_secret_vote_changes_no_card_because_its_time_would_tell(
    open_work: OpenWork, courier: Courier, group: int, secrecy: Secrecy, drawn: int
) -> None:
    with open_work() as work:
        hall = GroupRoom(Room("test", "hall"), group, (Language.ZH, Language.DE), ("beijing", "berlin"))
        work.rooms.add(hall)
    poll = convene(open_work, group, terms(secrecy))
    assert len(deliver(courier, NOW).of("poll").parcels) == 1

    (openly if secrecy is Secrecy.NAMED else cast)(open_work, "cn1", poll, YES)

    assert len(deliver(courier, NOW + LATER).of("poll").parcels) == drawn


def test_without_a_key_no_secret_vote_opens(engine: Engine, open_work: OpenWork, group: int) -> None:
    with pytest.raises(Refusal, match="needs a key"):
        convene(works_on(engine), group, terms(Secrecy.SEALED))
