"""The machine: people vote, change their minds, hand votes on, come, go and change roles, while polls end and begin.

Everything goes through the program's own actions. After each step the program must have allowed what the model allows,
and ballots, counters, a fresh count, turnout and whoever is to be reminded must be what the model says.
"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import update

from bot.chat.actions import Action
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.context import Context
from bot.errors import Refusal
from bot.features import REGISTRY
from bot.membership import appointing, joining
from bot.membership.mandate import Mandate, Term
from bot.membership.model import Group, JoinMode, Member, Membership, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.membership.service import change_role, leave
from bot.polls import model as stored
from bot.polls import reminding, service
from bot.polls.actions import CastVote, EndPoll, TakeBackVote
from bot.polls.conduct.actions import AgreeToEnd, CastFor, ExtendPoll, GiveProxy, RevokeProxy, TakeBackFor
from bot.polls.counting import Method
from bot.polls.fixed import FIXED
from bot.polls.rules import SIDES
from bot.polls.service import Asking
from bot.polls.terms import STRAW_POLL, Kind, Terms, Unit
from bot.submission import answer
from bot.work import OpenWork, Work
from storage.polls import polls
from tests.cast import NOW, private
from tests.machines.model import QUORUM, RULE, Poll, Somebody
from tests.polls.formal_scenes import in_all, person

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
PEOPLE = {
    "c1": ("C1", "C1"), "c1b": ("C1", "C1"), "c2": ("C2", "C2"), "c2b": ("C2b", "C2"), "c3": ("C3", "C3"),
    "c4": ("C4", "C4"), "d1": ("D1", "D1"), "d1b": ("D1", "D1"), "d2": ("D2", "D2"),
}  # fmt: skip
"""By name: organisation and family. C2b is an affiliate of C2, so they share a vote."""

FAMILIES = tuple(dict.fromkeys(family for _own, family in PEOPLE.values()))
SPEAKERS = {name: 1 if name in ("c1b", "d1b") else 0 for name in PEOPLE}
"""Who begins with which rank."""

CHAIRS = ("c1", "d1")
TERMS = Terms(Kind.FORMAL, Unit.ORGANISATION, RULE, QUORUM)
NAMES = st.sampled_from(tuple(PEOPLE))
CHINESE = st.sampled_from([name for name in PEOPLE if name[0] == "c"])
FAMILY_NEARBY = st.sampled_from([each for each in FAMILIES if each[0] == "C"])
"""Votes are handed on by side: people and organisations of one side meet more often."""

WHICH, OPTION = st.sampled_from(("straw", "formal")), st.integers(0, 2)
TICKED = st.sampled_from((None, True, False))
REST = 3
"""Steps after which a poll that is over is followed by a new one."""

RANKS = {Role.REPRESENTATIVE: 0, Role.ALTERNATE: 1}
OFFICES = st.sampled_from((Role.REPRESENTATIVE, Role.ALTERNATE, Role.CO_CHAIR))
PLACES = st.sampled_from((Role.MEMBER, Role.OBSERVER))
CHAIRING = st.sampled_from((*CHAIRS, *CHAIRS, "c2", "d2"))

DEEDS: dict[str, tuple[int, tuple[st.SearchStrategy[Any], ...]]] = {
    "vote": (14, (NAMES, WHICH, OPTION, TICKED)),
    "take_back": (3, (NAMES, WHICH)),
    "hand_on": (5, (CHINESE, FAMILY_NEARBY)),
    "take_it_back": (2, (CHINESE,)),
    "vote_for": (5, (CHINESE, FAMILY_NEARBY, OPTION)),
    "take_back_for": (1, (CHINESE, FAMILY_NEARBY)),
    "leave": (1, (NAMES,)),
    "come_back": (2, (NAMES,)),
    "change_role": (2, (NAMES, PLACES)),
    "appoint": (3, (NAMES, OFFICES)),
    "agree_to_end": (2, (CHAIRING, st.booleans())),
    "end": (1, (WHICH,)),
    "extend": (1, (WHICH, st.integers(-1, 3))),
    "pass_time": (2, (st.sampled_from((1, 8, 30)), st.booleans())),
    "remind": (1, ()),
}
"""What happens: how often, and with what."""

OFTEN = [kind for kind, (times, _with) in DEEDS.items() for _time in range(times)]


@st.composite
def deeds(draw: st.DrawFn) -> tuple[str, tuple[Any, ...]]:
    """Something that happens. One rule draws them all: each run is to know every kind."""
    kind = draw(st.sampled_from(OFTEN))
    return kind, tuple(draw(each) for each in DEEDS[kind][1])


class Voting(RuleBasedStateMachine):
    """On a database that earlier runs have left their groups in; `open_work` is set by whoever runs it."""

    open_work: OpenWork
    runs = 0

    @initialize(method=st.sampled_from((Method.ONE, Method.SEVERAL, Method.RANKED)))
    def begin(self, method: Method) -> None:
        type(self).runs += 1
        self.now, self.method = NOW, method
        self.people = {
            name: Somebody(name, own, family, Side.CN if name[0] == "c" else Side.DE, rank=SPEAKERS.get(name))
            for name, (own, family) in PEOPLE.items()
        }
        for name in CHAIRS:
            self.people[name].chairs = True
        with self.open_work() as work:
            self.group = found(work, self.people, self.runs)
        self.polls: dict[str, Poll] = {}
        self.numbers: dict[str, int] = {}
        for which in ("straw", "formal"):
            self.open(which)

    def open(self, which: str) -> None:
        """The poll of this kind; nobody has a vote in a formal one unless both sides are there."""
        formal, closes_at = which == "formal", self.now + 3 * DAY
        method = Method.YES_NO if formal else self.method
        options = FIXED.get(method) or tuple(map(in_all, ("First", "Second", "Third")))
        asking = Asking(in_all("Shall we?"), options, method, terms=TERMS if formal else STRAW_POLL)
        poll = Poll(formal, method, closes_at, self.people)
        speaking = {each.family: each.side for each in self.people.values() if each.rank is not None}
        poll.seats = speaking if formal else {}
        possible = not formal or set(speaking.values()) == set(SIDES)
        try:
            with self.open_work() as work:
                alex = who(work, "alex", self.runs)
                made = service.open_poll(work, alex, self.group, asking, closes_at, self.now)
        except Refusal:
            assert not possible
            return
        assert possible
        self.polls[which], self.numbers[which] = poll, made.id

    def asks(self, name: str, action: Action) -> bool:
        """Somebody does something; whether it was allowed."""
        self.now += MINUTE
        try:
            with self.open_work() as work:
                account = account_of(name, self.runs)
                member = who(work, name, self.runs)
                answer(Context(work, member, account, private(account), self.now, REGISTRY), action)
        except Refusal:
            return False
        return True

    def seat(self, family: str) -> int:
        """The number of a family's seat; of one without, a number nobody has."""
        with self.open_work() as work:
            seats = work.polls.seats(self.numbers["formal"])
        return next((each.number for each in seats if each.name == head(family, self.runs)), 99)

    @property
    def formal(self) -> Poll:
        return self.polls["formal"]

    @rule(deed=deeds())
    def happens(self, deed: tuple[str, tuple[Any, ...]]) -> None:
        kind, given = deed
        getattr(self, kind)(*given)

    def vote(self, name: str, which: str, option: int, ticked: bool | None) -> None:
        """In either poll, by whatever button."""
        poll, somebody = self.polls[which], self.people[name]
        allowed = self.asks(name, CastVote(self.numbers[which], option, ticked))
        voter = poll.own(somebody)
        marks = poll.press(voter, option, ticked)
        assert allowed is (poll.takes(self.now) and poll.put(voter, somebody, marks))

    def take_back(self, name: str, which: str) -> None:
        """A vote is taken back."""
        poll, somebody = self.polls[which], self.people[name]
        allowed = self.asks(name, TakeBackVote(self.numbers[which]))
        assert allowed is (poll.takes(self.now) and poll.put(poll.own(somebody), somebody, None))

    def hand_on(self, name: str, family: str) -> None:
        """One organisation's vote is handed on."""
        poll, somebody = self.formal, self.people[name]
        allowed = self.asks(name, GiveProxy(self.numbers["formal"], self.seat(family)))
        possible = poll.takes(self.now) and family in poll.holders(somebody)
        assert allowed is possible
        if possible:
            poll.handed[somebody.family] = family

    def take_it_back(self, name: str) -> None:
        allowed = self.asks(name, RevokeProxy(self.numbers["formal"]))
        assert allowed is (self.formal.takes(self.now) and self.formal.revoke(self.people[name]))

    def vote_for(self, name: str, family: str, option: int) -> None:
        """One vote for another organisation, or as if it were one's own."""
        poll, somebody = self.formal, self.people[name]
        allowed = self.asks(name, CastFor(self.numbers["formal"], self.seat(family), option, True))
        voter = poll.held(somebody, family)
        marks = poll.press(voter, option, True)
        assert allowed is (poll.takes(self.now) and poll.put(voter, somebody, marks))

    def take_back_for(self, name: str, family: str) -> None:
        poll, somebody = self.formal, self.people[name]
        allowed = self.asks(name, TakeBackFor(self.numbers["formal"], self.seat(family)))
        assert allowed is (poll.takes(self.now) and poll.put(poll.held(somebody, family), somebody, None))

    def leave(self, name: str) -> None:
        somebody = self.people[name]
        if somebody.place is None:
            return
        with self.open_work() as work:
            leave(work, who(work, name, self.runs), self.group, REGISTRY.leaving, self.now)
        somebody.place = None
        self.lose_the_vote(somebody)

    def come_back(self, name: str) -> None:
        somebody = self.people[name]
        if somebody.place is not None:
            return
        with self.open_work() as work:
            joining.come_in(work, who(work, name, self.runs), self.group, "", self.now)
        somebody.place = Role.MEMBER

    def change_role(self, name: str, role: Role) -> None:
        somebody = self.people[name]
        if somebody.place is None:
            return
        with self.open_work() as work:
            place = work.members.membership(who(work, name, self.runs).id, self.group)
            assert place is not None
            change_role(work, who(work, "alex", self.runs), place, role, REGISTRY.leaving, self.now)
        somebody.place = role
        if role is Role.OBSERVER:
            self.lose_the_vote(somebody)

    def lose_the_vote(self, somebody: Somebody) -> None:
        """Straw polls that are open lose the ballot; what was cast for an organisation stays."""
        somebody.go()
        if self.polls["straw"].takes(self.now):
            self.polls["straw"].cast.pop(somebody.name, None)

    def appoint(self, name: str, role: Role) -> None:
        somebody = self.people[name]
        if somebody.place is not Role.MEMBER:
            return
        with self.open_work() as work:
            place = work.members.membership(who(work, name, self.runs).id, self.group)
            assert place is not None
            alex = who(work, "alex", self.runs)
            appointing.appoint(work, alex, place, role, Term(self.now), self.now)
        for other in self.people.values():
            if role is Role.CO_CHAIR and other.side is somebody.side:
                other.chairs = False
            if role is Role.REPRESENTATIVE and other.organisation == somebody.organisation:
                other.rank = None if other.rank == 0 else other.rank
        if role is Role.CO_CHAIR:
            somebody.chairs = True
        else:
            somebody.rank = RANKS[role]

    def agree_to_end(self, name: str, yes: bool) -> None:
        poll, somebody = self.formal, self.people[name]
        allowed = self.asks(name, AgreeToEnd(self.numbers["formal"], yes))
        assert allowed is (poll.takes(self.now) and somebody.chairs)
        if not allowed:
            return
        poll.agreed.pop(somebody.side, None)
        if yes:
            poll.agreed[somebody.side] = name
            chairs = {each.side: each.name for each in self.people.values() if each.chairs}
            poll.over = all(chairs.get(side, "-") == poll.agreed.get(side) for side in SIDES)

    def end(self, which: str) -> None:
        poll = self.polls[which]
        allowed = self.asks("alex", EndPoll(self.numbers[which]))
        possible = poll.takes(self.now) and (not poll.formal or poll.is_settled())
        assert allowed is possible
        poll.over = poll.over or possible

    def extend(self, which: str, days: int) -> None:
        poll = self.polls[which]
        later = poll.closes_at + days * DAY
        allowed = self.asks("alex", ExtendPoll(self.numbers[which], later))
        assert allowed is (poll.takes(self.now) and days > 0)
        if allowed:
            poll.closes_at = later

    def pass_time(self, hours: int, closes: bool) -> None:
        """With or without somebody who closes what is due: past its deadline a poll takes no vote in any case."""
        self.now += hours * HOUR
        if closes:
            with self.open_work() as work:
                service.close_due(work, self.now)
            for poll in self.polls.values():
                poll.over = poll.over or self.now >= poll.closes_at

    def open_anew(self) -> None:
        """Where a poll has been over for a while."""
        for which, poll in list(self.polls.items()):
            poll.rested += poll.over
            if poll.rested > REST:
                self.open(which)

    @invariant()
    def all_agrees(self) -> None:
        self.open_anew()
        with self.open_work() as work:
            for which, poll in self.polls.items():
                found = work.polls.find(self.numbers[which])
                assert found is not None
                self.compare(work, poll, found)

    def compare(self, work: Work, poll: Poll, found: stored.Poll) -> None:
        """The counters, a recount and the ballots say what the model says; of a closed poll its result does."""
        counted, recounted = work.polls.tally(found), work.polls.recount(found)
        assert counted == replace(recounted, places=(), rounds=(), pairs=())
        names = {seat.voter: seat.name for seat in work.polls.seats(found.id)}
        cast = {
            names.get(voter) or work.members.find(voter).name: marks  # type: ignore[union-attr]
            for voter, marks in work.polls.by_voter(found.id).items()
        }
        expected = {head(voter, self.runs): each.marks for voter, each in poll.cast.items()}
        assert cast == expected
        result = found.result or counted
        assert (result.votes, result.voters) == (poll.votes(), len(poll.cast))
        assert (found.state is stored.PollState.CLOSED) is poll.over
        if poll.formal:
            assert found.result is None or dict(found.result.sides) == poll.sides()
            part = {side: (each.voted, each.entitled) for side, each in poll.sides().items()}
            assert dict(work.polls.turnout(found.id)) == part

    def remind(self) -> None:
        """Those who are reminded are those whose vote is missing."""
        for which, poll in self.polls.items():
            with self.open_work() as work:
                concerned = reminding.concerned(work, self.numbers[which], self.now)
                reminded = {each.name for each in concerned} - {head("alex", self.runs)}
            missing = poll.missing() if poll.takes(self.now) else set()
            assert reminded == {head(each, self.runs) for each in missing}

    def teardown(self) -> None:
        self.remind()
        with self.open_work() as work:
            session = work.polls._session  # type: ignore[attr-defined]
            session.execute(update(polls).values(state=stored.PollState.WITHDRAWN))


