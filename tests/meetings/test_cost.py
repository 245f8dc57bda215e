"""What a meeting costs does not grow with who comes: as many statements with the example group as with 500 more."""

import pytest
from sqlalchemy import Engine, event, insert

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.cities import BEIJING
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.meetings.actions import Attend, ShowAnswers, ShowMeeting
from bot.meetings.answer_actions import ShowSilent, ShowTurnout
from bot.meetings.model import Attendance
from bot.membership.model import OrganisationKind
from bot.membership.roles import Role, Side
from bot.minutes.roll_actions import OpenRoll
from bot.work import OpenWork
from storage.attendance_tables import attendances
from storage.membership import members, memberships, organisations
from storage.work import works_on
from tests.cast import ALEX, LI, NOW, seeded
from tests.meetings.scenes import GROUP, HOUR, START, reply, schedule, text_of

pytestmark = pytest.mark.slow

MANY, HOUSES = 500, 60
LONGEST = 3500
"""Characters of a card: Telegram takes 4096, with labels in bold and buttons apart."""

CASES: tuple[tuple[Account, Action, int], ...] = (
    (LI, Attend(1, Attendance.MAYBE), 16),
    (LI, ShowMeeting(1), 10),
    (ALEX, ShowMeeting(1), 10),
    (ALEX, ShowAnswers(1), 13),
    (ALEX, ShowTurnout(1), 12),
    (ALEX, ShowSilent(1), 12),
)
"""Who asks for what, and how many statements it takes at most; whoever needs more has to say why."""


@pytest.fixture
def open_work(engine: Engine) -> OpenWork:
    """On the engine that the test looks into."""
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


def fill(engine: Engine) -> None:
    """Many more members from many more organisations; four in five have answered, half of those yes."""
    ids, houses = range(100, 100 + MANY), range(100, 100 + HOUSES)
    house = {
        "kind": OrganisationKind.COMPANY,
        "region": "",
        "sme": False,
        "joint_venture": False,
        "founding": False,
    }
    person = {"language": Language.DE, "city_key": "berlin", "created_at": NOW, "office": False}
    place = {"group_id": GROUP, "role": Role.MEMBER, "since": NOW}
    said = {"meeting_id": 1, "alternate": "", "answered_at": NOW}
    names = [f"Gesellschaft für Fertigungsnormen und Datenräume Nr. {each} mbH" for each in houses]
    with engine.begin() as connection:
        connection.execute(
            insert(organisations),
            [
                {
                    "id": number,
                    "name": name,
                    "known_as": name.lower(),
                    "side": list(Side)[number % 2],
                    **house,
                }
                for number, name in zip(houses, names, strict=True)
            ],
        )
        connection.execute(
            insert(members),
            [
                {
                    "id": each,
                    "name": f"Dr. Alexandra Mustermann-{each}",
                    "organisation_id": 100 + each % HOUSES,
                    **person,
                }
                for each in ids
            ],
        )
        connection.execute(insert(memberships), [{"member_id": each, **place} for each in ids])
        answers = [(each, list(Attendance)[each % 2]) for each in ids if each % 5]
        connection.execute(
            insert(attendances), [{"member_id": each, "attendance": given, **said} for each, given in answers]
        )


def cost(engine: Engine, bot: Bot, who: Account, asked: Action) -> tuple[int, int]:
    """How many statements an answer takes, and how long the card is that comes back."""
    told: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        told.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    given = reply(bot, who, asked, now=START + HOUR if isinstance(asked, OpenRoll) else NOW)
    event.remove(engine, "before_cursor_execute", note)
    return len(told), len(text_of(given.show or given.update, Reader.person(Language.EN, BEIJING)))


def test_cards_and_answers_cost_the_same_however_many_come(engine: Engine, bot: Bot) -> None:
    schedule(bot)
    few = costs(engine, bot, CASES)
    fill(engine)
    many = costs(engine, bot, (*CASES, (ALEX, OpenRoll(1), 16)))
    for asked, (statements, _length) in few.items():
        assert abs(many[asked][0] - statements) <= 1, (asked, statements, many[asked][0])


def costs(
    engine: Engine, bot: Bot, cases: tuple[tuple[Account, Action, int], ...]
) -> dict[Action, tuple[int, int]]:
    """The cost of each case, each within its ceiling."""
    reply(bot, LI, Attend(1, Attendance.YES))
    found: dict[Action, tuple[int, int]] = {}
    for who, asked, most in cases:
        found[asked] = statements, length = cost(engine, bot, who, asked)
        assert statements <= most, (asked, statements)
        assert length < LONGEST, (asked, length)
    return found
