"""Taking a roster in: organisations first, then whom they belong to, then people with their roles and offices.

A dry run is the same, undone at its end: what it lists is what would happen.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.cities import BERLIN_TIME, CHINA, usual_city
from bot.chat.languages import Language
from bot.chat.text import Text, Verbatim, _
from bot.errors import Refusal
from bot.feature import Leaving
from bot.membership import appointing
from bot.membership import service as membership
from bot.membership.mandate import Mandate, Term
from bot.membership.model import Group, Member, Membership, Organisation, folded
from bot.membership.roles import MANDATED, Role, Side
from bot.roster import service
from bot.roster.model import OrganisationFacts
from bot.roster.reading import Entry, Problem
from bot.work import Work

DAY = timedelta(days=1)
ZONES = {Side.CN: CHINA, Side.DE: BERLIN_TIME, Side.GUEST: BERLIN_TIME}
"""On whose clock a day of office begins and ends."""


@dataclass
class Taken:
    """What came of it: how many were new or changed, and what kept rows from being taken in."""

    organisations: int = 0
    corrected: int = 0
    members: int = 0
    joined: int = 0
    roles: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Taker:
    """Takes entries into one group in the name of `by`, at `now` (UTC)."""

    work: Work
    by: Member
    group: Group
    leaving: Sequence[Leaving]
    now: datetime
    taken: Taken = field(default_factory=Taken)

    def take(self, entries: Sequence[Entry]) -> Taken:
        """Every entry, each problem noted; the caller undoes all of it when there are any."""
        for step in (self._organisation, self._parent, self._person):
            for entry in entries:
                try:
                    step(entry)
                except Refusal as refusal:
                    self._note(entry, refusal.words)
        self.taken.problems.sort(key=lambda problem: problem.row)
        return self.taken

    def _note(self, entry: Entry, words: Text) -> None:
        self.taken.problems.append(Problem(entry.row, words))

    def _organisation(self, entry: Entry) -> None:
        if not entry.organisation:
            return
        known = self.work.organisations.by_name(entry.organisation)
        if known is None:
            self._add(entry)
            return
        facts = _corrected(known, entry)
        if facts != _facts_of(known):
            service.correct(self.work, self.by, known.id, facts, self.now)
            self.taken.corrected += 1

    def _add(self, entry: Entry) -> None:
        if entry.kind is None or entry.side is None:
            raise Refusal(
                _(
                    "“{organisation}” is new, so its kind and its side are needed.",
                    organisation=Verbatim(entry.organisation),
                )
            )
        if entry.joint_venture and entry.side is Side.GUEST:
            raise Refusal(_("A joint venture chooses one of the two sides. Please say which."))
        made = Organisation(
            entry.organisation,
            entry.kind,
            entry.side,
            entry.region or "",
            bool(entry.sme),
            joint_venture=bool(entry.joint_venture),
            member_since=entry.member_since,
            founding=bool(entry.founding),
        )
        self.work.organisations.add(made)
        self.taken.organisations += 1

    def _parent(self, entry: Entry) -> None:
        known = self.work.organisations.by_name(entry.organisation) if entry.parent else None
        if known is not None:
            service.set_parent(self.work, self.by, known.id, entry.parent or "")

    def _person(self, entry: Entry) -> None:
        if not entry.name or any(problem.row == entry.row for problem in self.taken.problems):
            return
        place = self._place(entry, self._member(entry))
        if entry.role in MANDATED:
            self._appoint(place, entry)
        elif place.role is not entry.role:
            membership.change_role(self.work, self.by, place, entry.role, self.leaving, self.now)
            self.taken.roles += 1

    def _member(self, entry: Entry) -> Member:
        """The one of this name in this organisation, or somebody new, without an account yet."""
        of = self.work.organisations.by_name(entry.organisation) if entry.organisation else None
        name = folded(entry.name)
        if of is not None:
            same = [each for each in self.work.organisations.members_of(of.id) if folded(each.name) == name]
        else:
            places = self.work.members.in_group(self.group.id)
            same = [each.member for each in places if folded(each.member.name) == name]
        if len(same) > 1:
            raise Refusal(
                _("There are several people called {name} there. Please merge them or write their full names.",
                  name=Verbatim(entry.name))
            )  # fmt: skip
        if same:
            return same[0]
        language = entry.language or (Language.ZH if of and of.side is Side.CN else Language.DE)
        member = Member(entry.name, language, entry.city or usual_city(language).key, self.now, of)
        self.work.members.add(member)
        self.taken.members += 1
        return member

    def _place(self, entry: Entry, member: Member) -> Membership:
        place = self.work.members.membership(member.id, self.group.id)
        if place is not None:
            return place
        began = None if entry.since is None or entry.role in MANDATED else _begins(member, entry.since)
        role = Role.MEMBER if entry.role in MANDATED else entry.role
        place = Membership(member, self.group.id, role, min(began or self.now, self.now))
        self.work.members.enter(place)
        self.taken.joined += 1
        return place

    def _appoint(self, place: Membership, entry: Entry) -> None:
        member = place.member
        held = self.work.mandates.not_over(self.group.id, self.now)
        mine = [each for each in held if each.member is member and each.role is entry.role]
        if any(_says(each, entry) for each in mine):
            return
        since = _begins(member, entry.since) if entry.since else (mine[0].since if mine else self.now)
        until = _begins(member, entry.until + DAY) if entry.until else None
        if until is not None and until <= self.now:
            raise Refusal(_("This term is over already. Please leave it out."))
        appointing.appoint(self.work, self.by, place, entry.role, Term(since, until), self.now)
        self.taken.roles += 1


def _says(held: Mandate, entry: Entry) -> bool:
    """Whether an office is held as the entry says: files know days, no hours."""
    first, last = days_of(held)
    return entry.since in (None, first) and entry.until == last


def _begins(member: Member, day: date) -> datetime:
    """When a day begins on the clock of the member's side."""
    return datetime.combine(day, time(), ZoneInfo(ZONES[member.side])).astimezone(UTC)


def day_of(member: Member, moment: datetime) -> date:
    """The day of a moment on the clock of the member's side."""
    return moment.astimezone(ZoneInfo(ZONES[member.side])).date()


def days_of(mandate: Mandate) -> tuple[date, date | None]:
    """The first day of an office, and the last if there is one."""
    last = mandate.until and day_of(mandate.member, mandate.until - timedelta(microseconds=1))
    return day_of(mandate.member, mandate.since), last


def _facts_of(known: Organisation) -> OrganisationFacts:
    return OrganisationFacts(
        known.name,
        known.kind,
        known.side,
        known.region,
        known.sme,
        known.joint_venture,
        known.founding,
        known.member_since,
    )


def _corrected(known: Organisation, entry: Entry) -> OrganisationFacts:
    """The facts with those that the entry gives; the spelling of the name stays."""
    return OrganisationFacts(
        known.name,
        entry.kind or known.kind,
        entry.side or known.side,
        known.region if entry.region is None else entry.region,
        known.sme if entry.sme is None else entry.sme,
        known.joint_venture if entry.joint_venture is None else entry.joint_venture,
        known.founding if entry.founding is None else entry.founding,
        entry.member_since or known.member_since,
    )
