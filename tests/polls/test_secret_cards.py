"""Secret votes as people meet them: in the room, on their own card, in a draft, and once it is over."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.bot import Bot
from bot.chat.exchange import Interaction, Pressed, place_of
from bot.delivery import Courier
from bot.errors import Refusal
from bot.features import REGISTRY
from bot.membership.roles import Role, Side
from bot.polls import leaving, voting
from bot.polls.actions import CastVote, ShowPoll, TakeBackVote
from bot.polls.counting import Method
from bot.polls.drafts import service as drafts
from bot.polls.drafts.actions import AskTerms
from bot.polls.drafts.service import Wording
from bot.polls.fixed import FIXED
from bot.polls.rules import Quorum, Rule
from bot.polls.secret.actions import CastSecretBallot, FillSecretBallot
from bot.polls.showing import card_for, result_for_all
from bot.polls.terms import Kind, Live, Secrecy, Terms, Unit
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import ALEX, NOW, PLENARY, SEAL
from tests.polls.formal_scenes import (
    LATER,
    SEATS,
    at,
    button,
    convened,
    does,
    founded,
    in_all,
    join,
    person,
    said,
    shown,
)
from tests.polls.linking import dump
from tests.polls.scenes import CLOSES, buttons_of, find, member, text_of
from tests.polls.secret_scenes import KEYS, cast

pytestmark = pytest.mark.slow

SECRECIES = pytest.mark.parametrize("secrecy", [Secrecy.SEALED, Secrecy.FINAL])
VOTERS = [f"{side.value}{number}" for side, count in SEATS.items() for number in range(count)]


@pytest.fixture
def open_work(open_work: OpenWork, engine: Engine) -> OpenWork:
    """The example group, with an operator's key."""
    return works_on(engine, KEYS)


@pytest.fixture
def bot(open_work: OpenWork) -> Bot:
    return Bot(open_work, REGISTRY, SEAL)


@pytest.fixture
def group(open_work: OpenWork) -> int:
    return founded(open_work)


def terms(secrecy: Secrecy = Secrecy.SEALED, rule: Rule | None = Rule.DOUBLE) -> Terms:
    return Terms(Kind.FORMAL, Unit.ORGANISATION, rule, Quorum.NONE, secrecy=secrecy)


def closed(open_work: OpenWork, poll: int) -> str:
    """What the rooms read once it is over."""
    Courier(open_work, REGISTRY, ("test",)).tick(CLOSES)
    with at(open_work, poll) as (work, found):
        return text_of(result_for_all(work, found, CLOSES))


@SECRECIES
def test_the_room_offers_only_to_vote_in_private(open_work: OpenWork, group: int, secrecy: Secrecy) -> None:
    poll = convened(open_work, group, terms(secrecy))
    with at(open_work, poll) as (work, found):
        card = card_for(work, found, None, LATER)

    assert [(each.action, each.privately) for each in buttons_of(card)] == [(ShowPoll(poll), True)]
    assert "fewer than 3 of a side" in text_of(card)


@SECRECIES
def test_a_ballot_is_chosen_seen_and_only_then_cast(
    bot: Bot, group: int, open_work: OpenWork, secrecy: Secrecy
) -> None:
    poll = convened(open_work, group, terms(secrecy))
    first = shown(does(bot, "cn0", ShowPoll(poll)))
    assert "Not hidden: who voted" in text_of(first)

    chosen = shown(
        does(bot, "cn0", button(shown(does(bot, "cn0", button(first, FillSecretBallot))), FillSecretBallot))
    )
    assert "Your choice: “Yes”" in text_of(chosen)
    assert ("it cannot be changed" in text_of(chosen)) == (secrecy is Secrecy.FINAL)
    done = does(bot, "cn0", button(chosen, CastSecretBallot))

    assert "Your vote is recorded." in said(done)
    again = {type(each.action) for each in buttons_of(done.reply.update)}
    assert {FillSecretBallot, TakeBackVote} & again == (
        set() if secrecy is Secrecy.FINAL else {FillSecretBallot, TakeBackVote}
    )


