"""The table of roles, actions and states of polls: what is not in it is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.chat.actions import Action
from bot.chat.text import Variants
from bot.polls import actions as basic
from bot.polls.conduct import actions as conduct
from bot.polls.counting import Method
from bot.polls.drafts import actions as drafts
from bot.polls.library import LIBRARY
from bot.polls.methods import actions as methods
from bot.polls.methods.ballot import CastBallot
from bot.polls.model import Area
from bot.polls.rules import Quorum, Rule
from bot.polls.secret import actions as secret
from bot.polls.terms import Live, Secrecy, Unit
from tests.polls.formal_scenes import in_all
from tests.polls.scenes import CLOSES, DAY

ROLES = (
    "stranger",
    "observer",
    "guest",
    "adviser",
    "member",
    "alternate",
    "representative",
    "co_chair",
    "other_chair",
    "coordinator",
    "office",
)
"""`adviser`: the representative of a government body; `other_chair`: the co-chair of the other side."""

STATES = ("draft", "open", "past", "closed", "withdrawn")
PUBLIC = STATES[1:]

READERS = frozenset(ROLES) - {"stranger"}
COORDINATORS = frozenset({"coordinator", "office"})
CO_CHAIR = frozenset({"co_chair", "other_chair"})
DRAFTERS = COORDINATORS | CO_CHAIR
VOTERS = frozenset({"alternate", "representative"})
PEOPLE = READERS - {"observer", "office"}
"""Who has a vote in a straw poll."""

REPRESENTATIVE, NOBODY = frozenset({"representative"}), frozenset[str]()

STARTER = LIBRARY[0]
LATER = CLOSES + 30 * DAY


@dataclass(frozen=True)
class Place:
    """The numbers of a scene: its group, topic, polls by name, seats by name, a member, and the stamps of drafts."""

    group: int
    topic: int
    polls: Mapping[str, int]
    seats: Mapping[str, int]
    helper: int
    stamp: int
    lacking_stamp: int


@dataclass(frozen=True)
class Row:
    """One action: how it is made in a scene, who may in which state, and who stands for a role where it matters.

    `tried`: in which states it is tried at all; what is about no poll need not be tried in every one.
    """

    make: Callable[[Place], Action]
    who: frozenset[str]
    states: tuple[str, ...] = STATES
    actors: Mapping[str, str] = field(default_factory=dict)
    tried: tuple[str, ...] = STATES


def of(
    kind: type[Action], who: frozenset[str], *states: str, poll: str = "main", actor: str = "", **more: object
) -> tuple[type[Action], Row]:
    """A row about one poll of the scene."""
    actors = {"representative": actor} if actor else {}
    return kind, Row(lambda place: kind(poll=place.polls[poll], **more), who, states or PUBLIC, actors)  # type: ignore[call-arg]


def in_group(
    kind: type[Action], who: frozenset[str], *, topic: bool = False, **more: object
) -> tuple[type[Action], Row]:
    """A row about a group: it names no poll, so their states do not matter."""

    def make(place: Place) -> Action:
        return kind(group=place.group, **({"topic": None} if topic else {}), **more)  # type: ignore[call-arg]

    return kind, Row(make, who, tried=("draft", "open"))


NEW: dict[str, Any] = {"live": Live.ALWAYS, "named": False, "question": in_all("Why?"), "closes_at": LATER}
TEXT: dict[str, Any] = {"question": in_all("Why?"), "method": Method.YES_NO, "options": None}
TERMS: dict[str, Any] = {
    "unit": Unit.ORGANISATION,
    "quorum": Quorum.NONE,
    "live": Live.ALWAYS,
    "secrecy": Secrecy.NAMED,
    "rule": Rule.SIMPLE,
}
ASKED: dict[str, Any] = {"question": STARTER.questions[0].key}
LINES = Variants({each: "One\nTwo" for each in in_all("x").texts}, in_all("x").first)
MARKS: dict[str, Any] = {
    f"mark_{number}": (1 if number == 1 else 0 if number <= 3 else None) for number in range(1, 13)
}

TABLE: Mapping[type[Action], Row] = dict(
    (
        in_group(basic.ListPolls, READERS, page=0),
        in_group(basic.ListTopics, READERS, page=0),
        (basic.ShowTopic, Row(lambda place: basic.ShowTopic(place.topic), READERS)),
        in_group(basic.WriteTopic, COORDINATORS),
        in_group(basic.AddTopic, COORDINATORS, title=in_all("New"), summary=None, area=Area.OTHER),
        in_group(basic.BrowseLibrary, COORDINATORS),
        in_group(basic.ShowStarter, COORDINATORS, starter=STARTER.key),
        in_group(basic.SettleStarter, COORDINATORS, starter=STARTER.key, settings=7),
        in_group(basic.AdoptStarter, COORDINATORS, starter=STARTER.key),
        in_group(basic.ListResults, COORDINATORS, page=0),
        in_group(basic.StartPoll, COORDINATORS),
        in_group(basic.AskQuestion, COORDINATORS, **ASKED),
        in_group(basic.OpenLibraryPoll, COORDINATORS, topic=True, settings=7, closes_at=LATER, **ASKED),
        in_group(methods.ChooseMethod, COORDINATORS),
        in_group(methods.ChooseTerms, COORDINATORS, topic=True, live=Live.ALWAYS, named=False),
        in_group(basic.WritePoll, COORDINATORS, topic=True, method=Method.ONE, live=Live.ALWAYS, named=False),
        in_group(basic.OpenWrittenPoll, COORDINATORS, topic=True, method=Method.ONE, options=LINES, **NEW),
        in_group(basic.OpenProposal, COORDINATORS, topic=True, method=Method.YES_NO, **NEW),
        in_group(
            basic.OpenDatePoll,
            COORDINATORS,
            topic=True,
            method=Method.DATES,
            first=LATER + 2 * DAY,
            second=LATER + 3 * DAY,
            third=None,
            further="",
            **NEW,
        ),
        in_group(drafts.StartFormal, DRAFTERS),
        in_group(drafts.WriteDraft, DRAFTERS),
        in_group(drafts.MakeDraft, DRAFTERS, topic=True, **TEXT),
        in_group(drafts.DraftQuestion, DRAFTERS, **ASKED),
        in_group(drafts.ListDrafts, DRAFTERS),
        of(drafts.ShowDraft, DRAFTERS, "draft"),
        of(drafts.WriteText, DRAFTERS, "draft"),
        of(drafts.ChangeText, DRAFTERS, "draft", **TEXT),
        of(drafts.AskTerms, DRAFTERS, "draft"),
        of(drafts.SetTerms, DRAFTERS, "draft", **TERMS),
        of(drafts.AskDeadline, DRAFTERS, "draft"),
        of(drafts.SetDeadline, DRAFTERS, "draft", working_days=5, closes_at=None),
        of(drafts.AskTranslation, DRAFTERS | {"member"}, "draft", poll="lacking"),
        of(
            drafts.Translate,
            DRAFTERS | {"member"},
            "draft",
            poll="lacking",
            question=in_all("甲？"),
            options=None,
        ),
        of(drafts.PickTranslator, DRAFTERS, "draft", poll="lacking"),
        (
            drafts.HandTranslation,
            Row(
                lambda place: drafts.HandTranslation(place.polls["lacking"], place.helper),
                DRAFTERS,
                ("draft",),
            ),
        ),
        of(drafts.AskOpenDraft, COORDINATORS, "draft"),
        (
            drafts.OpenDraft,
            Row(lambda place: drafts.OpenDraft(place.polls["main"], place.stamp), COORDINATORS, ("draft",)),
        ),
        of(drafts.AskDeleteDraft, DRAFTERS, "draft"),
        of(drafts.DeleteDraft, DRAFTERS, "draft"),
        of(basic.ShowPoll, READERS),
        of(basic.CastVote, VOTERS, "open", option=0),
        of(basic.TakeBackVote, REPRESENTATIVE, "open"),
        of(secret.FillSecretBallot, VOTERS, "open", poll="secret"),
        of(secret.CastSecretBallot, VOTERS, "open", poll="secret", marks="100"),
        of(methods.FillBallot, VOTERS, "open", poll="rating"),
        of(CastBallot, VOTERS, "open", poll="rating", **MARKS),
        of(methods.AskObjection, VOTERS, "open", poll="consent"),
        of(methods.RaiseObjection, VOTERS, "open", poll="consent", reason="Too early."),
        of(methods.ListObjections, READERS, "open", "past", "closed", poll="consent"),
        of(methods.ListVotes, READERS),
        of(methods.ShowPairs, READERS, "closed", poll="ranked"),
        of(basic.AskEndPoll, COORDINATORS, "open"),
        of(basic.EndPoll, COORDINATORS, "open", poll="straw"),
        of(basic.AskWithdrawPoll, COORDINATORS, "open", poll="straw"),
        of(basic.WithdrawPoll, COORDINATORS, "open", poll="straw"),
        of(basic.ExportPoll, COORDINATORS, "closed"),
        of(basic.ShowChart, READERS, "closed"),
        of(conduct.ShowTurnout, COORDINATORS),
        of(conduct.AskExtension, COORDINATORS, "open"),
        of(conduct.ExtendPoll, COORDINATORS, "open", closes_at=LATER),
        of(conduct.AskCoChairs, COORDINATORS, "open"),
        of(conduct.AgreeToEnd, CO_CHAIR, "open", agree=True),
        of(conduct.ListHolders, REPRESENTATIVE, "open", actor="fresh"),
        (
            conduct.GiveProxy,
            Row(
                lambda place: conduct.GiveProxy(place.polls["main"], place.seats["other"]),
                REPRESENTATIVE,
                ("open",),
                {"representative": "fresh"},
            ),
        ),
        of(conduct.RevokeProxy, REPRESENTATIVE, "open", actor="giver"),
        (
            conduct.ShowProxy,
            Row(
                lambda place: conduct.ShowProxy(place.polls["main"], place.seats["giver"]),
                REPRESENTATIVE,
                ("open",),
            ),
        ),
        (
            conduct.CastFor,
            Row(
                lambda place: conduct.CastFor(place.polls["main"], place.seats["giver"], 1, True),
                REPRESENTATIVE,
                ("open",),
            ),
        ),
        (
            conduct.TakeBackFor,
            Row(
                lambda place: conduct.TakeBackFor(place.polls["main"], place.seats["giver"]),
                REPRESENTATIVE,
                ("open",),
            ),
        ),
        of(conduct.ReviseVote, DRAFTERS, "closed"),
        of(conduct.AskReview, COORDINATORS, "closed"),
        of(conduct.SetReview, COORDINATORS, "closed", review_at=LATER),
    )
)

MORE: tuple[tuple[type[Action], Row], ...] = (
    of(basic.CastVote, PEOPLE, "open", poll="straw", option=0),
    of(basic.TakeBackVote, NOBODY, poll="straw"),
    of(basic.EndPoll, NOBODY),
    of(basic.WithdrawPoll, NOBODY, "open"),
    of(methods.ListVotes, NOBODY, poll="straw"),
    of(methods.RaiseObjection, NOBODY, reason="Too early."),
    of(conduct.ShowTurnout, NOBODY, poll="straw"),
    of(conduct.AgreeToEnd, NOBODY, poll="straw", agree=True),
    of(conduct.ReviseVote, NOBODY, poll="straw"),
    (
        drafts.OpenDraft,
        Row(lambda place: drafts.OpenDraft(place.polls["main"], place.stamp + 1), NOBODY),
    ),
    (
        drafts.OpenDraft,
        Row(lambda place: drafts.OpenDraft(place.polls["lacking"], place.lacking_stamp), NOBODY),
    ),
    (
        conduct.GiveProxy,
        Row(
            lambda place: conduct.GiveProxy(place.polls["main"], place.seats["deputy"]),
            NOBODY,
            actors={"representative": "fresh"},
        ),
    ),
    (
        conduct.CastFor,
        Row(lambda place: conduct.CastFor(place.polls["main"], place.seats["other"], 1, True), NOBODY),
    ),
)
"""Actions once more where their poll makes another difference: a straw poll, a stale draft, the other side's seat."""

MADE_BY_OTHERS: frozenset[str] = frozenset({"OpenAnyPoll", "UseDate"})
"""A form that only others inherit from, and what the meetings answer, where its rights are tested."""
