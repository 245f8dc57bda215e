"""The roster: groups, organisations, members and their part in each group.

Roles and sides follow the rules of bilateral working groups: observers read, members take part,
representatives and alternates vote for their organisation, coordinators run the group.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from unicodedata import normalize

from bot.chat.cities import BY_KEY
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import City, Variants, Verbatim
from bot.membership.roles import STANDING, Role, Side


class OrganisationKind(StrEnum):
    """What an organisation is."""

    COMPANY = "company"
    RESEARCH_INSTITUTE = "research_institute"
    UNIVERSITY = "university"
    ASSOCIATION = "association"
    GOVERNMENT = "government"
    PARK = "park"
    THINK_TANK = "think_tank"
    CONSULTANCY = "consultancy"
    INVESTOR = "investor"


class JoinMode(StrEnum):
    """How one comes into a group."""

    OPEN = "open"
    APPLICATION = "application"
    INVITATION = "invitation"


class Approval(StrEnum):
    """Who decides on an application: the co-chair of the applicant's side, both co-chairs, or a coordinator."""

    COORDINATOR = "coordinator"
    SIDE = "side"
    BOTH = "both"


LONGEST_FOLDED = 240
"""Characters; folding can make a name several times as long (one Arabic letter stands for eighteen)."""


def folded(name: str) -> str:
    """A name as names are compared: without regard to capitals, width of letters and spacing."""
    return " ".join(normalize("NFKC", name).casefold().split())[:LONGEST_FOLDED]


@dataclass(eq=False)
class Organisation:
    """A company, institute or other body. `region` is what it calls its province, state or city.

    `parent_id`: the organisation it belongs to; affiliates of one parent share one vote. A joint venture has chosen
    its side, which then stays. `member_since`: the day it came to the working groups; `founding`: it founded them.
    """

    name: str
    kind: OrganisationKind
    side: Side
    region: str = ""
    sme: bool = False
    parent_id: int | None = None
    joint_venture: bool = False
    member_since: date | None = None
    founding: bool = False
    known_as: str = field(init=False)
    id: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.known_as = folded(self.name)

    @property
    def words(self) -> Verbatim:
        """The name, as words."""
        return Verbatim(self.name)


@dataclass(eq=False)
class Channel:
    """An account as a way to its member. `unreachable_since`: from when on the platform took nothing for it (UTC)."""

    platform: str
    team: str
    user: str
    unreachable_since: datetime | None = None
    preferred: bool = False
    id: int = field(default=0, init=False)

    @property
    def account(self) -> Account:
        """The account alone."""
        return Account(self.platform, self.user, self.team)


@dataclass(eq=False)
class Member:
    """A person known to the bot, with one or more accounts. `office`: works in the liaison office, founds groups."""

    name: str
    language: Language
    city_key: str
    created_at: datetime
    organisation: Organisation | None = None
    office: bool = False
    accounts: list[Account] = field(default_factory=list)
    channels: list[Channel] = field(init=False)
    id: int = field(default=0, init=False)

    def channel_of(self, account: Account) -> Channel | None:
        """What is known of one of the member's accounts."""
        return next((channel for channel in self.channels if channel.account == account), None)

    @property
    def reachable(self) -> list[Channel]:
        """The ways on which the member can be reached, the preferred one first."""
        open_ways = [channel for channel in self.channels if channel.unreachable_since is None]
        return sorted(open_ways, key=lambda channel: not channel.preferred)

    @property
    def city(self) -> City:
        """Where the member lives; sets their clock."""
        return BY_KEY[self.city_key]

    @property
    def reader(self) -> Reader:
        """The member as a reader: their language, their clock."""
        return Reader.person(self.language, self.city)

    @property
    def side(self) -> Side:
        """The side of their organisation; a guest while they have none."""
        return self.organisation.side if self.organisation else Side.GUEST

    @property
    def words(self) -> Verbatim:
        """The name, as words."""
        return Verbatim(self.name)


@dataclass(eq=False)
class Group:
    """A working group; with a parent, an expert group under it. Its languages are those its content needs.

    `government_votes`: whether government bodies have a vote in formal votes, rather than only a voice.
    """

    name: Variants
    purpose: Variants | None
    languages: tuple[Language, ...]
    join_mode: JoinMode
    created_at: datetime
    parent_id: int | None = None
    approval: Approval = Approval.COORDINATOR
    government_votes: bool = False
    id: int = field(default=0, init=False)


@dataclass(frozen=True)
class SideCount:
    """How many organisations and members of one side are in a group."""

    side: Side
    organisations: int
    members: int


@dataclass(eq=False)
class Membership:
    """A member's place in a group. `role`: coordinator, member or observer; offices come on top (mandate.py)."""

    member: Member
    group_id: int
    role: Role
    since: datetime
    id: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        if self.role not in STANDING:
            raise ValueError(f"{self.role} is an office (mandate.py), no place in a group")
