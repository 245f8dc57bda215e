"""What a page sends becomes an Interaction; the bot's answer goes back to the person who asked, and only to them."""

import asyncio
import logging
from dataclasses import replace
from typing import assert_never

from pydantic import ValidationError

from adapters.app import App
from adapters.sandbox.frames import FRAME, MoveClock, NewRoom, Press, ReadMoment, Say, Submit
from adapters.sandbox.limits import LONGEST_TEXT
from adapters.sandbox.render import Json, Renderer
from adapters.sandbox.stage import Stage
from adapters.sandbox.store import SandboxStore
from adapters.sandbox.windows import Window, Windows, private_room
from bot.chat.cards import Card
from bot.chat.exchange import Answer, Arrived, Interaction, Pressed, Said, Submitted, place_of
from bot.chat.labels import out_of_reach, unknown_room, unreadable
from bot.chat.typed import typed_prose
from bot.commands import take_apart
from bot.errors import Refusal, Unavailable

log = logging.getLogger(__name__)

Speech = Say | Press | Submit


class Inbound:
    """Takes the frames of all windows."""

    def __init__(
        self, app: App, store: SandboxStore, windows: Windows, renderer: Renderer, stage: Stage
    ) -> None:
        self._app = app
        self._store = store
        self._windows = windows
        self._renderer = renderer
        self._stage = stage

    async def take(self, window: Window, raw: str) -> None:
        """Answer one frame. Whatever comes in is answered; nothing goes wrong half-way."""
        try:
            frame = FRAME.validate_json(raw)
        except ValidationError:
            window.tell({"type": "refused", "toast": self._renderer.lines(unreadable(), window.reader)})
            return
        try:
            match frame:
                case Say() | Press() | Submit():
                    answer = await self._ask(window, frame)
                case ReadMoment() | MoveClock() | NewRoom():
                    answer = await self._stage.do(window, frame)
                case _:
                    assert_never(frame)
        except Refusal as refusal:
            answer = {"toast": self._renderer.lines(refusal.words, window.reader)}
        except Unavailable:
            answer = {"toast": self._renderer.lines(out_of_reach(), window.reader)}
        window.tell({"type": "answered", "id": frame.id, **answer})

    async def arrive(self, window: Window) -> None:
        """Somebody opens their private chat for the first time: the bot introduces itself, once."""
        room_id = private_room(window.person.user)
        if await asyncio.to_thread(self._store.recent, room_id, window.person.user, 1):
            return
        source = f"{window.person.user}:arrived"
        room = window.room(room_id)
        answer = await self._interact(window, Interaction(window.account, room, Arrived(), source_id=source))
        if answer is not None:
            await self._say(window, room_id, answer)

    async def _interact(self, window: Window, interaction: Interaction) -> Answer | None:
        """Have the bot apply an interaction, and let what follows from it be sent at once."""
        named = replace(interaction, hint=window.person.hint, called=window.person.name)
        answer = await asyncio.to_thread(self._app.bot.handle, named, self._app.clock.now())
        self._stage.wake()
        return answer

    async def _ask(self, window: Window, frame: Speech) -> Json:
        """One interaction, from its frame to its answer."""
        await self._check_room(window, frame.room)
        source = f"{window.person.user}:{frame.id}"
        asks = await self._asks(window, frame, source)
        room = window.room(frame.room)
        answer = await self._interact(window, Interaction(window.account, room, asks, source_id=source))
        if answer is None:
            return {}
        pressed = None if isinstance(frame, Say) else frame.message
        said = await self._say(window, frame.room, answer, pressed)
        if answer.reader != window.reader:
            await self._stage.welcome(window.person.user)
        return said

    async def _asks(self, window: Window, frame: Speech, source: str) -> Said | Pressed | Submitted:
        match frame:
            case Say(text=text):
                clean = typed_prose(text, LONGEST_TEXT)
                mine = window.person.user if take_apart(clean).slash else None
                await self._windows.post(
                    frame.room,
                    {"text": clean},
                    self._app.clock.now(),
                    author=window.person.user,
                    seen_by=None if window.room(frame.room).private else mine,
                    source=source,
                )
                return Said(clean)
            case Press(payload=payload):
                return Pressed(payload)
            case Submit(opener=opener, answers=answers):
                return Submitted(opener, answers)

    async def _check_room(self, window: Window, room_id: str) -> None:
        """Refusal unless the person may talk in this room."""
        if room_id == private_room(window.person.user):
            return
        if not any(room.id == room_id for room in await asyncio.to_thread(self._store.rooms)):
            raise Refusal(unknown_room())

    async def _say(self, window: Window, room_id: str, answer: Answer, pressed: int | None = None) -> Json:
        """Show an answer to its reader: cards as messages of their own, the rest in the answered frame."""
        reply, reader = answer.reply, answer.reader
        if reply.update is not None:
            await self._update(window, room_id, reply.update, answer, pressed)
        if reply.show is not None:
            await self._show(window, room_id, reply.show, answer)
        said: Json = {}
        if reply.toast is not None:
            said["toast"] = self._renderer.lines(reply.toast, reader)
        if reply.ask is not None:
            place = place_of(window.account)
            said["form"] = self._renderer.form(reply.ask.form, reply.ask.opener, reader, place)
        if reply.errors:
            errors = reply.errors.items()
            said["errors"] = {name: self._renderer.lines(words, reader) for name, words in errors}
        return said

    async def _update(
        self, window: Window, room_id: str, card: Card, answer: Answer, pressed: int | None
    ) -> None:
        """Redraw the pressed message if this person alone sees it; what stands in a room is the courier's."""
        message = None if pressed is None else await asyncio.to_thread(self._store.message, pressed)
        if message is not None and message.author is None and window.is_private(message):
            drawn = self._renderer.card(card, answer.reader, place_of(window.account))
            files = self._renderer.files(card, answer.reader)
            await self._windows.redraw(message.id, {"card": drawn}, files)
        elif message is None or (answer.reply.toast or answer.reply.show) is None:
            await self._show(window, room_id, card, answer)

    async def _show(self, window: Window, room_id: str, card: Card, answer: Answer) -> None:
        drawn = self._renderer.card(card, answer.reader, place_of(window.account))
        private = window.room(room_id).private
        await self._windows.post(
            room_id,
            {"card": drawn},
            self._app.clock.now(),
            seen_by=None if private else window.person.user,
            files=self._renderer.files(card, answer.reader),
        )