def account_of(name: str, run: int) -> Account:
    """Somebody's, in this run."""
    return person(head(name, run))


def head(name: str, run: int) -> str:
    """What somebody, or an organisation, is called in this run."""
    return f"{name}-{run}"


def who(work: Work, name: str, run: int) -> Member:
    """Somebody of this run."""
    member = work.members.by_account(account_of(name, run))
    assert member is not None
    return member


def found(work: Work, people: dict[str, Somebody], run: int) -> int:
    """A group with these people, coordinated by Alex."""
    group = Group(in_all("Machine"), None, tuple(Language), JoinMode.OPEN, NOW)
    work.groups.add(group)
    organisations: dict[str, Organisation] = {}
    alex = Member(f"alex-{run}", Language.EN, "berlin", NOW, accounts=[account_of("alex", run)])
    work.members.add(alex)
    work.members.enter(Membership(alex, group.id, Role.COORDINATOR, NOW))
    for each in people.values():
        own = organisations.get(each.organisation)
        if own is None:
            parent = organisations.get(each.family)
            own = Organisation(
                f"{each.organisation}-{run}",
                OrganisationKind.COMPANY,
                each.side,
                parent_id=parent.id if parent else None,
            )
            work.organisations.add(own)
            organisations[each.organisation] = own
        member = Member(f"{each.name}-{run}", Language.EN, "berlin", NOW, own)
        member.accounts.append(account_of(each.name, run))
        work.members.add(member)
        work.members.enter(Membership(member, group.id, Role.MEMBER, NOW))
        if each.rank is not None:
            office = Role.ALTERNATE if each.rank else Role.REPRESENTATIVE
            work.mandates.add(Mandate(member, group.id, office, each.side, own.id, NOW))
        if each.chairs:
            work.mandates.add(Mandate(member, group.id, Role.CO_CHAIR, each.side, None, NOW))
    return group.id
