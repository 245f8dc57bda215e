"""Consent: an objection needs a reason, which the group reads, and stops the proposal until it is taken back."""

import pytest

from bot.bot import Bot
from bot.delivery import Courier
from bot.polls import leaving
from bot.polls.actions import CastVote, ShowPoll, TakeBackVote
from bot.polls.counting import Method
from bot.polls.deciding import ABSTAIN, NO, YES
from bot.polls.methods.actions import AskObjection, ListObjections, RaiseObjection
from bot.polls.terms import Live
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, THOMAS, WANG
from tests.polls.methods import close, open_by, own_text, reply, room_text, said
from tests.polls.scenes import buttons_of, counted, member, text_of, vote

REASON = "Too early: <b>no</b> budget yet"


def test_an_objection_asks_for_a_reason_that_the_group_reads(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    poll = open_by(open_work, Method.CONSENT)
    vote(bot, LI, poll, YES)
    asked = reply(bot, ANNA, AskObjection(poll)).ask
    assert asked is not None
    assert asked.form.makes is RaiseObjection
    given = reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    assert "Your vote counts: “Object”." in said(given)
    assert REASON in own_text(bot, LI, poll)
    card = room_text(courier)
    assert REASON in card
    assert "Anna" not in card
    assert counted(open_work, poll) == (1, 1, 0)


def test_without_a_reason_nobody_objects(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    assert "needs a reason" in said(reply(bot, ANNA, CastVote(poll, NO)))
    assert "needs a reason" in said(reply(bot, ANNA, CastVote(poll, NO, True)))
    assert list(reply(bot, ANNA, (AskObjection(poll), {"reason": " "})).errors) == ["reason"]
    assert list(reply(bot, ANNA, (AskObjection(poll), {"reason": "x" * 501})).errors) == ["reason"]
    assert counted(open_work, poll) == (0, 0, 0)


def test_an_objection_is_in_its_own_way_in_room_and_private(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    own = [button.action for button in buttons_of(reply(bot, ANNA, ShowPoll(poll)).show)]
    assert own == [CastVote(poll, YES, True), AskObjection(poll), CastVote(poll, ABSTAIN, True)]


def test_another_reason_takes_the_place_of_the_first(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    for reason in ("first", "second"):
        assert "Your vote counts" in said(reply(bot, ANNA, (AskObjection(poll), {"reason": reason})))
    assert "second" in own_text(bot, LI, poll)
    assert "first" not in own_text(bot, LI, poll)
    assert counted(open_work, poll) == (0, 1, 0)


def test_whoever_agrees_after_all_takes_the_reason_away(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    vote(bot, ANNA, poll, YES)
    assert REASON not in own_text(bot, LI, poll)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    reply(bot, ANNA, TakeBackVote(poll))
    assert REASON not in own_text(bot, LI, poll)
    assert "Nobody objects in this poll" in said(reply(bot, LI, ListObjections(poll)))


def test_the_reason_goes_with_whoever_leaves(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    with open_work() as work:
        leaving.withdraw_ballots_of(work, member(work, ANNA).id, 1, NOW)
    assert REASON not in own_text(bot, LI, poll)


def test_the_reason_stays_when_two_accounts_become_one_person(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    vote(bot, WANG, poll, YES, now=NOW.replace(year=2025))
    with open_work() as work:
        leaving.unite_ballots(work, member(work, WANG).id, member(work, ANNA).id, NOW)
    assert counted(open_work, poll) == (0, 1, 0)
    assert REASON in own_text(bot, LI, poll)


def test_more_objections_than_fit_are_read_page_by_page(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT)
    for account in (ANNA, LI, WANG, ALEX):
        reply(bot, account, (AskObjection(poll), {"reason": f"because {account.user}"}))
    card = own_text(bot, THOMAS, poll)
    assert card.count("because") == 3
    assert "All objections" in card
    everything = reply(bot, THOMAS, ListObjections(poll)).update
    assert text_of(everything).count("because") == 4


def test_a_named_poll_says_who_objects(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.CONSENT, named=True)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    assert f"Objection of Anna Becker: {REASON}" in own_text(bot, LI, poll)


def test_reasons_are_hidden_as_long_as_the_votes_are(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_by(open_work, Method.CONSENT, live=Live.AFTER_CLOSE)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    assert REASON not in own_text(bot, LI, poll)
    assert REASON not in room_text(courier)
    assert "not shown yet" in said(reply(bot, LI, ListObjections(poll)))
    close(bot, poll)
    assert REASON in own_text(bot, LI, poll)


@pytest.mark.parametrize(
    ("votes", "outcome"),
    [
        ((YES, YES), "Carried by consent: nobody objects, 2 members agree."),
        ((ABSTAIN,), "nobody agrees either"),
        ((), "Nobody voted"),
    ],
)
def test_the_outcome_without_an_objection(
    bot: Bot, open_work: OpenWork, votes: tuple[int, ...], outcome: str
) -> None:
    poll = open_by(open_work, Method.CONSENT)
    for account, option in zip((LI, WANG), votes, strict=False):
        vote(bot, account, poll, option)
    assert outcome in close(bot, poll)


def test_one_objection_stops_what_all_others_want(bot: Bot, open_work: OpenWork, courier: Courier) -> None:
    poll = open_by(open_work, Method.CONSENT)
    room_text(courier)
    for account in (LI, WANG, ALEX):
        vote(bot, account, poll, YES)
    reply(bot, ANNA, (AskObjection(poll), {"reason": REASON}))
    assert "1 objection stops the proposal." in close(bot, poll)
    assert REASON in room_text(courier)


def test_elsewhere_nobody_objects(bot: Bot, open_work: OpenWork) -> None:
    poll = open_by(open_work, Method.YES_NO)
    assert "nobody can object" in said(reply(bot, ANNA, (AskObjection(poll), {"reason": REASON})))
    assert counted(open_work, poll) == (0, 0, 0)
