"""A room that takes nothing: its coordinators are told once, not for each message; and that it is over."""

from datetime import datetime

from bot.delivery import Courier
from bot.errors import DeliveryFailed
from bot.features import REGISTRY
from bot.outbox import service as outbox
from bot.outbox.model import Subject
from bot.work import OpenWork
from tests.cast import NOW, PLENARY
from tests.delivery.scenes import MINUTE

GONE = DeliveryFailed("not allowed", permanent=True)


def say_in_the_room(open_work: OpenWork, times: int) -> None:
    with open_work() as work:
        for number in range(times):
            outbox.post(work, PLENARY, Subject("room_bound", 1), NOW, key=f"bound {number} {times}")


def carried(courier: Courier, now: datetime, *, refused: bool) -> list[str]:
    """Who got something, at whose address; the room refuses or not."""
    got = []
    for _round in range(2):
        for lease in courier.lease(now, 50):
            while parcel := courier.pack(lease, now):
                if refused and parcel.to == PLENARY:
                    courier.failed(parcel, GONE, now)
                    continue
                got.append(f"{'again ' if parcel.ref else ''}{parcel.to.key}: {parcel.kind}")
                courier.sent(lease, parcel, parcel.ref or f"m{parcel.delivery_id}", now)
            courier.free(lease)
    return got


def test_the_coordinator_is_told_once_and_hears_when_it_is_over(open_work: OpenWork) -> None:
    courier = Courier(open_work, REGISTRY, ("test",))
    say_in_the_room(open_work, 3)
    assert carried(courier, NOW + 1 * MINUTE, refused=True) == ["test::alex: room_silent"]
    say_in_the_room(open_work, 2)
    assert carried(courier, NOW + 2 * MINUTE, refused=True) == []
    say_in_the_room(open_work, 1)
    assert carried(courier, NOW + 3 * MINUTE, refused=False) == [
        "test:plenary: room_bound",
        "again test::alex: room_silent",
    ]
