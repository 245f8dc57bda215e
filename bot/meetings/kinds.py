"""Kinds of meetings: for each, how long it usually lasts, when people are reminded, who is invited, what is asked for.

A new kind is one entry here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.chat.text import Text, _
from bot.membership.roles import Role

MINUTE, HOUR, DAY, WEEK = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1), timedelta(weeks=1)
MANY = 10 * MINUTE
"""Where many come, they are let in one by one."""

EVERYONE = frozenset(Role)
WITHOUT_OBSERVERS = EVERYONE - {Role.OBSERVER}


class Kind(StrEnum):
    """What kind of meeting; the value is stored."""

    PLENARY = "plenary"
    EXPERT_GROUP = "expert_group"
    WORKSHOP = "workshop"
    TRAINING = "training"
    FORUM = "forum"
    FAIR = "fair"
    VISIT = "visit"


class Detail(StrEnum):
    """What is asked for beside title, time and place; the value names the form's field."""

    SPEAKERS = "speakers"
    CAPACITY = "capacity"
    REGISTER_UNTIL = "register_until"


ALL_DETAILS = frozenset(Detail)


@dataclass(frozen=True)
class Template:
    """What a kind brings along. `minutes`: its usual length. `leads`: how long before it people are reminded.

    `ahead`: how long before it a meeting of a series is announced. `invited`: whose roles are asked to come, said by
    `invites`. `details`: what is asked for. `agenda`: whether items are called for. `call`: how long before it those
    who come are called in. `asks`: how long before the end of answering whoever is silent is asked again; with any,
    also two common working days before. `quorum`: whether it decides, so that enough organisations must be there.
    """

    name: Text
    minutes: int
    leads: tuple[timedelta, ...]
    ahead: timedelta
    invites: Text
    details: frozenset[Detail] = frozenset()
    invited: frozenset[Role] = EVERYONE
    agenda: bool = False
    asks: tuple[timedelta, ...] = ()
    quorum: bool = False
    call: timedelta = 5 * MINUTE


SOON = (DAY, HOUR)

TEMPLATES: Mapping[Kind, Template] = MappingProxyType(
    {
        Kind.PLENARY: Template(
            _("Plenary"),
            90,
            (WEEK, *SOON),
            4 * WEEK,
            _("all members and observers"),
            frozenset((Detail.SPEAKERS,)),
            agenda=True,
            asks=(2 * WEEK,),
            quorum=True,
            call=MANY,
        ),
        Kind.EXPERT_GROUP: Template(
            _("Expert group meeting"),
            60,
            SOON,
            2 * WEEK,
            _("all members and observers"),
            agenda=True,
            asks=(WEEK,),
            quorum=True,
        ),
        Kind.WORKSHOP: Template(
            _("Workshop"),
            180,
            (WEEK, *SOON),
            4 * WEEK,
            _("all members; observers are not invited"),
            frozenset((Detail.SPEAKERS, Detail.CAPACITY)),
            WITHOUT_OBSERVERS,
            agenda=True,
            asks=(2 * WEEK,),
            call=MANY,
        ),
        Kind.TRAINING: Template(
            _("Training"),
            120,
            (WEEK, *SOON),
            4 * WEEK,
            _("all members and observers, as long as there are places"),
            ALL_DETAILS,
            asks=(2 * WEEK,),
            call=MANY,
        ),
        Kind.FORUM: Template(
            _("Forum"),
            240,
            (2 * WEEK, 3 * DAY, DAY),
            8 * WEEK,
            _("all members and observers, and their guests"),
            ALL_DETAILS,
            agenda=True,
            asks=(WEEK,),
            call=MANY,
        ),
        Kind.FAIR: Template(
            _("Fair"),
            480,
            (4 * WEEK, WEEK, DAY),
            12 * WEEK,
            _("all members and observers, and their guests"),
            frozenset((Detail.CAPACITY, Detail.REGISTER_UNTIL)),
            asks=(2 * WEEK,),
            call=timedelta(),
        ),
        Kind.VISIT: Template(
            _("Delegation visit"),
            480,
            (4 * WEEK, WEEK, DAY),
            12 * WEEK,
            _("all members; observers are not invited"),
            frozenset((Detail.CAPACITY, Detail.REGISTER_UNTIL)),
            WITHOUT_OBSERVERS,
            asks=(2 * WEEK,),
            call=timedelta(),
        ),
    }
)
