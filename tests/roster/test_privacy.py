"""What is kept about a person: shown, handed over, and erased so that nothing leads to them any more."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, select

from adapters.sandbox.windows import PRIVATE
from bot.bot import Bot
from bot.chat.cards import Attachment, Card
from bot.chat.cities import BERLIN
from bot.chat.exchange import Account
from bot.chat.files import File, file_of
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Variants
from bot.delivery import Courier
from bot.features import REGISTRY
from bot.meetings import answering
from bot.meetings import service as meetings
from bot.meetings.actions import OpenSchedule
from bot.meetings.model import Attendance, Meeting
from bot.membership import codes
from bot.membership.actions import ChangeRole
from bot.membership.joining_actions import Invite
from bot.membership.model import Member, Membership
from bot.membership.roles import Role
from bot.membership.ways_in import Application
from bot.outbox import service as outbox
from bot.outbox.model import Posting, Subject, lane_of
from bot.polls import service as polls
from bot.polls import voting
from bot.polls.model import Area, Poll, Tally, Topic
from bot.polls.terms import Kind, Terms, Unit
from bot.privacy.actions import AskErasure, Erase, GetData
from bot.record.chain import verify
from bot.rooms import people
from bot.tasks import service as tasks
from bot.tasks.model import Task
from bot.work import OpenWork, Work
from storage.membership import members
from storage.sandbox import SqlSandboxStore
from storage.schema import every_table
from storage.secret_ballots import poll_voters
from storage.work import works_on
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, SEAL, WANG, ask, seeded
from tests.membership.looking import card_of, delivered, known, press, refusal, texts, toast
from tests.polls.scenes import open_poll
from tests.roster.filling import fill, referring
from tests.roster.scenes import DAY, GROUP, appoint, convene, organisation, person

pytestmark = pytest.mark.slow

ERIKA, PLAYED = Account("test", "erika-konto"), Account("sandbox", "erika-konto")
NAME, NUMBER = "Erika Mustermann", 987_654_321
TRACES = (NAME, "Erika", ERIKA.user, str(NUMBER))
LATER = NOW + timedelta(hours=1)


def in_english(text: str) -> Variants:
    return Variants({Language.EN: text}, Language.EN)


def arrive(work: Work) -> Member:
    """Somebody with a number that is nobody else's, in every office there is."""
    own = organisation(work, "Werke AG")
    erika = Member(NAME, Language.EN, "berlin", NOW, own, accounts=[ERIKA, PLAYED])
    erika.id = NUMBER
    work.members.add(erika)
    for group in (GROUP, GROUP + 1):
        work.members.enter(Membership(erika, group, Role.MEMBER, NOW))
    appoint(work, erika, Role.REPRESENTATIVE)
    appoint(work, erika, Role.CO_CHAIR)
    return erika


def vote(open_work: OpenWork, poll: int, by: Account, option: int) -> None:
    with open_work() as work:
        voting.cast_vote(work, person(work, by), poll, option, None, LATER)


def live(open_work: OpenWork, bot: Bot, engine: Engine) -> dict[str, int]:
    """A life with traces everywhere; returns polls by what they are."""
    with open_work() as work:
        arrive(work)
    found = {
        "open straw": open_poll(open_work),
        "closed straw": open_poll(open_work),
        "closed formal": convene(open_work),
        "open formal": convene(open_work, Terms(Kind.FORMAL, Unit.PERSON)),
    }
    for poll in found.values():
        vote(open_work, poll, ERIKA, 0)
        vote(open_work, poll, LI, 1)
    with open_work() as work:
        alex = person(work, ALEX)
        for name in ("closed straw", "closed formal"):
            polls.close(work, _locked(work, found[name]), LATER)
        _work_with_others(work, person(work, ERIKA), alex)
    ask(bot, ALEX, ChangeRole(GROUP, NUMBER, Role.COORDINATOR))
    ask(bot, ERIKA, Invite(GROUP))
    ask(bot, ERIKA, OpenSchedule(GROUP), forms=False)
    ask(bot, ERIKA, "/join AAAA-AAAA")
    with engine.begin() as connection:
        connection.execute(insert(poll_voters).values(poll_id=found["closed formal"], voters=[1, NUMBER]))
        fill(connection, NUMBER)
    play_in_the_browser(engine)
    return found


def play_in_the_browser(engine: Engine) -> None:
    """What the sandbox keeps of somebody: what they said, what only they saw, and their chat with the bot."""
    store = SqlSandboxStore(engine)
    store.add_message("plenary", {"text": "Hello"}, NOW, author=PLAYED.user)
    store.add_message("plenary", {"card": f"Dear {NAME}"}, NOW, seen_by=PLAYED.user)
    file = File("me.csv", "text/csv", NAME.encode())
    store.add_message(f"{PRIVATE}{PLAYED.user}", {"card": f"Welcome, {NAME}"}, NOW, files=[file])
    store.add_message("plenary", {"text": "Somebody else"}, NOW, author="liwei")


