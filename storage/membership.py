"""Tables of the roster, and how the model lies on them."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import relationship
from sqlalchemy.types import TypeDecorator

from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.membership.model import (
    Approval,
    Channel,
    Group,
    JoinMode,
    Member,
    Membership,
    Organisation,
    OrganisationKind,
)
from bot.membership.roles import Role, Side
from bot.membership.ways_in import Application, Code, CodePurpose, Decision
from storage.base import Instant, InTongues, Tongues, Word, mapper, metadata


class Sides(TypeDecorator[tuple[Side, ...]]):
    """Sides in order, with commas; none is an empty text."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: tuple[Side, ...] | None, dialect: Dialect) -> str | None:
        return None if value is None else ",".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Side, ...] | None:
        return None if value is None else tuple(Side(each) for each in value.split(",") if each)


organisations = Table(
    "organisations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("known_as", String(240), nullable=False, unique=True),
    Column("kind", Word(OrganisationKind), nullable=False),
    Column("side", Word(Side), nullable=False),
    Column("region", String(80), nullable=False),
    Column("sme", Boolean, nullable=False),
    Column("parent_id", ForeignKey("organisations.id", ondelete="SET NULL"), index=True),
    Column("joint_venture", Boolean, nullable=False),
    Column("member_since", Date),
    Column("founding", Boolean, nullable=False),
)
members = Table(
    "members",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(120), nullable=False),
    Column("language", Word(Language), nullable=False),
    Column("city_key", String(32), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("organisation_id", ForeignKey("organisations.id"), index=True),
    Column("office", Boolean, nullable=False),
)
accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("platform", String(32), nullable=False),
    Column("team", String(64), nullable=False),
    Column("user", String(128), nullable=False),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("unreachable_since", Instant),
    Column("preferred", Boolean, nullable=False),
    UniqueConstraint("platform", "team", "user"),
)
groups = Table(
    "groups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", InTongues, nullable=False),
    Column("purpose", InTongues),
    Column("languages", Tongues, nullable=False),
    Column("join_mode", Word(JoinMode), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("parent_id", ForeignKey("groups.id"), index=True),
    Column("approval", Word(Approval), nullable=False),
    Column("government_votes", Boolean, nullable=False),
)
memberships = Table(
    "memberships",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("role", Word(Role), nullable=False),
    Column("since", Instant, nullable=False),
    UniqueConstraint("member_id", "group_id"),
)
applications = Table(
    "applications",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("group_id", ForeignKey("groups.id"), nullable=False, index=True),
    Column("note", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("decision", Word(Decision), nullable=False),
    Column("decided_by", ForeignKey("members.id", ondelete="SET NULL")),
    Column("decided_at", Instant),
    Column("yes_of", Sides, nullable=False),
)
codes = Table(
    "codes",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, unique=True),
    Column("purpose", Word(CodePurpose), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("group_id", ForeignKey("groups.id")),
    Column("held_by", ForeignKey("members.id", ondelete="CASCADE")),
    Column("used_at", Instant),
    Column("issued_by", ForeignKey("members.id", ondelete="CASCADE")),
    Column("most_uses", Integer, nullable=False),
    Column("uses", Integer, nullable=False),
)
code_uses = Table(
    "code_uses",
    metadata,
    Column("code_id", ForeignKey("codes.id", ondelete="CASCADE"), primary_key=True),
    Column("member_id", ForeignKey("members.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("used_at", Instant),
)
"""Who entered a code that several may use, and who used it."""

code_tries = Table(
    "code_tries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account_key", String(256), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_code_tries_account_key_at", "account_key", "at"),
)


def _channel_of(account: Account) -> Channel:
    return Channel(account.platform, account.team, account.user)


mapper.map_imperatively(Channel, accounts)
mapper.map_imperatively(Organisation, organisations)
mapper.map_imperatively(
    Member,
    members,
    properties={
        "organisation": relationship(Organisation, lazy="joined"),
        "channels": relationship(
            Channel, lazy="selectin", order_by=accounts.c.id, cascade="all, delete-orphan"
        ),
    },
)
setattr(Member, "accounts", association_proxy("channels", "account", creator=_channel_of))  # noqa: B010 (mypy)
mapper.map_imperatively(Group, groups)
mapper.map_imperatively(
    Membership, memberships, properties={"member": relationship(Member, lazy="joined", innerjoin=True)}
)
mapper.map_imperatively(
    Application,
    applications,
    properties={
        "member": relationship(Member, lazy="joined", innerjoin=True, foreign_keys=[applications.c.member_id])
    },
)
mapper.map_imperatively(Code, codes)
