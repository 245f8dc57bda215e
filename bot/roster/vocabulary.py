"""The words of a roster's file in three languages: how its columns are called, and what may stand in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.chat.cities import CITIES, usual_city
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.text import Text, Value, _
from bot.membership.model import OrganisationKind, folded
from bot.membership.roles import Role, Side
from bot.membership.words import KINDS, ROLES, SIDES


class Column(StrEnum):
    """A column; its value is understood as its name, too."""

    NAME = "name"
    ORGANISATION = "organisation"
    KIND = "kind"
    SIDE = "side"
    REGION = "region"
    SME = "sme"
    JOINT_VENTURE = "joint_venture"
    PARENT = "parent"
    MEMBER_SINCE = "member_since"
    FOUNDING = "founding"
    ROLE = "role"
    SINCE = "since"
    UNTIL = "until"
    LANGUAGE = "language"
    CITY = "city"


COLUMNS: Mapping[Column, Text] = {
    Column.NAME: _("Name"),
    Column.ORGANISATION: _("Organisation"),
    Column.KIND: _("Kind of organisation"),
    Column.SIDE: _("Side"),
    Column.REGION: _("Region"),
    Column.SME: _("Small or medium-sized enterprise"),
    Column.JOINT_VENTURE: _("Joint venture"),
    Column.PARENT: _("Parent organisation"),
    Column.MEMBER_SINCE: _("Member since"),
    Column.FOUNDING: _("Founding member"),
    Column.ROLE: _("Role"),
    Column.SINCE: _("From (day)"),
    Column.UNTIL: _("Until (day)"),
    Column.LANGUAGE: _("Language"),
    Column.CITY: _("City"),
}

YES_NO: Mapping[bool, Text] = {True: _("yes"), False: _("no")}
SHORT_SIDES: Mapping[Side, tuple[str, ...]] = {
    Side.CN: ("china", "中国"),
    Side.DE: ("germany", "deutschland", "德国"),
}
SHORT_YES_NO: Mapping[bool, tuple[str, ...]] = {
    True: ("1", "x", "true", "y", "j"),
    False: ("0", "false", "n"),
}

K = TypeVar("K")


@dataclass(frozen=True)
class Vocabulary:
    """What each word means, folded; in every language at once, since files go to and fro."""

    columns: Mapping[str, Column]
    kinds: Mapping[str, OrganisationKind]
    sides: Mapping[str, Side]
    roles: Mapping[str, Role]
    answers: Mapping[str, bool]
    languages: Mapping[str, Language]
    cities: Mapping[str, str]

    @classmethod
    def of(cls, phrasebook: Phrasebook) -> "Vocabulary":
        """By the words that the catalogues have."""

        def said(words: Mapping[K, Value], short: Mapping[K, tuple[str, ...]] | None = None) -> dict[str, K]:
            known = {folded(text): key for key, value in words.items() for text in _in_all(phrasebook, value)}
            known |= {folded(str(key)): key for key in words}
            known |= {folded(text): key for key, texts in (short or {}).items() for text in texts}
            return known

        return cls(
            said(COLUMNS),
            said(KINDS),
            said(SIDES, SHORT_SIDES),
            said(ROLES),
            said(YES_NO, SHORT_YES_NO),
            said({language: language for language in Language}),
            said({city.key: city.name for city in CITIES}),
        )


def _in_all(phrasebook: Phrasebook, value: Value) -> list[str]:
    return [phrasebook.say(value, Reader.person(each, usual_city(each))) for each in Language]
