"""Finding a time: proposals that are fair to both sides, taken as a meeting or put to the group as a date poll."""

from datetime import date, timedelta

import pytest

from bot.bot import Bot
from bot.chat.cards import Card, Facts
from bot.chat.cities import BERLIN
from bot.chat.exchange import Account, Reply
from bot.chat.forms import Choice, Choices, Moment, Number
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.delivery import Courier
from bot.errors import Refusal
from bot.meetings import date_polls
from bot.meetings.model import Attendance, moment_of, stamp
from bot.meetings.parties import borne_in, present_in
from bot.meetings.series_actions import OpenDatePoll, OpenFind, ShowSlots, TakeSlot
from bot.membership.roles import Side
from bot.polls import voting
from bot.polls.actions import ShowPoll, UseDate
from bot.work import OpenWork
from tests.cast import ALEX, ANNA, LI, NOW, PLENARY, THOMAS, WANG
from tests.meetings.scenes import (
    DAY,
    GROUP,
    START,
    buttons_of,
    deliver,
    labels_of,
    reply,
    schedule,
    stored,
    text_of,
    why,
)
from tests.meetings.test_changes import ALEX_READS

pytestmark = pytest.mark.slow

SEARCH = {"minutes": "60", "first": "2026-12-01", "last": "2026-12-18"}


def find(bot: Bot, **answers: str) -> Reply:
    return reply(bot, ALEX, (OpenFind(GROUP), SEARCH | answers))


def takes(card: Card | None) -> list[TakeSlot]:
    return [button.action for button in buttons_of(card) if isinstance(button.action, TakeSlot)]


def days_in(card: Card | None) -> set[date]:
    """The days (UTC) of the proposals on a card."""
    return {moment_of(take.at).date() for take in takes(card)}


def asked_for(card: Card | None) -> OpenDatePoll:
    return next(each.action for each in buttons_of(card) if isinstance(each.action, OpenDatePoll))


def ask(bot: Bot, found: Reply, **answers: str) -> Reply:
    """The best times are put to the group, as many as the form chooses by itself."""
    opener = asked_for(found.show)
    form = reply(bot, ALEX, opener).ask
    assert form is not None
    dates = next(each for each in form.form.fields if isinstance(each, Choices))
    filled = {"title.zh": "何时开会？", "closes_at": "2026-11-28T18:00", "dates": dates.given} | answers
    return reply(bot, ALEX, (opener, filled))  # type: ignore[arg-type]


def vote(open_work: OpenWork, who: Account, *marks: int) -> None:
    with open_work() as work:
        member = work.members.by_account(who)
        assert member is not None
        voting.cast_marks(work, member, 1, marks, NOW)


@pytest.mark.parametrize("word", ["/meet find", "/sitzung finden", "/termin suchen", "/安排会议 找时间"])
def test_the_search_is_asked_for_in_three_languages(bot: Bot, word: str) -> None:
    asked = reply(bot, ALEX, word, room=PLENARY).ask

    assert asked is not None
    assert isinstance(asked.opener, OpenFind)


def test_a_proposal_shows_every_clock_and_what_each_side_bears(bot: Bot) -> None:
    card = find(bot).show

    said = text_of(card, ALEX_READS)
    assert "Proposal 1: Tue, 1 Dec 2026, 16:00 Beijing · 09:00 Berlin" in said
    assert "Chinese side: 1 hr late" in said
    assert "German side: 1 hr early" in said
    assert "Chinese side, borne so far this year: nothing yet" in said


def test_what_was_borne_this_year_is_set_off(bot: Bot, open_work: OpenWork) -> None:
    schedule(bot, starts_at="2026-11-25T20:00")
    with open_work() as work:
        parties = present_in(work, GROUP).parties
        assert borne_in(work, GROUP, parties, NOW) == {"cn": 0, "de": 0}
        later = borne_in(work, GROUP, parties, NOW + DAY)
    assert later == {"cn": 11, "de": 0}

    evening = reply(bot, ALEX, (OpenFind(GROUP), SEARCH), now=NOW + DAY).show
    assert "Chinese side: nothing" in text_of(evening, ALEX_READS)


