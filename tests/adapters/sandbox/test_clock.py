"""The sandbox's time moves on when somebody says so."""

from datetime import timedelta
from pathlib import Path

from aiohttp import ClientSession

from adapters.app import build
from adapters.clock import ShiftedClock
from adapters.sandbox import connect
from bot.chat.exchange import Account
from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.tasks import service as tasks
from bot.tasks.model import Task
from storage.base import open_engine
from storage.sandbox import SqlSandboxStore
from storage.schema import every_table
from tests.adapters.sandbox.conftest import Enter
from tests.adapters.sandbox.running import Running
from tests.adapters.sandbox.test_talk import open_poll
from tests.adapters.sandbox.visitor import Visitor, text
from tests.cast import NOW


async def test_everyone_sees_the_time_on_their_own_clock(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    assert "10:00" in text(li.snapshot["time"])
    await anna.ask(type="clock", step="hour")
    moved = await li.until(lambda event: event["type"] == "time")
    assert "11:00" in text(moved["time"])
    assert "04:00" in text([event for event in anna.heard if event["type"] == "time"][-1]["time"])
    await anna.ask(type="clock", step="day")
    moved = await li.until(lambda event: event["type"] == "time")
    assert text(moved["time"]).startswith("2026年11月26日")


async def test_the_next_due_thing_is_one_press_away(running: Running, enter: Enter) -> None:
    alex = await enter("alex")
    await running.sender.send_due()
    nothing = await alex.ask(type="clock", step="next")
    assert "toast" in nothing
    assert running.app.clock.now() == NOW
    await open_poll(running, alex)
    assert "toast" not in await alex.ask(type="clock", step="next")
    assert running.app.clock.now() > NOW
    before = len(alex.messages)
    await running.sender.send_due()
    await alex.until_message(
        lambda message: message["id"] not in alex.messages or len(alex.messages) > before
    )


async def test_what_falls_due_within_a_step_goes_out_in_time(running: Running, enter: Enter) -> None:
    li = await enter("liwei")
    with running.app.open_work() as work:
        member = work.members.by_account(Account("sandbox", "liwei"))
        assert member is not None
        words = Variants({Language.ZH: "阅读草案"}, Language.ZH)
        tasks.give(work, Task(1, member.id, words, None, NOW, NOW + timedelta(hours=30)), member, NOW)
    await li.ask(type="clock", step="day")
    (reminder,) = [each for each in li.messages.values() if "稍后再提醒" in str(each)]
    assert "来晚了" not in str(reminder)


async def test_a_date_is_read_while_it_is_typed(enter: Enter) -> None:
    li, anna = await enter("liwei"), await enter("anna")
    read = await anna.ask(type="moment", text="nächsten Dienstag um 15 Uhr", zone="Europe/Berlin")
    assert "1. Dez. 2026, 15:00 München" in text(read["read"])
    assert "22:00 Peking" in text(read["read"])
    read = await li.ask(type="moment", text="2026-12-01T15:00", zone="Asia/Shanghai")
    assert "15:00 上海" in text(read["read"])
    for unclear in ("irgendwann", "gestern um 9 Uhr"):
        answer = await anna.ask(type="moment", text=unclear, zone="Europe/Berlin")
        assert answer["read"] is None
        assert answer["why"][0]["lang"] == "de"


async def test_an_invented_zone_is_refused(enter: Enter) -> None:
    anna = await enter("anna")
    assert "toast" in await anna.ask(type="moment", text="morgen um 9", zone="../../etc/passwd")


async def test_the_moved_time_is_kept_for_the_next_start(
    tmp_path: Path, running: Running, session: ClientSession
) -> None:
    url = f"sqlite:///{tmp_path / 'moved.sqlite3'}"
    engine = open_engine(url)
    every_table().create_all(engine)
    engine.dispose()
    app = build(url, ShiftedClock())
    store = SqlSandboxStore(app.engine)
    store.add_person("anna", "Anna Becker", "de", running.store.people()[1].note)
    sandbox = connect(app, store, "127.0.0.1", 0)
    await sandbox.start()
    anna = await Visitor.enter(session, sandbox.address, "anna")
    await anna.ask(type="clock", step="day")
    assert app.kept.get("sandbox_shift_seconds") == str(timedelta(days=1).total_seconds())
    await sandbox.stop()
    app.engine.dispose()
