"""The roster's queries, on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from bot.membership.codes import TO_JOIN
from bot.membership.model import Group, SideCount
from bot.membership.roles import Side
from bot.membership.ways_in import Application, Code, CodePurpose
from bot.work import OpenWork
from storage.work import works_on
from tests.cast import ALEX, LI, NOW, seeded

SOON = NOW + timedelta(hours=1)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def open_work(request: pytest.FixtureRequest) -> OpenWork:
    engine: Engine = request.getfixturevalue("engine" if request.param == "sqlite" else "postgres_engine")
    open_work = works_on(engine)
    seeded(open_work)
    return open_work


def groups(open_work: OpenWork) -> tuple[Group, Group]:
    with open_work() as work:
        top, experts = work.groups.page(0, 10)
    return top, experts


def test_a_group_is_counted_by_side(open_work: OpenWork) -> None:
    top, experts = groups(open_work)
    with open_work() as work:
        assert list(work.members.by_side(top.id)) == [
            SideCount(Side.CN, 2, 2),
            SideCount(Side.DE, 2, 2),
            SideCount(Side.GUEST, 0, 1),
        ]
        assert list(work.members.by_side(experts.id)) == []


def test_the_directory_goes_by_side_and_those_without_organisation_come_last(open_work: OpenWork) -> None:
    top, _experts = groups(open_work)
    with open_work() as work:
        sides = [place.member.side for place in work.members.in_group(top.id)]
        assert sides == sorted(sides)
        assert sides[-1] is Side.GUEST
        assert [place.id for place in work.members.page(top.id, 1, 2)] == [
            place.id for place in work.members.in_group(top.id)[1:3]
        ]


def test_the_groups_somebody_is_not_in_keep_the_order_of_the_list(open_work: OpenWork) -> None:
    top, experts = groups(open_work)
    with open_work() as work:
        li = work.members.by_account(LI)
        assert li is not None
        assert list(work.groups.without(li.id, 0, 10)) == [work.groups.find(experts.id)]
        assert work.groups.count_without(li.id) == 1
        assert [group.id for group in work.groups.without(0, 0, 10)] == [top.id, experts.id]
        assert [group.id for group in work.groups.under(None)] == [top.id]
        assert [group.id for group in work.groups.under(top.id)] == [experts.id]
        work.groups.lock(top.id)


def test_a_code_is_held_by_one_and_used_once(open_work: OpenWork) -> None:
    with open_work() as work:
        work.codes.add(Code("d", CodePurpose.OFFICE, SOON))
    with open_work() as work:
        li, alex = work.members.by_account(LI), work.members.by_account(ALEX)
        assert li is not None
        assert alex is not None
        held = work.codes.hold("d", li.id, NOW, TO_JOIN)
        assert held is not None
        assert held.held_by == li.id
        assert work.codes.hold("d", alex.id, NOW, TO_JOIN) is None
        assert work.codes.hold("d", li.id, SOON, TO_JOIN) is None
        assert not work.codes.use(held.id, alex.id, NOW)
        assert not work.codes.use(held.id, li.id, SOON)
        assert work.codes.use(held.id, li.id, NOW)
        assert not work.codes.use(held.id, li.id, NOW)
        assert work.codes.hold("d", li.id, NOW, TO_JOIN) is None


def test_wrong_codes_are_counted_by_account_and_time(open_work: OpenWork) -> None:
    with open_work() as work:
        work.codes.note_wrong(LI, NOW)
        work.codes.note_wrong(LI, SOON)
        work.codes.note_wrong(ALEX, SOON)
    with open_work() as work:
        assert work.codes.wrong_since(LI, NOW - timedelta(seconds=1)) == 2
        assert work.codes.wrong_since(LI, NOW) == 1
        assert work.codes.wrong_since(ALEX, SOON) == 0


def test_applications_wait_in_the_order_they_came(open_work: OpenWork) -> None:
    top, experts = groups(open_work)
    with open_work() as work:
        li, alex = work.members.by_account(LI), work.members.by_account(ALEX)
        assert li is not None
        assert alex is not None
        for member, group in ((li, top), (alex, top), (li, experts)):
            work.applications.add(Application(member, group.id, "", NOW))
    with open_work() as work:
        assert [each.member.name for each in work.applications.waiting([top.id])] == ["李伟", "Alex Morgan"]
        pending = work.applications.pending(li.id, experts.id)
        assert pending is not None
        assert work.applications.find(pending.id) is pending