def test_holidays_near_the_days_are_named_and_nothing_is_proposed_on_them(bot: Bot) -> None:
    christmas = text_of(find(bot, first="2026-12-21", last="2027-01-06").show, ALEX_READS)
    golden = find(bot, first="2027-09-27", last="2027-10-08")

    assert (
        "Christmas and the days between the years (German side, Thu, 24 Dec 2026 to Thu, 31 Dec 2026)"
        in christmas
    )
    assert "New Year’s Day" in christmas
    assert "Golden Week (Chinese side, Fri, 1 Oct 2027 to Thu, 7 Oct 2027)" in text_of(
        golden.show, ALEX_READS
    )
    assert "provisional" in text_of(golden.show, ALEX_READS)
    days = days_in(golden.show)
    assert not days & {date(2027, 10, day) for day in range(1, 8)}


def test_nobody_working_means_no_proposal_and_a_way_on(bot: Bot) -> None:
    card = find(bot, first="2026-12-25", last="2026-12-27").show

    assert "there is no time for 1 hr" in text_of(card, ALEX_READS)
    assert labels_of(card) == ["Other days or another length"]


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"first": "soonish"}, "first"),
        ({"last": "2026-11-01"}, "last"),
        ({"last": "2027-12-01"}, "last"),
        ({"minutes": "5"}, "minutes"),
    ],
)
def test_days_that_cannot_be_are_said_beside_them(bot: Bot, answers: dict[str, str], field: str) -> None:
    assert set(find(bot, **answers).errors) == {field}


def test_only_a_coordinator_searches(bot: Bot) -> None:
    assert "Only a coordinator" in why(reply(bot, LI, OpenFind(GROUP)))
    assert "Only a coordinator" in why(reply(bot, LI, ShowSlots(GROUP, 740000010, 60, 0)))


def test_a_time_that_is_taken_stands_in_the_form_of_the_meeting(bot: Bot) -> None:
    first = takes(find(bot, minutes="90").show)[0]

    asked = reply(bot, ALEX, first).ask

    assert asked is not None
    moment = next(each for each in asked.form.fields if isinstance(each, Moment))
    minutes = next(each for each in asked.form.fields if isinstance(each, Number))
    assert (moment.given[:10], minutes.given) == ("2026-12-01", 90)


def test_what_the_group_has_planned_already_is_not_proposed(bot: Bot) -> None:
    schedule(bot, starts_at="2026-12-02T16:30")

    assert date(2026, 12, 2) not in days_in(find(bot, last="2026-12-03").show)


def test_more_proposals_are_turned_to(bot: Bot) -> None:
    card = find(bot).show
    turning = next(each.action for each in buttons_of(card) if isinstance(each.action, ShowSlots))

    assert "Proposal 5" in text_of(reply(bot, ALEX, turning).update, ALEX_READS)


def test_the_proposals_read_well_in_every_language(bot: Bot, phrasebook: Phrasebook) -> None:
    card = find(bot, first="2026-12-21", last="2027-01-08").show
    assert card is not None

    pairs = [pair for block in card.blocks if isinstance(block, Facts) for pair in block.pairs]
    for language, word in ((Language.ZH, "德方"), (Language.DE, "Deutsche Seite")):
        reader = Reader.person(language, BERLIN)
        assert any(word in phrasebook.say(label, reader) for label, _value in pairs)


def test_a_member_who_moves_to_shanghai_takes_their_clock_along(bot: Bot, open_work: OpenWork) -> None:
    with open_work() as work:
        before = present_in(work, GROUP)
        for who in (ANNA, THOMAS):
            member = work.members.by_account(who)
            assert member is not None
            assert member.side is Side.DE
            member.city_key = "shanghai"
        after = present_in(work, GROUP)

    zones = {party.key: party.zone for party in after.parties}
    assert {party.key: party.zone for party in before.parties}["de"] == "Europe/Berlin"
    assert zones["de"] == "Asia/Shanghai"
    assert {party.calendar.country.value for party in after.parties} == {"CN", "DE"}


def test_holidays_of_the_states_in_which_members_live_count(bot: Bot, open_work: OpenWork) -> None:
    """Anna lives in Munich, where Epiphany is a holiday, as it is in few other states."""
    days = days_in(find(bot, first="2027-01-05", last="2027-01-07").show)

    assert days == {date(2027, 1, 5), date(2027, 1, 7)}


