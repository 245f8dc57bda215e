"""The courier and the outbox: once, in order, from the present state, one pending edit per message."""

from datetime import datetime, timedelta

import pytest

from bot.chat.exchange import Account, Room
from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.outbox import service as outbox
from bot.outbox.model import Subject, destination_of, lane_of
from bot.outbox.waits import MOST_ATTEMPTS
from bot.work import OpenWork
from tests.cast import ANNA, NOW
from tests.delivery.scenes import MINUTE, Board, announce, titles


def test_a_lane_says_where_it_leads() -> None:
    for to in (Room("test", "plenary"), Account("slack", "U1", "T1"), Account("test", "dm:odd")):
        assert destination_of(lane_of(to)) == to


def test_what_is_due_is_sent_once(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    assert titles(courier, NOW) == ["test:plenary: first 1"]
    assert titles(courier, NOW + MINUTE) == []


def test_asking_twice_under_one_key_sends_once_even_later(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    announce(open_work, Subject("board", 1))
    assert len(titles(courier, NOW)) == 1
    announce(open_work, Subject("board", 1))
    assert titles(courier, NOW) == []


def test_nothing_is_sent_before_its_time_and_all_in_order(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 2), NOW + 2 * MINUTE)
    announce(open_work, Subject("board", 1), NOW + MINUTE)
    assert titles(courier, NOW) == []
    assert courier.next_due() == NOW + MINUTE
    assert titles(courier, NOW + 3 * MINUTE) == ["test:plenary: first 1", "test:plenary: first 2"]
    assert courier.next_due() is None


def test_the_text_is_that_of_the_moment_of_sending(
    open_work: OpenWork, courier: Courier, board: Board
) -> None:
    announce(open_work, Subject("board", 1))
    board.text = "changed"
    assert titles(courier, NOW) == ["test:plenary: changed 1"]


def test_what_is_useless_by_then_is_dropped_with_a_line(
    open_work: OpenWork, courier: Courier, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    announce(open_work, Subject("board", 1), expires_at=NOW + MINUTE)
    announce(open_work, Subject("board", 2))
    assert titles(courier, NOW + MINUTE) == ["test:plenary: first 2"]
    assert "dropped post of board 1" in caplog.text


def test_many_changes_make_one_edit(open_work: OpenWork, courier: Courier, board: Board) -> None:
    announce(open_work, Subject("board", 1))
    assert len(titles(courier, NOW)) == 1
    for number in range(20):
        board.text = f"change {number}"
        with open_work() as work:
            work.outbox.refresh("board", 1, NOW)
    assert titles(courier, NOW) == ["edit test:plenary: change 19 1"]
    assert titles(courier, NOW) == []


def test_a_card_that_has_grown_is_known_by_its_new_name(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    assert len(titles(courier, NOW)) == 1
    refs = []
    for name in ("m1", "m1,m2", "m1,m2"):
        with open_work() as work:
            work.outbox.refresh("board", 1, NOW)
        [lease] = courier.lease(NOW)
        parcel = courier.pack(lease, NOW)
        assert parcel is not None
        refs.append(parcel.ref)
        courier.sent(lease, parcel, name, NOW)
        courier.free(lease)
    assert refs == ["m1", "m1", "m1,m2"]


def lose(open_work: OpenWork, courier: Courier, now: datetime) -> None:
    """Somebody deletes the message, then its subject changes."""
    with open_work() as work:
        work.outbox.refresh("board", 1, now)
    for lease in courier.lease(now):
        parcel = courier.pack(lease, now)
        assert parcel is not None
        assert parcel.ref
        assert courier.failed(parcel, DeliveryFailed("deleted", gone=True), now) is None
        courier.free(lease)


def test_a_deleted_message_is_posted_anew_once(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    assert len(titles(courier, NOW)) == 1
    lose(open_work, courier, NOW)
    assert titles(courier, NOW) == ["test:plenary: first 1"]
    lose(open_work, courier, NOW)
    assert titles(courier, NOW) == []
    with open_work() as work:
        work.outbox.refresh("board", 1, NOW)
    assert titles(courier, NOW) == []


def test_a_deleted_message_that_no_longer_matters_stays_deleted(
    open_work: OpenWork, courier: Courier, board: Board
) -> None:
    announce(open_work, Subject("board", 1))
    assert len(titles(courier, NOW)) == 1
    lose(open_work, courier, NOW)
    board.text = None
    assert titles(courier, NOW) == []


def test_what_a_member_deletes_in_private_stays_deleted(open_work: OpenWork, courier: Courier) -> None:
    with open_work() as work:
        member = work.members.by_account(ANNA)
        assert member is not None
        outbox.tell(work, member, Subject("board", 1), NOW)
    assert len(titles(courier, NOW)) == 1
    lose(open_work, courier, NOW)
    assert titles(courier, NOW) == []


def test_a_change_during_sending_is_sent_afterwards(
    open_work: OpenWork, courier: Courier, board: Board
) -> None:
    announce(open_work, Subject("board", 1))
    assert len(titles(courier, NOW)) == 1
    with open_work() as work:
        work.outbox.refresh("board", 1, NOW)
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    board.text = "meanwhile"
    with open_work() as work:
        work.outbox.refresh("board", 1, NOW)
    courier.sent(lease, parcel, "m1", NOW)
    courier.free(lease)
    assert titles(courier, NOW) == ["edit test:plenary: meanwhile 1"]


def test_a_change_before_the_new_message_is_known_to_stand_is_not_lost(
    open_work: OpenWork, courier: Courier, board: Board
) -> None:
    announce(open_work, Subject("board", 1))
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    board.text = "pressed at once"  # people see the message before the platform's answer reaches us
    with open_work() as work:
        work.outbox.refresh("board", 1, NOW)
    courier.sent(lease, parcel, "m1", NOW)
    courier.free(lease)
    assert titles(courier, NOW) == ["edit test:plenary: pressed at once 1"]
    assert titles(courier, NOW) == []


def test_a_leased_lane_is_nobody_elses_until_the_lease_ends(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    [dead] = courier.lease(NOW)
    assert courier.lease(NOW + MINUTE / 4) == []
    [living] = courier.lease(NOW + MINUTE)
    assert living.fence > dead.fence
    assert courier.pack(dead, NOW + MINUTE) is None
    courier.free(dead)
    assert courier.pack(living, NOW + MINUTE) is not None


def test_an_enqueued_delivery_wakes_a_lane_that_is_being_freed(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    announce(open_work, Subject("board", 2))
    courier.sent(lease, parcel, "m1", NOW)
    courier.free(lease)
    assert titles(courier, NOW) == ["test:plenary: first 2"]


def test_a_refused_message_waits_as_long_as_the_platform_asks(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    rest = courier.failed(parcel, DeliveryFailed("429", retry_after=5 * MINUTE), NOW)
    assert rest == NOW + 5 * MINUTE
    courier.free(lease, rest)
    assert titles(courier, NOW + 4 * MINUTE) == []
    assert titles(courier, NOW + 5 * MINUTE) == ["test:plenary: first 1"]


def test_a_message_that_will_never_be_taken_does_not_block_its_lane(
    open_work: OpenWork, courier: Courier
) -> None:
    announce(open_work, Subject("board", 1))
    announce(open_work, Subject("board", 2), NOW + MINUTE)
    [lease] = courier.lease(NOW)
    parcel = courier.pack(lease, NOW)
    assert parcel is not None
    assert courier.failed(parcel, DeliveryFailed("gone", permanent=True), NOW) is None
    courier.free(lease)
    assert titles(courier, NOW + MINUTE) == ["test:plenary: first 2"]


def test_what_a_fault_keeps_from_being_built_does_not_block_its_lane(
    open_work: OpenWork, courier: Courier, board: Board, caplog: pytest.LogCaptureFixture
) -> None:
    announce(open_work, Subject("board", 1))
    announce(open_work, Subject("board", 2))
    board.broken = 1
    assert titles(courier, NOW) == ["test:plenary: first 2"]
    assert "of board 1 cannot be built" in caplog.text
    board.broken = 0
    assert titles(courier, NOW + MINUTE) == []


def test_it_gives_up_after_some_attempts_and_waits_longer_each_time(
    open_work: OpenWork, courier: Courier
) -> None:
    announce(open_work, Subject("board", 1))
    now, waits = NOW, []
    for _attempt in range(MOST_ATTEMPTS):
        [lease] = courier.lease(now)
        parcel = courier.pack(lease, now)
        assert parcel is not None
        rest = courier.failed(parcel, DeliveryFailed("500"), now)
        courier.free(lease, rest)
        if rest is not None:
            waits.append(rest - now)
            now = rest
    assert waits == sorted(waits)
    assert len(waits) == MOST_ATTEMPTS - 1
    assert titles(courier, now + timedelta(days=1)) == []


def test_a_repeat_of_an_event_is_known(open_work: OpenWork) -> None:
    with open_work() as work:
        assert work.inbox.first_time("test", "e1", NOW)
        assert not work.inbox.first_time("test", "e1", NOW)
        assert work.inbox.first_time("other", "e1", NOW)
