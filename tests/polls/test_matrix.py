"""Who may do what, when: every role, every action of polls, every state; what the table does not allow is refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from sqlalchemy import Engine, select

from bot.bot import Bot
from bot.chat.actions import Action
from bot.chat.exchange import Interaction, Pressed, Reply
from bot.context import Context
from bot.errors import Refusal
from bot.features import REGISTRY
from bot.membership.model import Member, Organisation, OrganisationKind
from bot.membership.roles import Role, Side
from bot.polls import service, voting
from bot.polls.conduct import proxies
from bot.polls.counting import Method
from bot.polls.drafts import service as drafts
from bot.polls.drafts import translating
from bot.polls.drafts.service import Wording
from bot.polls.fixed import FIXED
from bot.polls.model import Area
from bot.polls.rules import Quorum, Rule
from bot.polls.terms import Kind, Live, Secrecy, Terms, Unit
from bot.polls.topics import add_topic
from bot.submission import answer
from bot.work import OpenWork, Work
from storage.base import metadata
from storage.work import works_on
from tests.cast import ALEX, NOW, private, seeded
from tests.polls.formal_scenes import appoint, convened, founded, in_all, join, organise, person
from tests.polls.matrix import MADE_BY_OTHERS, MORE, ROLES, STATES, TABLE, Place, Row
from tests.polls.scenes import CLOSES, DAY, HOUR, en, member, open_poll
from tests.polls.secret_scenes import KEYS

pytestmark = pytest.mark.slow

AT = {"draft": NOW, "open": NOW, "past": CLOSES + HOUR, "closed": CLOSES + DAY, "withdrawn": NOW}
NAMED = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.HALF_PER_SIDE, Live.ALWAYS, Secrecy.NAMED)
SECRET = Terms(Kind.FORMAL, Unit.ORGANISATION, Rule.DOUBLE, Quorum.NONE, Live.AFTER_CLOSE, Secrecy.SEALED)
FREE = Terms(Kind.FORMAL, Unit.ORGANISATION, None, Quorum.NONE, Live.ALWAYS, Secrecy.NAMED)
ACTORS = {"coordinator": "alex", "office": "boss", "representative": "rep", "alternate": "deputy"}


OF_SCENE = ("main", "consent", "ranked", "rating", "secret", "straw")


class Undone(Exception):
    """Rolls a transaction back."""


def who(work: Work, name: str) -> Member:
    return member(work, ALEX if name == "alex" else person(name))


def peopled(open_work: OpenWork) -> int:
    """A group with everybody the table knows, and enough organisations that nothing is decided by few votes."""
    group = founded(open_work)
    with open_work() as work:
        for name in ("rep", "giver", "fresh", "other"):
            join(work, group, name, organise(work, f"Org {name}", Side.CN))
        own = organise(work, "Org deputy", Side.DE)
        join(work, group, "deputy", own, Role.ALTERNATE)
        join(work, group, "member", own, None)
        join(work, group, "observer", None, None, Role.OBSERVER)
        chair = join(work, group, "co_chair", own, None)
        for each in work.mandates.in_force(group, NOW):
            if each.role is Role.CO_CHAIR and each.side is Side.DE:
                each.until = NOW
        appoint(work, group, chair, Role.CO_CHAIR)
        _on_either_side(work, group)
        for name in ("boss", "stranger"):
            new = Member(name, who(work, "rep").language, "berlin", NOW, office=name == "boss")
            new.accounts.append(person(name))
            work.members.add(new)
    return group


def _on_either_side(work: Work, group: int) -> None:
    """Those without a vote for another reason, and the co-chair of the other side, who votes for nobody."""
    ministry = Organisation("Org ministry", OrganisationKind.GOVERNMENT, Side.CN)
    work.organisations.add(ministry)
    join(work, group, "adviser", ministry)
    join(work, group, "guest", organise(work, "Org guest", Side.GUEST), None)
    chair = join(work, group, "other_chair", organise(work, "Org chair", Side.CN), None)
    for each in work.mandates.in_force(group, NOW):
        if each.role is Role.CO_CHAIR and each.side is Side.CN:
            each.until = NOW
    appoint(work, group, chair, Role.CO_CHAIR)


def scene(open_work: OpenWork, state: str) -> Place:
    """The group with its polls in a state."""
    group = peopled(open_work)
    drafts_only = state == "draft"
    polls = (
        {name: drafted(open_work, group) for name in OF_SCENE} if drafts_only else opened(open_work, group)
    )
    polls["lacking"] = lacking(open_work, group) if state == "draft" else polls["main"]
    with open_work() as work:
        topic = add_topic(work, who(work, "alex"), group, en("Topic"), None, Area.OTHER, NOW)
        seats = {each.name.removeprefix("Org "): each.number for each in work.polls.seats(polls["main"])}
        main, missing = work.polls.find(polls["main"]), work.polls.find(polls["lacking"])
        assert main is not None
        assert missing is not None
        stamps = drafts.stamp_of(main), drafts.stamp_of(missing)
        helper = who(work, "deputy").id
    bring(open_work, polls, seats, state)
    return Place(group, topic.id, polls, seats or {"giver": 1, "other": 2, "deputy": 3}, helper, *stamps)


def drafted(open_work: OpenWork, group: int) -> int:
    with open_work() as work:
        wording = Wording(in_all("Shall we?"), FIXED[Method.YES_NO], Method.YES_NO)
        return drafts.make_draft(work, who(work, "alex"), group, wording, None, NOW).id


def lacking(open_work: OpenWork, group: int) -> int:
    """A draft that a plain member was asked to translate."""
    with open_work() as work:
        wording = Wording(en("Shall we?"), FIXED[Method.YES_NO], Method.YES_NO)
        poll = drafts.make_draft(work, who(work, "alex"), group, wording, None, NOW)
        translating.hand_over(work, who(work, "alex"), poll.id, who(work, "member").id, NOW)
        return poll.id


def opened(open_work: OpenWork, group: int) -> dict[str, int]:
    of_methods = {"consent": Method.CONSENT, "ranked": Method.RANKED, "rating": Method.RATING}
    polls = {name: convened(open_work, group, FREE, method) for name, method in of_methods.items()}
    polls["main"] = convened(open_work, group, NAMED)
    polls["secret"] = convened(open_work, group, SECRET)
    polls["straw"] = open_poll(open_work, group=group)
    return polls


def bring(open_work: OpenWork, polls: dict[str, int], seats: dict[str, int], state: str) -> None:
    """Let what happened happen: votes, a proxy, an objection; then the state itself."""
    if state == "draft":
        return
    with open_work() as work:
        if state == "withdrawn":
            for name in sorted(polls.keys() - {"lacking"}):
                service.withdraw_poll(work, who(work, "alex"), polls[name], NOW)
            return
        voting.cast_vote(work, who(work, "rep"), polls["main"], 1, None, NOW)
        proxies.give(work, who(work, "giver"), polls["main"], seats["rep"], NOW)
        voting.cast_vote(work, who(work, "rep"), polls["main"], 1, None, NOW, seats["giver"])
        voting.object_to(work, who(work, "cn1"), polls["consent"], en("No."), NOW)
        voting.cast_vote(work, who(work, "cn1"), polls["ranked"], 1, None, NOW)
    if state == "closed":
        with open_work() as work:
            service.close_due(work, CLOSES)


@dataclass
class Scene:
    """A scene that is stored once and looked at in transactions that are rolled back."""

    open_work: OpenWork
    place: Place
    state: str

    @contextmanager
    def undone(self) -> Iterator[Work]:
        try:
            with self.open_work() as work:
                yield work
                raise Undone
        except Undone:
            return

    def is_allowed(self, role: str, row: Row) -> bool:
        """Try it: whether there was an answer, and neither a refusal nor an error beside a question."""
        reply = None
        name = row.actors.get(role, ACTORS.get(role, role))
        with self.undone() as work:
            account = ALEX if name == "alex" else person(name)
            ctx = Context(work, who(work, name), account, private(account), AT[self.state], REGISTRY)
            try:
                reply = answer(ctx, row.make(self.place))
            except Refusal:
                reply = None
        return isinstance(reply, Reply) and not reply.errors


@pytest.fixture
def open_work(engine: Engine) -> OpenWork:
    """With an operator's key, so that there are secret votes."""
    work = works_on(engine, KEYS)
    seeded(work)
    return work


