"""The working group of the reference case: five Chinese and seven German organisations, on Slack and on Telegram."""

from dataclasses import dataclass
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

COMPANY, INSTITUTE = OrganisationKind.COMPANY, OrganisationKind.RESEARCH_INSTITUTE
ASSOCIATION, PARK = OrganisationKind.ASSOCIATION, OrganisationKind.PARK
TITLE = Variants(
    {
        Language.ZH: "智能制造企业工作组",
        Language.DE: "Unternehmens-AG Industrie 4.0",
        Language.EN: "Company working group on Industrie 4.0",
    },
    Language.EN,
)


@dataclass(frozen=True)
class Voter:
    """Somebody who casts an organisation's vote, and on which platform: a number there is Telegram's."""

    user: str
    name: str
    organisation: str
    kind: OrganisationKind
    city_key: str
    number: int | None = None
    co_chair: bool = False

    @property
    def side(self) -> Side:
        """By the clock they live by."""
        return Side.CN if self.language is Language.ZH else Side.DE

    @property
    def language(self) -> Language:
        """By the name they have."""
        return Language.DE if self.name.isascii() else Language.ZH


VOTERS = (
    Voter("zhaomin", "赵敏", "苏州明澜机器人有限公司", COMPANY, "suzhou", 2001, co_chair=True),
    Voter("liuyang", "刘洋", "青岛海岳智能装备有限公司", COMPANY, "qingdao"),
    Voter("chengang", "陈刚", "沈阳智造研究院", INSTITUTE, "shenyang", 2003),
    Voter("wuting", "吴婷", "重庆数控技术协会", ASSOCIATION, "chongqing"),
    Voter("zhoukai", "周凯", "合肥云控工业软件有限公司", COMPANY, "hefei", 2005),
    Voter("katrin", "Katrin Vogel", "Vogel Antriebe GmbH", COMPANY, "munich", co_chair=True),
    Voter("markus", "Markus Lang", "Langwerk Maschinenbau AG", COMPANY, "stuttgart"),
    Voter("petra", "Petra Hoffmann", "Verband Digitale Fertigung e. V.", ASSOCIATION, "berlin", 2008),
    Voter("stefan", "Stefan Braun", "Institut für Produktionssysteme", INSTITUTE, "dresden"),
    Voter("julia", "Julia Neumann", "Neumann Sensorik GmbH", COMPANY, "berlin", 2010),
    Voter("oliver", "Oliver Schmitt", "Schmitt Steuerungen KG", COMPANY, "frankfurt"),
    Voter("sabine", "Sabine Roth", "Technologiepark Elbe", PARK, "dresden", 2012),
)
SECOND = ("sunli", "孙丽", 2013)
"""The alternate of Liu Yang's company; she is on Telegram, and he is on Slack."""

CAST = Cast(
    {each.user: each.name for each in VOTERS} | {"alex": "Alex Morgan", SECOND[0]: SECOND[1]},
    {each.user: each.language for each in VOTERS} | {"alex": Language.EN, SECOND[0]: Language.ZH},
    ("alex", *(each.user for each in VOTERS if each.number is None)),
    {each.user: each.number for each in VOTERS if each.number is not None} | {SECOND[0]: SECOND[2]},
)


def prepared(folder: Path) -> App:
    """The group on a new database, with a room on each platform; the office coordinates it."""
    app = empty(folder)
    with app.open_work() as work:
        group = Group(TITLE, None, (Language.ZH, Language.DE, Language.EN), JoinMode.APPLICATION, NOW)
        work.groups.add(group)
        alex = Member(
            "Alex Morgan", Language.EN, "beijing", NOW, office=True, accounts=[CAST.account("alex")]
        )
        work.members.add(alex)
        work.members.enter(Membership(alex, group.id, Role.COORDINATOR, NOW))
        for voter in VOTERS:
            _enter(work, group, voter)
        both = (BEIJING.key, BERLIN.key)
        slack, telegram = room_in(TEAM, PLENARY), Room("telegram", str(GROUP))
        work.rooms.add(GroupRoom(slack, group.id, (Language.DE, Language.EN), both))
        work.rooms.add(GroupRoom(telegram, group.id, (Language.ZH, Language.DE), both))
    return app


def _enter(work: Work, group: Group, voter: Voter) -> None:
    own = Organisation(voter.organisation, voter.kind, voter.side)
    work.organisations.add(own)
    member = _member(work, group, own, voter.user, voter.name, voter.city_key)
    work.mandates.add(Mandate(member, group.id, Role.REPRESENTATIVE, own.side, own.id, NOW))
    if voter.co_chair:
        work.mandates.add(Mandate(member, group.id, Role.CO_CHAIR, own.side, None, NOW))
    if voter.user == "liuyang":
        second = _member(work, group, own, SECOND[0], SECOND[1], voter.city_key)
        work.mandates.add(Mandate(second, group.id, Role.ALTERNATE, own.side, own.id, NOW))


def _member(work: Work, group: Group, own: Organisation, user: str, name: str, city_key: str) -> Member:
    language = CAST.languages[user]
    member = Member(name, language, city_key, NOW, own, accounts=[CAST.account(user)])
    work.members.add(member)
    work.members.enter(Membership(member, group.id, Role.MEMBER, NOW))
    return member