def test_the_best_times_are_put_to_the_group_as_a_date_poll(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    given = ask(bot, find(bot))

    assert given.toast is not None
    with open_work() as work:
        poll = work.polls.find(1)
    assert poll is not None
    assert (poll.method.value, len(poll.options)) == ("dates", 5)
    assert poll.options == tuple(sorted(poll.options, key=str))
    assert len(deliver(courier, NOW).to(PLENARY)) == 1


def test_a_date_poll_closes_before_its_first_date(bot: Bot) -> None:
    assert set(ask(bot, find(bot), closes_at="2026-12-02T18:00").errors) == {"closes_at"}


def test_the_winner_becomes_a_meeting_with_everyones_answers(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    ask(bot, find(bot))
    vote(open_work, LI, 0, 2, 2, 0, 0)
    vote(open_work, ANNA, 0, 1, 0, 0, 0)
    vote(open_work, WANG, 2, 0, 0, 0, 0)
    closed = NOW + timedelta(days=4)
    (told,) = deliver(courier, closed).of("meeting_dates").parcels

    assert "Best date" in text_of(told.card, told.reader)
    assert "Make it a meeting" in labels_of(reply(bot, ALEX, ShowPoll(1), now=closed).show)
    assert "Make it a meeting" not in labels_of(reply(bot, LI, ShowPoll(1), now=closed).show)
    (use,) = [each.action for each in buttons_of(told.card) if isinstance(each.action, UseDate)]
    asked = reply(bot, ALEX, use, now=closed).ask
    assert asked is not None
    best = next(each for each in asked.form.fields if isinstance(each, Choice))
    filled = {"starts_at": str(best.given), "minutes": "60", "place": "Berlin", "link": "", "link_cn": ""}
    given = reply(bot, ALEX, (use, filled), now=closed)

    assert given.show is not None
    with open_work() as work:
        poll = work.polls.find(1)
        assert poll is not None
        ids = {who.user: member.id for who in (LI, ANNA, WANG) if (member := work.members.by_account(who))}
        answers = work.attendances.answers(1)
    assert stored(open_work).starts_at == poll.options[1]
    assert [answers[ids[user]] for user in ("liwei", "anna", "wangfang")] == [
        Attendance.YES,
        Attendance.MAYBE,
        Attendance.NO,
    ]
    assert len(answers) == 3


def test_another_date_of_the_poll_can_be_taken_but_none_beside_it(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    ask(bot, find(bot))
    closed = NOW + timedelta(days=4)
    deliver(courier, closed)
    asked = reply(bot, ALEX, UseDate(1), now=closed).ask
    assert asked is not None
    choice = next(each for each in asked.form.fields if isinstance(each, Choice))
    filled = {"minutes": "60", "place": "Berlin", "link": "", "link_cn": ""}

    beside = reply(bot, ALEX, (UseDate(1), filled | {"starts_at": str(stamp(START))}), now=closed)
    other = reply(bot, ALEX, (UseDate(1), filled | {"starts_at": choice.options[-1].value}), now=closed)

    assert set(beside.errors) == {"starts_at"}
    assert other.show is not None


def test_an_open_poll_and_strangers_make_no_meeting(bot: Bot) -> None:
    ask(bot, find(bot))

    assert "Make it a meeting" not in labels_of(reply(bot, ALEX, ShowPoll(1)).show)
    assert "Only a date poll that is closed" in why(reply(bot, ALEX, UseDate(1)))
    assert why(reply(bot, LI, UseDate(1)))


def test_a_date_that_the_poll_never_had_is_refused_however_it_is_asked(
    bot: Bot, open_work: OpenWork, courier: Courier
) -> None:
    ask(bot, find(bot))
    closed = NOW + timedelta(days=4)
    deliver(courier, closed)

    with open_work() as work:
        alex = work.members.by_account(ALEX)
        assert alex is not None
        with pytest.raises(Refusal, match="no date of the poll"):
            date_polls.schedule_date(work, alex, 1, START, 60, ("Berlin", "", ""), closed)