@SECRECIES
def test_the_answer_is_the_same_for_every_choice(
    bot: Bot, group: int, open_work: OpenWork, secrecy: Secrecy
) -> None:
    poll = convened(open_work, group, terms(secrecy))
    ballots = ("cn2", "100"), ("cn3", "010"), ("cn4", "001")
    answers = [said(does(bot, name, CastSecretBallot(poll, marks))) for name, marks in ballots]

    assert len({re.sub(r"\d+", "…", answer) for answer in answers}) == 1, "but for how many took part"
    assert answers[0].startswith("Your vote is recorded.")


def test_filling_keeps_nothing_and_casting_only_ballot_and_turnout(
    bot: Bot, group: int, open_work: OpenWork, engine: Engine
) -> None:
    poll = convened(open_work, group, terms(Secrecy.FINAL))
    before = dump(engine)

    does(bot, "cn1", FillSecretBallot(poll, "010"))
    assert dump(engine) == before

    does(bot, "cn1", CastSecretBallot(poll, "010"))
    after = dump(engine)
    assert {table for table in after if after[table] != before[table]} == {"secret_ballots", "poll_voters"}


def test_on_a_card_that_others_see_nobody_votes(bot: Bot, group: int, open_work: OpenWork) -> None:
    poll = convened(open_work, group, terms())
    for action in (FillSecretBallot(poll), CastSecretBallot(poll, "100")):
        pressed = Pressed(SEAL.close(action, place_of(PLENARY)))
        answer = bot.handle(Interaction(person("cn0"), PLENARY, pressed, "en", redraws=False), LATER)
        assert answer is not None
        assert answer.reply.update is None
        assert "please vote in private" in said(answer)
    with open_work() as work:
        assert work.secrets.voters(poll) == frozenset()


def test_other_ways_to_vote_do_not_count_in_a_secret_vote_nor_this_one_elsewhere(
    bot: Bot, group: int, open_work: OpenWork
) -> None:
    secret, open_one = convened(open_work, group, terms()), convened(open_work, group, terms(Secrecy.NAMED))
    for action in (CastVote(secret, 0, True), CastSecretBallot(open_one, "100"), FillSecretBallot(open_one)):
        assert "in another way" in said(does(bot, "cn0", action))


def test_every_method_is_filled_press_by_press(bot: Bot, group: int, open_work: OpenWork) -> None:
    methods = (Method.ONE, Method.SEVERAL, Method.RATING, Method.POINTS, Method.RANKED, Method.RUNOFF)
    for method in methods:
        poll = convened(open_work, group, terms(rule=None), method)
        card = shown(does(bot, "de1", FillSecretBallot(poll)))
        while not any(isinstance(each.action, CastSecretBallot) for each in buttons_of(card)):
            card = shown(does(bot, "de1", buttons_of(card)[1].action))
        done = does(bot, "de1", button(card, CastSecretBallot))

        assert said(done).startswith("Your vote is recorded.")
        with open_work() as work:
            (ballot,) = work.secrets.open_all(poll)
        assert any(ballot.marks), method
        assert ballot.side is Side.DE


def test_marks_that_were_made_up_are_refused(bot: Bot, group: int, open_work: OpenWork) -> None:
    poll = convened(open_work, group, terms())
    for marks in ("11", "110", "1000", "9", "xyz", "abc", ""):
        assert "do not fit" in said(does(bot, "cn0", CastSecretBallot(poll, marks))), marks


def test_an_organisation_has_one_final_vote_whoever_cast_it(
    bot: Bot, group: int, open_work: OpenWork
) -> None:
    poll = convened(open_work, group, terms(Secrecy.FINAL))
    with open_work() as work:
        join(work, group, "second", member(work, person("cn0")).organisation, Role.ALTERNATE)
    cast(open_work, "second", poll, 1)

    assert "The vote of your organisation is recorded already" in said(
        does(bot, "cn0", FillSecretBallot(poll))
    )


