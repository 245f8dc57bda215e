"""The pace of sending: counted in the database for all processes together; who must wait holds up nobody else."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from bot.chat.exchange import Account, Destination, Room, place_of
from bot.chat.languages import Language
from bot.delivery import Courier, Parcel
from bot.errors import DeliveryFailed
from bot.outbox import service as outbox
from bot.outbox.model import Kind, Lease, Subject
from bot.outbox.pacing import AHEAD
from bot.outbox.terms import ALLOWANCE, Over, Rate, Terms, counted_at, counts_of, earliest, slots
from bot.registry import Registry
from bot.rooms.model import GroupRoom
from bot.work import OpenWork
from tests.cast import EXPERTS, NOW, PLENARY
from tests.delivery.scenes import MINUTE, Board, announce, taken

SECOND = timedelta(seconds=1)
WINDOW = SECOND * ALLOWANCE


def courier_with(open_work: OpenWork, board: Board, *rates: Rate) -> Courier:
    """A sender of its own, as on another machine."""
    return Courier(open_work, Registry.of([board.feature]), ("test",), {"test": Terms(rates)})


def send_all(courier: Courier, now: datetime) -> list[datetime]:
    """What goes out now or is booked to go soon: when; lanes that must wait are given back."""
    return [at for lease in courier.lease(now) for at in drain(courier, lease, now)]


def drain(courier: Courier, lease: Lease, now: datetime) -> list[datetime]:
    """The same of one lane."""
    gone, rest = list[datetime](), None
    while rest is None and (parcel := courier.pack(lease, now)):
        slot = courier.admit(parcel, now)
        if slot.booked:
            gone.append(slot.at)
            lease = replace(lease, slot=None)
            rest = courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", slot.at, slot)
        elif parcel.ref is None:
            rest = slot.at
    courier.free(lease, rest)
    return gone


def announce_in(open_work: OpenWork, room: Room, *numbers: int) -> None:
    with open_work() as work:
        for number in numbers:
            outbox.post(work, room, Subject("board", number), NOW)


def test_a_window_is_full_until_its_oldest_message_has_left_it() -> None:
    rate = Rate(2, SECOND, Over.BOT)
    sent = [NOW, NOW + SECOND / 2]
    assert earliest(sent[:1], [rate], NOW) == NOW
    assert earliest(sent, [rate], NOW + SECOND / 2) == NOW + WINDOW
    until = [slots(sent, [rate], NOW + SECOND, NOW + later, 9) for later in (SECOND, WINDOW, 2 * WINDOW)]
    assert [len(each) for each in until] == [0, 1, 3]


def test_slots_are_spread_and_never_more_than_the_rate_in_any_window() -> None:
    rate = Rate(30, SECOND, Over.BOT)
    found = slots([], [rate], NOW, NOW + 20 * SECOND, 1000)
    assert len(found) >= 19 * 30
    assert all(b - a >= SECOND / 38 for a, b in pairwise(found))
    assert all(b - a >= WINDOW for a, b in zip(found, found[30:], strict=False))


def test_a_message_that_was_answered_late_is_counted_as_late() -> None:
    rates = [Rate(30, SECOND, Over.BOT), Rate(20, 60 * SECOND, Over.ROOM)]
    assert counted_at(NOW, NOW + (WINDOW - SECOND), rates) == NOW
    assert counted_at(NOW, NOW + SECOND, rates) + WINDOW == NOW + 2 * SECOND


def test_topics_of_a_room_are_counted_together_and_private_chats_are_no_rooms() -> None:
    def chat_of(to: Destination) -> str:
        return place_of(to).partition("/")[0]

    every = Terms(tuple(Rate(1, SECOND, over) for over in Over), chat_of=chat_of)
    assert set(counts_of(every, Room("test", "r/7"), Kind.POST)) == {"test#", "test:r"}
    assert set(counts_of(Terms(every.rates[2:]), Account("test", "anna"), Kind.POST)) == {"test#"}
    edits = Terms((Rate(1, 3 * SECOND, Over.ROOM, Kind.EDIT),))
    assert set(counts_of(edits, PLENARY, Kind.EDIT)) == {"test#", "test:plenary!edit"}
    assert set(counts_of(edits, PLENARY, Kind.POST)) == {"test#"}


def test_a_chat_gets_one_message_a_second_from_all_senders_together(
    open_work: OpenWork, board: Board
) -> None:
    announce_in(open_work, PLENARY, 1, 2)
    announce_in(open_work, EXPERTS, 3)
    here, there = (courier_with(open_work, board, Rate(1, SECOND, Over.CHAT)) for _each in range(2))
    assert send_all(here, NOW) == [NOW, NOW]
    assert [send_all(each, NOW + SECOND) for each in (there, here)] == [[], []]
    assert there.next_look(NOW + SECOND) == NOW + WINDOW
    assert send_all(there, NOW + WINDOW) == [NOW + WINDOW]


def test_a_bot_sends_no_more_than_its_rate_in_all_chats_together(open_work: OpenWork, board: Board) -> None:
    announce_in(open_work, PLENARY, 1, 2)
    announce_in(open_work, EXPERTS, 3, 4)
    here, there = (courier_with(open_work, board, Rate(3, SECOND / 2, Over.BOT)) for _each in range(2))
    assert len(send_all(here, NOW)) == 3
    assert there.lease(NOW) == []
    assert there.next_look(NOW) == NOW + WINDOW / 2
    assert send_all(there, NOW + WINDOW / 2) == [NOW + WINDOW / 2]


def test_what_fits_soon_is_booked_and_built_ahead(open_work: OpenWork, board: Board) -> None:
    here, there = (courier_with(open_work, board, Rate(1, SECOND, Over.BOT)) for _each in range(2))
    announce_in(open_work, PLENARY, 1)
    assert send_all(here, NOW) == [NOW]
    announce_in(open_work, EXPERTS, 2)
    assert there.next_look(NOW) == NOW + WINDOW - AHEAD / 2
    assert send_all(there, NOW + WINDOW - AHEAD * 1.1) == []
    assert send_all(there, NOW + WINDOW - AHEAD) == [NOW + WINDOW]


def test_a_slot_that_was_not_used_is_anothers(open_work: OpenWork, board: Board) -> None:
    here, there = (courier_with(open_work, board, Rate(1, MINUTE, Over.BOT)) for _each in range(2))
    announce_in(open_work, PLENARY, 1)
    [lease] = here.lease(NOW)
    assert lease.slot == NOW
    assert there.lease(NOW) == []
    here.free(lease)
    assert send_all(there, NOW) == [NOW]
    announce_in(open_work, EXPERTS, 2)
    assert [send_all(each, NOW + MINUTE) for each in (here, there)] == [[], []]


def test_a_slot_whose_time_has_passed_is_of_no_use(open_work: OpenWork, board: Board) -> None:
    here, there = (courier_with(open_work, board, Rate(1, SECOND, Over.BOT)) for _each in range(2))
    announce_in(open_work, PLENARY, 1)
    announce_in(open_work, EXPERTS, 2)
    [slow] = here.lease(NOW)
    [quick] = there.lease(NOW + WINDOW)
    assert drain(there, quick, NOW + WINDOW) == [NOW + WINDOW]
    assert drain(here, slow, NOW + WINDOW) == []


def test_what_has_missed_its_slot_gets_another_and_leaves_its_own(open_work: OpenWork, board: Board) -> None:
    here, there = (courier_with(open_work, board, Rate(1, MINUTE, Over.BOT)) for _each in range(2))
    announce_in(open_work, PLENARY, 1)
    _lease, parcel = taken(here, NOW)
    slot = here.admit(parcel, NOW)
    assert not here.has_missed(slot, NOW + AHEAD)
    late = NOW + 2 * AHEAD
    assert here.has_missed(slot, late)
    assert here.again(parcel, slot, late).at == late
    announce_in(open_work, EXPERTS, 2)
    assert there.lease(late + MINUTE * 0.9) == []


def test_a_slot_that_is_given_back_lets_no_older_message_be_forgotten(
    open_work: OpenWork, board: Board
) -> None:
    rate = Rate(3, SECOND, Over.BOT)
    with open_work() as work:
        for tenth in range(3):
            assert work.paces.take({"test#": [rate]}, NOW + tenth * SECOND / 10, NOW + SECOND).booked
        fourth = work.paces.take({"test#": [rate]}, NOW + SECOND, NOW + 2 * SECOND)
        work.paces.give_back("test#", [rate], fourth.at)
        assert work.paces.earliest({"test#": [rate]}, NOW + SECOND) == fourth.at


def test_who_answers_late_gets_the_next_message_later(open_work: OpenWork, board: Board) -> None:
    courier = courier_with(open_work, board, Rate(1, SECOND, Over.CHAT))
    announce_in(open_work, PLENARY, 1, 2)
    lease, parcel = taken(courier, NOW)
    slot = courier.admit(parcel, NOW)
    rest = courier.sent(lease, parcel, "m1", NOW + 5 * SECOND, slot)
    assert rest == NOW + 6 * SECOND
    courier.free(lease, rest)
    assert send_all(courier, NOW + 5.9 * SECOND) == []
    assert send_all(courier, NOW + 6 * SECOND) == [NOW + 6 * SECOND]


def test_a_tally_is_drawn_once_in_three_seconds_and_new_messages_go_first(
    open_work: OpenWork, board: Board
) -> None:
    courier = courier_with(open_work, board, Rate(1, 3 * SECOND, Over.ROOM, Kind.EDIT))
    announce_in(open_work, PLENARY, 1)
    assert send_all(courier, NOW) == [NOW]
    drawn = []
    for tenth in range(100):
        now = NOW + tenth * SECOND / 10
        with open_work() as work:
            work.outbox.refresh("board", 1, now)
        if tenth == 5:
            announce_in(open_work, PLENARY, 2)
        drawn += send_all(courier, now)
    assert [(at - NOW) / SECOND for at in drawn] == [0, 0.5, 3.1, 6.2, 9.3]


def test_a_waiting_time_for_the_whole_bot_holds_for_every_sender_and_chat(
    open_work: OpenWork, board: Board
) -> None:
    rate = Rate(30, SECOND, Over.BOT)
    here, there = (courier_with(open_work, board, rate) for _each in range(2))
    announce_in(open_work, PLENARY, 1)
    lease, parcel = taken(here, NOW)
    assert here.admit(parcel, NOW).booked
    here.free(lease, here.failed(parcel, DeliveryFailed("429", retry_after=MINUTE, everywhere=True), NOW))
    announce_in(open_work, EXPERTS, 2)
    assert there.lease(NOW + MINUTE / 2) == []
    assert len(send_all(there, NOW + MINUTE)) == 2


def test_a_waiting_time_for_one_method_of_a_workspace_holds_there_for_every_sender_and_chat(
    open_work: OpenWork, board: Board
) -> None:
    def workspace_of(to: Destination) -> str:
        return place_of(to).partition(":")[2][0]

    each_kind = tuple(Rate(50, MINUTE, Over.BOT, kind) for kind in Kind)
    terms = {"test": Terms(each_kind, bot_of=workspace_of)}
    here, there = (Courier(open_work, Registry.of([board.feature]), ("test",), terms) for _each in range(2))
    with open_work() as work:
        for number, room in enumerate(("pa", "pb", "qc"), 1):
            work.rooms.add(GroupRoom(Room("test", room), 1, (Language.DE,), ("berlin",)))
            outbox.post(work, Room("test", room), Subject("board", number), NOW)
    assert len(send_all(here, NOW)) == 3
    with open_work() as work:
        work.outbox.refresh("board", 1, NOW)
    _lease, parcel = taken(here, NOW)
    error = DeliveryFailed("429", retry_after=MINUTE, everywhere=True)
    here.failed(parcel, error, NOW, here.admit(parcel, NOW))
    with open_work() as work:
        work.outbox.refresh("board", 2, NOW)
        work.outbox.refresh("board", 3, NOW)
        outbox.post(work, Room("test", "pb"), Subject("board", 4), NOW)
    now = NOW + SECOND
    went = {(p.to.key, p.ref is None) for p in allowed(there, now)}
    assert went == {("test:qc", False), ("test:pb", True)}
    assert {p.to.key for p in allowed(there, NOW + 2 * MINUTE)} == {"test:pa", "test:pb"}


def allowed(courier: Courier, now: datetime) -> list[Parcel]:
    """What may go now; it does."""
    went = []
    for lease in courier.lease(now):
        while parcel := courier.pack(lease, now):
            if courier.admit(parcel, now).booked:
                courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", now)
                went.append(parcel)
        courier.free(lease)
    return went


def test_a_thousand_votes_draw_a_card_once_a_second(open_work: OpenWork, board: Board) -> None:
    courier = courier_with(open_work, board, Rate(1, SECOND, Over.CHAT))
    announce_in(open_work, PLENARY, 1)
    assert send_all(courier, NOW) == [NOW]
    drawn = []
    for tenth in range(11, 61):
        now = NOW + tenth * SECOND / 10
        with open_work() as work:
            for _vote in range(20):
                work.outbox.outdate("board", 1, now)
        drawn += send_all(courier, now)
    assert len(drawn) == 5
    assert all(b - a >= WINDOW for a, b in pairwise(drawn))


def test_being_asked_to_wait_is_no_failed_attempt(open_work: OpenWork, courier: Courier) -> None:
    announce(open_work, Subject("board", 1))
    now = NOW
    for _time in range(20):
        lease, parcel = taken(courier, now)
        now += MINUTE
        courier.free(lease, courier.failed(parcel, DeliveryFailed("429", retry_after=MINUTE), now - MINUTE))
    assert taken(courier, now)


@pytest.mark.parametrize("due_at", [NOW, NOW + MINUTE / 2])
def test_what_is_added_during_a_waiting_time_waits_too(
    open_work: OpenWork, courier: Courier, due_at: datetime
) -> None:
    announce(open_work, Subject("board", 1))
    lease, parcel = taken(courier, NOW)
    courier.free(lease, courier.failed(parcel, DeliveryFailed("429", retry_after=MINUTE), NOW))
    announce(open_work, Subject("board", 2), due_at)
    assert courier.lease(NOW + MINUTE * 0.9) == []
    assert len(courier.lease(NOW + MINUTE)) == 1
