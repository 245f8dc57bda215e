"""Writers on SQLite queue up: first come, first served, and none is left behind."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock

from sqlalchemy import Engine, text

from storage.turnstile import Turnstile


def test_who_came_first_goes_first() -> None:
    turnstile, passed, guard = Turnstile(), list[int](), Lock()
    assert turnstile.enter(1)

    def pass_through(number: int) -> None:
        assert turnstile.enter(60)
        with guard:
            passed.append(number)
        turnstile.leave()

    with ThreadPoolExecutor(8) as pool:
        waiting = []
        for number in range(8):
            waiting.append(pool.submit(pass_through, number))
            while len(turnstile._waiting) <= number:
                assert not waiting[-1].done()
        turnstile.leave()
    assert passed == list(range(8))


def test_who_waits_too_long_goes_away_and_blocks_nobody() -> None:
    turnstile = Turnstile()
    assert turnstile.enter(1)
    assert not turnstile.enter(0.01)
    turnstile.leave()
    assert turnstile.enter(1)


def test_writers_who_fail_or_lose_their_connection_let_the_next_one_write(file_engine: Engine) -> None:
    for ending in ("rollback", "invalidate", "close"):
        connection = file_engine.connect()
        connection.begin()
        getattr(connection, ending)()
        connection.close()
    began, end = Event(), Event()

    def write(hold: bool) -> None:
        with file_engine.begin() as connection:
            connection.execute(text("SELECT 1"))
            if hold:
                began.set()
                assert end.wait(60)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(write, True)
        assert began.wait(60)
        second = pool.submit(write, False)
        end.set()
        first.result(60)
        second.result(60)