def test_a_result_by_side_says_met_or_not_without_figures(open_work: OpenWork, group: int) -> None:
    poll = convened(open_work, group, terms())
    for number, name in enumerate(VOTERS):
        cast(open_work, name, poll, number % 2)

    words = closed(open_work, poll)

    assert "Not adopted. German side: too few yes votes (more than half is needed)" in words
    assert "Chinese side: of the yes and no votes, more than half is needed: condition met" in words
    assert "How many voted how is not told" in words
    assert " yes," not in words
    with open_work() as work:
        facts = work.records.entries(group)[-1].facts
    assert facts["sides"] == {"cn": {"entitled": 5, "voted": 5}, "de": {"entitled": 7, "voted": 7}}
    assert facts["met"] == [True, False]
    assert "votes" not in facts


def test_an_adopted_one_tells_the_totals_and_no_side(open_work: OpenWork, group: int) -> None:
    poll = convened(open_work, group, terms())
    for number, name in enumerate(VOTERS):
        cast(open_work, name, poll, int(number % 4 == 1))

    words = closed(open_work, poll)

    assert "Adopted: every condition is met." in words
    assert "More yes than no: 9 to 3" in words
    assert "yes (" not in words
    assert "yes, " not in words


def test_too_few_ballots_decide_nothing_and_tell_nothing(open_work: OpenWork, group: int) -> None:
    poll = convened(open_work, group, terms(rule=Rule.SIMPLE))
    for name in VOTERS[:4]:
        cast(open_work, name, poll, 0)

    words = closed(open_work, poll)

    assert "Nothing is decided: too few voted for a secret vote" in words
    result = find(open_work, poll).result
    assert result is not None
    assert (result.votes, result.met, result.spread, result.places) == ((0, 0, 0), (), (), ())


def test_without_its_key_a_vote_waits_and_others_are_closed(
    open_work: OpenWork, group: int, engine: Engine
) -> None:
    poll, other = convened(open_work, group, terms()), convened(open_work, group, terms(Secrecy.NAMED))
    keyless = works_on(engine)
    with pytest.raises(Refusal, match="key of this secret vote is missing"):
        cast(keyless, "cn0", poll, 0)

    Courier(keyless, REGISTRY, ("test",)).tick(CLOSES)
    assert (find(open_work, poll).result is None, find(open_work, other).result is None) == (True, False)

    Courier(open_work, REGISTRY, ("test",)).tick(CLOSES + timedelta(hours=1))
    assert find(open_work, poll).result is not None


def draft(open_work: OpenWork, group: int, method: Method = Method.YES_NO) -> int:
    with open_work() as work:
        wording = Wording(in_all("Shall we?"), FIXED[method], method)
        return drafts.make_draft(work, member(work, ALEX), group, wording, None, NOW).id


def offered(bot: Bot, poll: int) -> set[str]:
    """The kinds of secrecy that the form of a draft offers."""
    ask = does(bot, "alex", AskTerms(poll)).reply.ask
    assert ask is not None
    (choice,) = (each for each in ask.form.fields if each.name == "secrecy")
    return {option.value for option in choice.options}  # type: ignore[union-attr]


def test_a_draft_offers_secret_votes_and_says_what_they_protect(
    bot: Bot, group: int, open_work: OpenWork
) -> None:
    poll = draft(open_work, group)
    assert offered(bot, poll) == set(Secrecy)

    given = {"unit": "organisation", "rule": "double", "quorum": "none", "live": "always", "secrecy": "final"}
    card = shown(does(bot, "alex", (AskTerms(poll), given)))

    assert find(open_work, poll).terms.live is Live.AFTER_CLOSE
    for words in ("Secret and final: a vote is put in", "Not hidden: who voted", "never how many voted how"):
        assert words in text_of(card)