def _work_with_others(work: Work, erika: Member, alex: Member) -> None:
    meeting = Meeting(
        GROUP, in_english("Exchange"), NOW + DAY, "Europe/Berlin", 60, "Berlin", "", erika.id, NOW
    )
    meetings.schedule(work, alex, meeting, NOW)
    answering.attend(work, erika, meeting.id, Attendance.YES, NOW)
    tasks.give(work, Task(GROUP, erika.id, in_english("Write"), alex.id, NOW), erika, NOW)
    tasks.give(work, Task(GROUP, alex.id, in_english("Read"), erika.id, NOW), alex, NOW)
    work.applications.add(Application(erika, GROUP, "Erika asks", NOW))
    outbox.tell(work, erika, Subject("linked", erika.id), NOW)
    work.postings.add(Posting(lane_of(ERIKA), Subject("welcome", 1), "m1", erika.id))
    outbox.post(work, PLENARY, Subject("please_contact", erika.id), NOW)
    people.came(work, PLENARY, ERIKA, NOW)
    work.topics.add(Topic(GROUP, in_english("Norms"), None, Area.OTHER, erika.id, NOW))
    codes.issue_link_code(work, erika, NOW)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def engine(request: pytest.FixtureRequest) -> Engine:
    name = "file_engine" if request.param == "sqlite" else "postgres_engine"
    engine: Engine = request.getfixturevalue(name)
    return engine


@pytest.fixture
def open_work(engine: Engine) -> OpenWork:
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


@pytest.fixture
def bot(open_work: OpenWork) -> Bot:
    return Bot(open_work, REGISTRY, SEAL)


@pytest.fixture
def courier(open_work: OpenWork) -> Courier:
    return Courier(open_work, REGISTRY, ("test",))


def cells(engine: Engine) -> Iterator[tuple[str, str]]:
    """Every value in every table, as text, with its place."""
    with engine.connect() as connection:
        for table in every_table().sorted_tables:
            for row in connection.execute(select(table)):
                for name, value in row._mapping.items():
                    said = str(dict(value.texts)) if isinstance(value, Variants) else str(value)
                    yield f"{table.name}.{name}", said


def traces(engine: Engine) -> set[str]:
    """Where a trace of Erika is."""
    return {place for place, said in cells(engine) if any(each in said for each in TRACES)}


def results(open_work: OpenWork, found: dict[str, int]) -> list[Tally | None]:
    with open_work() as work:
        return [_found(work, found[name]).result for name in ("closed straw", "closed formal")]


def _locked(work: Work, poll: int) -> Poll:
    found = work.polls.for_ending(poll)
    assert found is not None
    return found


def _found(work: Work, poll: int) -> Poll:
    found = work.polls.find(poll)
    assert found is not None
    return found


def erase(bot: Bot, who: Account = ERIKA, member: int | None = None) -> str:
    """All the way: the question, the second question, yes."""
    first = card_of(ask(bot, who, AskErasure(member)))
    second = card_of(ask(bot, who, press(first, "Continue to erasing")))
    return toast(ask(bot, who, press(second, "Erase for good")))


def test_whoever_is_erased_leaves_no_trace_in_any_table(
    engine: Engine, open_work: OpenWork, bot: Bot, courier: Courier
) -> None:
    found = live(open_work, bot, engine)
    before = results(open_work, found)
    there = traces(engine)
    assert len(there) > 20, there  # otherwise the test looks for nothing

    assert erase(bot) == "Everything about you is erased."

    assert traces(engine) == set()
    assert results(open_work, found) == before
    delivered(courier, LATER)
    assert traces(engine) == set()


def test_every_table_that_knows_members_is_looked_at(engine: Engine, open_work: OpenWork, bot: Bot) -> None:
    live(open_work, bot, engine)
    there = traces(engine)
    assert {f"{table.name}.{column.name}" for table, column in referring()} <= there
    assert {"sandbox_messages.author", "sandbox_messages.body", "sandbox_files.content"} <= there


def test_what_others_said_in_the_browser_stays(engine: Engine, open_work: OpenWork, bot: Bot) -> None:
    live(open_work, bot, engine)
    erase(bot)
    said = [body for place, body in cells(engine) if place == "sandbox_messages.body"]
    assert said == ["{'text': 'Somebody else'}"]


