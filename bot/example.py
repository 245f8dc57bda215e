"""The example group: invented people and organisations, to try things with and to test with."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import Account, Room
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.meetings import service as meetings
from bot.meetings.model import Meeting
from bot.membership.mandate import Mandate
from bot.membership.model import Group, JoinMode, Member, Membership, Organisation, OrganisationKind
from bot.membership.roles import MANDATED, Role, Side
from bot.polls import library, topics
from bot.polls import service as polls
from bot.rooms.model import GroupRoom
from bot.work import Work

EVERY_LANGUAGE = (Language.ZH, Language.DE, Language.EN)


def _three(zh: str, de: str, en: str) -> Variants:
    return Variants({Language.ZH: zh, Language.DE: de, Language.EN: en}, Language.EN)


EQUIPMENT = Organisation(
    "上海启恒智能装备有限公司", OrganisationKind.COMPANY, Side.CN, region="上海", sme=False
)
INSTITUTE = Organisation("江苏工业数据研究院", OrganisationKind.RESEARCH_INSTITUTE, Side.CN, region="江苏")
DRIVES = Organisation("Becker Antriebstechnik GmbH", OrganisationKind.COMPANY, Side.DE, "Bayern", sme=True)
ASSOCIATION = Organisation(
    "Verband Vernetzte Produktion e. V.", OrganisationKind.ASSOCIATION, Side.DE, "Baden-Württemberg"
)


@dataclass(frozen=True)
class Person:
    """Someone to play: the account's name, and what is known of them when the example begins.

    Without a role they are in no group; without an organisation the bot has never heard of them.
    """

    user: str
    name: str
    language: Language
    city_key: str
    note: Variants
    organisation: Organisation | None = None
    role: Role | None = None
    office: bool = False


PEOPLE: tuple[Person, ...] = (
    Person(
        "liwei",
        "李伟",
        Language.ZH,
        "shanghai",
        _three(
            "上海 · 企业投票代表",
            "Schanghai · Vertretung eines Unternehmens",
            "Shanghai · representative of a company",
        ),
        EQUIPMENT,
        Role.REPRESENTATIVE,
    ),
    Person(
        "anna",
        "Anna Becker",
        Language.DE,
        "munich",
        _three(
            "慕尼黑 · 中小企业投票代表", "München · Vertretung eines KMU", "Munich · representative of an SME"
        ),
        DRIVES,
        Role.REPRESENTATIVE,
    ),
    Person(
        "alex",
        "Alex Morgan",
        Language.EN,
        "beijing",
        _three(
            "北京 · 联络办公室协调员",
            "Peking · Koordination im Verbindungsbüro",
            "Beijing · coordinator in the liaison office",
        ),
        role=Role.COORDINATOR,
        office=True,
    ),
    Person(
        "wangfang",
        "王芳",
        Language.ZH,
        "nanjing",
        _three(
            "南京 · 科研院所成员",
            "Nanjing · Mitglied, Forschungseinrichtung",
            "Nanjing · member, research institute",
        ),
        INSTITUTE,
        Role.MEMBER,
    ),
    Person(
        "thomas",
        "Thomas Krüger",
        Language.DE,
        "stuttgart",
        _three(
            "斯图加特 · 行业协会观察员",
            "Stuttgart · beobachtend, Verband",
            "Stuttgart · observer, association",
        ),
        ASSOCIATION,
        Role.OBSERVER,
    ),
    Person(
        "jonas",
        "Jonas Weber",
        Language.DE,
        "dresden",
        _three("德累斯顿 · 尚未加入", "Dresden · noch kein Mitglied", "Dresden · not a member yet"),
    ),
)

GROUP_NAME = _three(
    "智能制造工作组", "Arbeitsgruppe Intelligente Fertigung", "Working group on intelligent manufacturing"
)
GROUP_PURPOSE = _three(
    "中德企业、科研院所和协会就数据安全、知识产权与合作项目交流经验，并形成共同建议。",
    "Deutsche und chinesische Unternehmen, Institute und Verbände tauschen sich über Datensicherheit, Rechte des "
    "geistigen Eigentums und Kooperationsprojekte aus und erarbeiten gemeinsame Empfehlungen.",
    "German and Chinese companies, institutes and associations exchange experience on data security, intellectual "
    "property rights and cooperation projects, and work out joint recommendations.",
)
EXPERTS_NAME = _three("数据安全专家组", "Expertengruppe Datensicherheit", "Expert group on data security")
EXPERTS_PURPOSE = _three(
    "为工作组准备数据安全方面的议题和建议。",
    "Bereitet Themen und Empfehlungen zur Datensicherheit für die Arbeitsgruppe vor.",
    "Prepares topics and recommendations on data security for the working group.",
)

ROOMS: tuple[tuple[str, Variants], ...] = (
    ("plenary", _three("工作组大厅", "Plenum", "Plenary")),
    ("experts", _three("数据安全专家组", "Expertengruppe Datensicherheit", "Data security experts")),
)
STARTERS = ("cross_border", "rnd_ownership")
MEETING_PLACE = "Shanghai, Zhangjiang · Berlin, Adlershof"
MEETING_TITLE = _three(
    "数据出境经验交流", "Erfahrungsaustausch zum Datentransfer", "Exchange on data transfer"
)


def seed(work: Work, platform: str, now: datetime) -> bool:
    """Fill an empty database with the example group on one platform; False, and nothing done, when there is one."""
    if work.groups.count():
        return False
    group = Group(GROUP_NAME, GROUP_PURPOSE, EVERY_LANGUAGE, JoinMode.APPLICATION, now)
    work.groups.add(group)
    experts = Group(EXPERTS_NAME, EXPERTS_PURPOSE, EVERY_LANGUAGE, JoinMode.OPEN, now, parent_id=group.id)
    work.groups.add(experts)
    for person in PEOPLE:
        if person.role is not None:
            _enter(work, person, person.role, group, platform, now)
    both = (BEIJING.key, BERLIN.key)
    work.rooms.add(GroupRoom(Room(platform, "plenary"), group.id, (Language.ZH, Language.DE), both))
    work.rooms.add(GroupRoom(Room(platform, "experts"), experts.id, (Language.EN,), both))
    return True


def enliven(work: Work, now: datetime) -> None:
    """Give the example group topics, an open poll and a meeting, so that there is something to look at."""
    [coordinator] = work.members.office()
    [group, *_experts] = work.groups.page(0, 2)
    adopted = [topics.adopt(work, coordinator, group.id, key, now) for key in STARTERS]
    question = library.LIBRARY[0].questions[0]
    asking = polls.Asking(question.question, question.options, question.method, adopted[0].id)
    polls.open_poll(work, coordinator, group.id, asking, _at(now, days=3, hour=17), now)
    starts_at = _at(now, days=6, hour=15)
    meeting = Meeting(
        group.id, MEETING_TITLE, starts_at, coordinator.city.zone, 60, MEETING_PLACE, "", coordinator.id, now
    )
    meetings.schedule(work, coordinator, meeting, now)


FRIDAY = 4


def _at(now: datetime, days: int, hour: int) -> datetime:
    """A full hour on Beijing's clock, some days on, not on a weekend."""
    wall = now.astimezone(ZoneInfo(BEIJING.zone)) + timedelta(days=days)
    wall += timedelta(days=max(0, 7 - wall.weekday()) if wall.weekday() > FRIDAY else 0)
    return wall.replace(hour=hour, minute=0, second=0, microsecond=0).astimezone(UTC)


def _enter(work: Work, person: Person, role: Role, group: Group, platform: str, now: datetime) -> None:
    organisation = person.organisation and _organisation(work, person.organisation)
    member = Member(person.name, person.language, person.city_key, now, organisation, person.office)
    member.accounts.append(Account(platform, person.user))
    work.members.add(member)
    standing = Role.MEMBER if role in MANDATED else role
    work.members.enter(Membership(member, group.id, standing, now))
    if role in MANDATED and organisation:
        work.mandates.add(Mandate(member, group.id, role, organisation.side, organisation.id, now))


def _organisation(work: Work, pattern: Organisation) -> Organisation:
    """A fresh copy: the pattern is shared by every database of this process."""
    own = Organisation(pattern.name, pattern.kind, pattern.side, pattern.region, pattern.sme)
    work.organisations.add(own)
    return own