def test_consent_and_a_missing_key_leave_only_open_ballots(
    bot: Bot, group: int, open_work: OpenWork, engine: Engine
) -> None:
    consent, other = draft(open_work, group, Method.CONSENT), draft(open_work, group)
    assert offered(bot, consent) == {Secrecy.NAMED, Secrecy.CONFIDENTIAL}
    assert offered(Bot(works_on(engine), REGISTRY, SEAL), other) == {Secrecy.NAMED, Secrecy.CONFIDENTIAL}

    with open_work() as work:
        alex = member(work, ALEX)
        with pytest.raises(Refusal, match="consent cannot be secret"):
            drafts.set_terms(work, alex, consent, terms(), NOW)
        drafts.set_terms(work, alex, other, terms(), NOW)
        wording = Wording(in_all("Shall we?"), FIXED[Method.CONSENT], Method.CONSENT)
        with pytest.raises(Refusal, match="consent cannot be secret"):
            drafts.change_text(work, alex, other, wording, NOW)
    with pytest.raises(Refusal, match="consent cannot be secret"):
        convened(open_work, group, terms(), Method.CONSENT)


def people(secrecy: Secrecy) -> Terms:
    return replace(terms(secrecy, Rule.SIMPLE), unit=Unit.PERSON)


def unite(open_work: OpenWork, kept: str, gone: str) -> None:
    with open_work() as work:
        leaving.unite_ballots(work, member(work, person(kept)).id, member(work, person(gone)).id, LATER)


def test_of_two_changeable_ballots_of_one_person_that_of_the_member_who_stays_counts(
    open_work: OpenWork, group: int
) -> None:
    poll = convened(open_work, group, people(Secrecy.SEALED))
    cast(open_work, "cn0", poll, 0)
    cast(open_work, "de0", poll, 1)
    cast(open_work, "de1", poll, 1)

    unite(open_work, "cn0", "de0")

    with open_work() as work:
        assert sorted(each.marks for each in work.secrets.open_all(poll)) == [(0, 1, 0), (1, 0, 0)]
        assert len(work.secrets.voters(poll)) == 2


def test_a_changeable_ballot_follows_its_voter_to_another_account(open_work: OpenWork, group: int) -> None:
    poll = convened(open_work, group, people(Secrecy.SEALED))
    cast(open_work, "de0", poll, 1)

    unite(open_work, "cn0", "de0")
    vote = cast(open_work, "cn0", poll, 0)

    assert vote.before == (0, 1, 0)
    with open_work() as work:
        assert [each.marks for each in work.secrets.open_all(poll)] == [(1, 0, 0)]


def test_two_final_ballots_keep_accounts_apart_until_the_close(open_work: OpenWork, group: int) -> None:
    poll = convened(open_work, group, people(Secrecy.FINAL))
    cast(open_work, "de0", poll, 1)
    unite(open_work, "cn1", "de0")  # one of them has not voted: the vote is theirs now
    with pytest.raises(Refusal, match="recorded already"):
        cast(open_work, "cn1", poll, 0)
    cast(open_work, "cn0", poll, 0)

    with pytest.raises(Refusal, match="Both accounts have voted in the secret vote"):
        unite(open_work, "cn0", "cn1")


def test_a_seat_that_was_erased_still_counts(open_work: OpenWork, group: int) -> None:
    poll = convened(open_work, group, people(Secrecy.SEALED))
    for name in VOTERS:
        cast(open_work, name, poll, 0)
    with open_work() as work:
        gone = member(work, person("de6"))
        work.traces.erase(gone, ())
    with open_work() as work:
        assert gone.id not in work.secrets.voters(poll)

    assert "12 of 12" in closed(open_work, poll)


def test_a_vote_that_was_taken_back_leaves_no_turnout(bot: Bot, group: int, open_work: OpenWork) -> None:
    poll = convened(open_work, group, terms())
    cast(open_work, "cn0", poll, 0)
    assert "taken back" in said(does(bot, "cn0", TakeBackVote(poll)))
    with open_work() as work:
        assert work.secrets.voters(poll) == frozenset()
        with pytest.raises(Refusal, match="nothing to take back"):
            voting.take_back_vote(work, member(work, person("cn0")), poll, LATER)
