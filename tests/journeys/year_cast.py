"""The expert group whose year is played: two of each side, over Slack and Telegram, and whoever coordinates it."""

from pathlib import Path

from adapters.app import App
from adapters.slack.places import room_in
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Room
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.membership.mandate import Mandate
from bot.membership.model import Group, JoinMode, Member, Membership, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.rooms.model import GroupRoom
from bot.work import Work
from tests.adapters.slack.running import PLENARY
from tests.adapters.slack.state import TEAM
from tests.adapters.telegram.people import GROUP
from tests.cast import NOW
from tests.journeys.both import Cast, empty

TITLE = Variants(
    {
        Language.ZH: "数据安全工作组",
        Language.DE: "Arbeitsgruppe Datensicherheit",
        Language.EN: "Working group on data security",
    },
    Language.EN,
)
PEOPLE = {
    "zhaomin": ("赵敏", Language.ZH, "shanghai", "苏州明澜机器人有限公司", OrganisationKind.COMPANY, Side.CN),
    "chengang": (
        "陈刚",
        Language.ZH,
        "shenyang",
        "沈阳智造研究院",
        OrganisationKind.RESEARCH_INSTITUTE,
        Side.CN,
    ),
    "katrin": (
        "Katrin Vogel",
        Language.DE,
        "munich",
        "Vogel Antriebe GmbH",
        OrganisationKind.COMPANY,
        Side.DE,
    ),
    "julia": (
        "Julia Neumann",
        Language.DE,
        "berlin",
        "Neumann Sensorik GmbH",
        OrganisationKind.COMPANY,
        Side.DE,
    ),
}
CO_CHAIRS = ("zhaomin", "katrin")
CAST = Cast(
    {user: name for user, (name, *_rest) in PEOPLE.items()} | {"alex": "Alex Morgan"},
    {user: language for user, (_name, language, *_rest) in PEOPLE.items()} | {"alex": Language.EN},
    ("alex", "katrin", "chengang"),
    {"zhaomin": 2001, "julia": 2010},
)


def prepared(folder: Path) -> App:
    """The group on a new database, with a room on each platform."""
    app = empty(folder)
    with app.open_work() as work:
        group = Group(TITLE, None, (Language.ZH, Language.DE, Language.EN), JoinMode.APPLICATION, NOW)
        work.groups.add(group)
        alex = Member(
            "Alex Morgan", Language.EN, "beijing", NOW, office=True, accounts=[CAST.account("alex")]
        )
        work.members.add(alex)
        work.members.enter(Membership(alex, group.id, Role.COORDINATOR, NOW))
        for user in PEOPLE:
            _enter(work, group, user)
        both = (BEIJING.key, BERLIN.key)
        slack, telegram = room_in(TEAM, PLENARY), Room("telegram", str(GROUP))
        work.rooms.add(GroupRoom(slack, group.id, (Language.EN,), both))
        work.rooms.add(GroupRoom(telegram, group.id, (Language.ZH, Language.DE), both))
    return app


def _enter(work: Work, group: Group, user: str) -> None:
    name, language, city_key, organisation, kind, side = PEOPLE[user]
    own = Organisation(organisation, kind, side)
    work.organisations.add(own)
    member = Member(name, language, city_key, NOW, own, accounts=[CAST.account(user)])
    work.members.add(member)
    work.members.enter(Membership(member, group.id, Role.MEMBER, NOW))
    work.mandates.add(Mandate(member, group.id, Role.REPRESENTATIVE, own.side, own.id, NOW))
    if user in CO_CHAIRS:
        work.mandates.add(Mandate(member, group.id, Role.CO_CHAIR, own.side, None, NOW))