@pytest.fixture(params=STATES)
def stage(request: pytest.FixtureRequest, open_work: OpenWork, bot: Bot) -> Scene:
    return Scene(open_work, scene(open_work, request.param), request.param)


def kinds() -> Iterator[type[Action]]:
    """Every action of the slice, also those that forms make."""

    def under(kind: type[Action]) -> Iterator[type[Action]]:
        for each in kind.__subclasses__():
            yield each
            yield from under(each)

    return (each for each in under(Action) if each.__module__.startswith("bot.polls."))


def test_every_action_of_polls_has_its_row() -> None:
    assert {each for each in kinds() if each.__name__ not in MADE_BY_OTHERS} == set(TABLE)


def test_every_cell_of_the_table(stage: Scene) -> None:
    wrong = []
    for kind, row in (*TABLE.items(), *MORE):
        for role in ROLES if stage.state in row.tried else ():
            expected = role in row.who and stage.state in row.states
            if stage.is_allowed(role, row) is not expected:
                wrong.append((kind.__name__, role, "refused" if expected else "allowed"))
    assert not wrong, sorted(wrong)


def test_forged_and_foreign_buttons_change_nothing(stage: Scene, bot: Bot) -> None:
    """A button sealed for somebody else, one that was changed, one of no known action."""
    before = everything(stage.open_work)
    for row in (*TABLE.values(), *(row for _kind, row in MORE)):
        try:
            wire = row.make(stage.place).to_wire()
        except ValueError:  # made by a form: it never comes by button
            continue
        for payload in (wire, f"{wire}~aaaaaaaaaaaa", f"x{wire}", f"{wire.rpartition('~')[0]}~999", "", "~"):
            asked = Interaction(ALEX, private(ALEX), Pressed(payload), "en")
            answered = bot.handle(asked, AT[stage.state])
            assert answered is not None
            assert answered.reply.show is None
            assert answered.reply.ask is None
    assert everything(stage.open_work) == before


def everything(open_work: OpenWork) -> list[tuple[object, ...]]:
    """Every row of every table of polls, the record, tasks and what is to be sent."""
    names = [
        name for name in metadata.tables if name.startswith(("poll", "ballot", "record", "task", "deliver"))
    ]
    with open_work() as work:
        session = work.polls._session  # type: ignore[attr-defined]
        return [
            tuple(row) for name in sorted(names) for row in session.execute(select(metadata.tables[name]))
        ]