def test_what_was_counted_stays_and_counts_the_same_again(
    engine: Engine, open_work: OpenWork, bot: Bot
) -> None:
    found = live(open_work, bot, engine)
    erase(bot)
    with open_work() as work:
        for name in ("closed straw", "closed formal"):
            poll = _found(work, found[name])
            assert poll.result is not None
            again = work.polls.recount(poll)
            assert (again.votes, again.voters) == (poll.result.votes, poll.result.voters)
        open_straw, open_formal = _found(work, found["open straw"]), _found(work, found["open formal"])
        assert work.polls.tally(open_straw).votes == (0, 1, 0)
        assert work.polls.tally(open_formal).votes == (1, 1, 0)
        seats = {seat.voter for seat in work.polls.seats(found["open formal"])}
        assert set(work.polls.by_voter(found["open formal"])) <= seats
        voters = [*work.polls.by_voter(found["closed straw"])]
        assert not set(voters) & {place.member.id for place in work.members.in_group(GROUP)} - {
            person(work, LI).id
        }


def test_the_record_still_holds_together(engine: Engine, open_work: OpenWork, bot: Bot) -> None:
    live(open_work, bot, engine)
    with open_work() as work:
        steps = len(work.records.entries(GROUP))
    erase(bot)
    with open_work() as work:
        entries, left = work.records.entries(GROUP), work.records.disclosures(GROUP)
    assert verify(entries, left)[1] == []
    assert len(entries) >= steps
    assert not [each for each in left if each.text == NAME]


def test_nothing_is_left_in_the_file_either(engine: Engine, open_work: OpenWork, bot: Bot) -> None:
    if engine.dialect.name != "sqlite":
        return
    live(open_work, bot, engine)
    erase(bot)
    file = Path(str(engine.url.database))
    left = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    assert NAME.encode() not in left
    assert ERIKA.user.encode() not in left


def test_who_comes_back_is_somebody_new(engine: Engine, open_work: OpenWork, bot: Bot) -> None:
    live(open_work, bot, engine)
    erase(bot)
    assert "Mustermann" not in str(texts(card_of(ask(bot, ERIKA, "/privacy"))))
    assert known(open_work, ERIKA).id != NUMBER
    with open_work() as work:
        assert not work.members.memberships_of(person(work, ERIKA).id)


def test_nothing_happens_before_the_second_yes(open_work: OpenWork, bot: Bot) -> None:
    with open_work() as work:
        arrive(work)
    first = card_of(ask(bot, ERIKA, press(card_of(ask(bot, ERIKA, "/privacy")), "Erase my data")))
    second = card_of(ask(bot, ERIKA, press(first, "Continue to erasing")))
    assert toast(ask(bot, ERIKA, press(second, "Keep the data"))) == "Nothing was changed."
    assert known(open_work, ERIKA).id == NUMBER


def test_coordinators_erase_whoever_is_in_their_groups_only(open_work: OpenWork, bot: Bot) -> None:
    with open_work() as work:
        arrive(work)
        li = person(work, LI)
        place = work.members.membership(li.id, GROUP + 1) or work.members.membership(li.id, GROUP)
        assert place is not None
    for account in (ANNA, LI, WANG):
        for action in (AskErasure(NUMBER), Erase(NUMBER)):
            assert refusal(ask(bot, account, action)).startswith("Only the person or the liaison office")
    ask(bot, ALEX, ChangeRole(GROUP, li.id, Role.COORDINATOR))
    assert erase(bot, LI, NUMBER) == "Everything about this person is erased."
    assert refusal(ask(bot, LI, Erase(NUMBER))).startswith("This person is not known")


def test_a_group_keeps_a_coordinator(open_work: OpenWork, bot: Bot) -> None:
    for action in (AskErasure(), Erase()):
        assert "left without a coordinator" in refusal(ask(bot, ALEX, action))


def test_the_files_hold_everything_and_no_secret(
    engine: Engine, open_work: OpenWork, bot: Bot, phrasebook: Phrasebook
) -> None:
    live(open_work, bot, engine)
    card = card_of(ask(bot, ERIKA, GetData()))
    table, data = _files(card, phrasebook)
    said = json.loads(data)
    tables = {place.partition(".")[0] for place in traces(engine)}
    assert tables - {"applications", "sandbox_files"} <= set(said)  # files go with the messages they hang on
    assert said["members"][0]["name"] == NAME
    assert not [row for row in said["codes"] if "digest" in row]
    assert "Read" not in data  # what others are to do is theirs
    assert NAME in table
    assert "Anna" not in data


def _files(card: Card, phrasebook: Phrasebook) -> list[str]:
    reader = Reader.person(Language.DE, BERLIN)
    attachments = [block for block in card.blocks if isinstance(block, Attachment)]
    return [file_of(each, phrasebook, reader).content.decode("utf-8-sig") for each in attachments]


def test_every_reference_to_a_member_lets_go_of_them() -> None:
    """A new table that holds on to members would keep them from being erased."""
    held = [
        f"{table.name}.{column.name}"
        for table in every_table().sorted_tables
        for column in table.columns
        for key in column.foreign_keys
        if key.column is members.c.id and key.ondelete not in ("CASCADE", "SET NULL")
    ]
    assert held == []
