"""What the page does by itself, without the bot: opening, the clock, new rooms, reading a date while it is typed."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from adapters.app import App
from adapters.clock import MovableClock, ShiftedClock
from adapters.platforms import Wakeful
from adapters.sandbox.frames import MoveClock, NewRoom, ReadMoment
from adapters.sandbox.limits import LONGEST_TITLE, MOST_ROOMS, MOST_SHOWN
from adapters.sandbox.render import Json, Renderer
from adapters.sandbox.store import Person, SandboxStore
from adapters.sandbox.windows import NAME, Window, Windows, private_room
from bot.chat.cities import BEIJING, BERLIN, CITIES, usual_city
from bot.chat.exchange import Account
from bot.chat.forms import Moment
from bot.chat.labels import LABELS, nameless, nothing_planned, rooms_full, understood, unreadable
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.reading import Writer, read_answer
from bot.chat.text import Variants
from bot.chat.typed import typed_line
from bot.errors import Refusal

SHIFT = "sandbox_shift_seconds"
MOST_STOPS = 200
"""Moments on the way at which something falls due, in one step of the clock."""

ZONES = frozenset(city.zone for city in CITIES)


class Sends(Wakeful, Protocol):
    """What sends, and can be waited for."""

    async def send_due(self) -> None: ...


class Stage:
    """Serves the page's own frame."""

    def __init__(self, app: App, store: SandboxStore, windows: Windows, renderer: Renderer) -> None:
        self._app = app
        self._store = store
        self._windows = windows
        self._renderer = renderer
        self.sender: Sends | None = None
        self.next_due: Callable[[], datetime | None] = lambda: None

    def wake(self) -> None:
        """Let what is due be sent now."""
        if self.sender is not None:
            self.sender.wake()

    async def do(self, window: Window, frame: ReadMoment | MoveClock | NewRoom) -> Json:
        """Do one thing; Refusal when it cannot be done."""
        match frame:
            case ReadMoment(text=text, zone=zone):
                return self._read(window, text, zone)
            case MoveClock(step=step):
                return await self._move(window, step)
            case NewRoom(title=title):
                return await self._found(window, title)
            case _:
                assert_never(frame)

    def reader(self, person: Person) -> Reader:
        """In what language and on what clock a person reads now: as the bot knows them, else by their hint."""
        with self._app.open_work() as work:
            member = work.members.by_account(Account(NAME, person.user))
            if member is not None:
                return member.reader
        language = Language.from_hint(person.hint)
        return Reader.person(language, usual_city(language))

    async def welcome(self, user: str) -> None:
        """Draw everything anew for a person whose language or clock has changed."""
        for window in self._windows.of(user):
            await self.open(window)

    async def open(self, window: Window) -> None:
        """Give a window everything it shows, in its person's language."""
        window.reader = await asyncio.to_thread(self.reader, window.person)
        await self._windows.enter(window, lambda: self._snapshot(window))

    def tell_time(self) -> None:
        """Tell every window the present time."""
        self._windows.tell_all(lambda window: {"type": "time", "time": self._time(window)})

    def _snapshot(self, window: Window) -> Json:
        rooms: list[Json] = [{"id": private_room(window.person.user), "title": [], "private": True}]
        rooms += [self._room(room.id, room.title, window) for room in self._store.rooms()]
        shown = [self._store.recent(room["id"], window.person.user, MOST_SHOWN) for room in rooms]
        return {
            "type": "snapshot",
            "language": window.reader.voices[0].language.value,
            "person": window.person.user,
            "names": {person.user: person.name for person in self._store.people()},
            "labels": self._renderer.labels(window.reader),
            "commands": self._commands(window),
            "time": self._time(window),
            "movable": isinstance(self._app.clock, MovableClock),
            "rooms": rooms,
            "messages": [window.draw(message) for messages in shown for message in messages],
        }

    def _room(self, room_id: str, title: Variants, window: Window) -> Json:
        return {"id": room_id, "title": self._renderer.lines(title, window.reader), "private": False}

    def _commands(self, window: Window) -> list[Json]:
        """Each command under the word of the reader's language, with all words it is understood by."""
        language = window.reader.voices[0].language
        return [
            {
                "word": next(iter(command.words.get(language, ())), command.name),
                "spellings": list(command.spellings),
                "help": self._renderer.lines(command.help, window.reader),
            }
            for command in self._app.bot.commands
        ]

    def _time(self, window: Window) -> list[dict[str, str]]:
        return self._renderer.lines(self._app.clock.now(), window.reader)

    def _read(self, window: Window, text: str, zone: str) -> Json:
        """How a typed moment is read; Refusal words when it is not."""
        if zone not in ZONES:
            raise Refusal(unreadable())
        writer = Writer(window.reader.voices[0].language, self._app.clock.now())
        question = Moment("at", LABELS["pick_moment"], zone=zone)
        try:
            at: datetime = read_answer(question, {"at": text}, writer)
        except Refusal as refusal:
            return {"read": None, "why": self._renderer.lines(refusal.words, window.reader)}
        return {"read": self._renderer.lines(understood(at, (BEIJING, BERLIN)), window.reader)}

    async def _move(self, window: Window, step: str) -> Json:
        clock = self._app.clock
        if not isinstance(clock, MovableClock):
            raise Refusal(unreadable())
        steps = {"hour": timedelta(hours=1), "day": timedelta(days=1)}
        if step in steps:
            await self._pass(clock, steps[step])
        else:
            clock.advance(await self._until_due())
        if isinstance(clock, ShiftedClock):
            await asyncio.to_thread(self._app.kept.put, SHIFT, str(clock.shift.total_seconds()))
        self.wake()
        self.tell_time()
        return {}

    async def _pass(self, clock: MovableClock, length: timedelta) -> None:
        """Let time pass as it does: whatever falls due on the way goes out then, not late."""
        for _stop in range(MOST_STOPS):
            due = await asyncio.to_thread(self.next_due)
            if self.sender is None or due is None or due >= clock.now() + length:
                break
            step = min(max(due - clock.now(), timedelta(seconds=1)), length)
            clock.advance(step)
            length -= step
            await self.sender.send_due()
        clock.advance(length)

    async def _until_due(self) -> timedelta:
        """How long until the next thing falls due; Refusal when nothing is planned.

        What is due already goes out first: it is not what people want to go on to.
        """
        if self.sender is not None:
            await self.sender.send_due()
        due = await asyncio.to_thread(self.next_due)
        if due is None:
            raise Refusal(nothing_planned())
        return due - self._app.clock.now() + timedelta(seconds=1)

    async def _found(self, window: Window, raw: str) -> Json:
        title = typed_line(raw, LONGEST_TITLE)
        if not title:
            raise Refusal(nameless())
        if len(await asyncio.to_thread(self._store.rooms)) >= MOST_ROOMS:
            raise Refusal(rooms_full(MOST_ROOMS))
        language = window.reader.voices[0].language
        room_id, words = f"room-{secrets.token_hex(4)}", Variants({language: title}, language)
        await asyncio.to_thread(self._store.add_room, room_id, words)
        self._windows.tell_all(lambda each: {"type": "room", "room": self._room(room_id, words, each)})
        return {"room": room_id}
