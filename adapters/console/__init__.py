"""The console: the whole program as text, from a person or a script."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TextIO, assert_never

from adapters.app import App
from adapters.clock import MovableClock
from adapters.console.inbound import Inbound
from adapters.console.limits import MOST_STEPS
from adapters.console.lines import HELP, AskHelp, MoveClock, Newcomer, Note, NotUnderstood, Save, Turn, parse
from adapters.console.outbound import NAME, ConsoleOutbound
from adapters.console.render import Paper
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.labels import nothing_planned
from bot.chat.languages import Language
from bot.chat.readers import Reader
from bot.chat.text import Clocks

OPERATOR = Reader.person(Language.EN, BEIJING)
"""Who reads the console's own lines; the clock shows both cities."""


class Console:
    """The connected platform."""

    name = NAME

    def __init__(self, app: App, clock: MovableClock, out: TextIO, folder: Path) -> None:
        self._app = app
        self._folder = folder
        self._clock = clock
        paper = Paper(out, app.phrasebook, app.seal, lambda account: self._inbound.name_of(account))
        self._paper = paper
        self._inbound = Inbound(app, paper)
        self.outbound = ConsoleOutbound(paper)
        platforms = {NAME: self.outbound}
        self._sender = app.sender(platforms)
        self._courier = app.courier(platforms)
        self._told: datetime | None = None

    @property
    def prompt(self) -> str:
        """Who speaks where."""
        return self._inbound.prompt

    async def start(self) -> None:
        """Tell the time, and print what fell due while the program stood still."""
        self._tell_time()
        await self._send_due()

    async def stop(self) -> None:
        """Nothing goes on by itself."""

    def introduce(self, user: str, called: str, hint: str) -> None:
        """Somebody has an account here: the name it shows, the language it suggests."""
        self._inbound.introduce(Newcomer(user, called, hint))

    async def hear(self, text: str) -> None:
        """Do what one line says, and print what everyone sees of it; raises NotUnderstood."""
        line = parse(text)
        match line:
            case Note():
                pass
            case AskHelp():
                self._paper.write("", HELP)
            case Save(number):
                self._save(number)
            case Newcomer():
                self._inbound.introduce(line)
            case MoveClock(step):
                await self._move(step)
            case Turn():
                await self._inbound.take(line)
            case _:
                assert_never(line)
        await self._send_due()

    def _save(self, number: int) -> None:
        message = self._paper.find(number)
        if message is None or not message.files:
            raise NotUnderstood(f"there is no message {number} with a file")
        self._paper.save(message, self._folder)

    async def _move(self, step: timedelta | None) -> None:
        """Let time pass as it does: stop wherever something falls due."""
        due = self._courier.next_due()
        if step is None and due is None:
            self._paper.write("", self._app.phrasebook.say(nothing_planned(), OPERATOR))
            return
        goal = self._clock.now() + step if step is not None else due or self._clock.now()
        for _step in range(MOST_STEPS):
            if due is None or due > goal:
                break
            self._clock.advance(max(due - self._clock.now(), timedelta(seconds=1)))
            await self._send_due()
            due = self._courier.next_due()
        self._clock.advance(goal - self._clock.now())
        self._tell_time()

    async def _send_due(self) -> None:
        await self._sender.send_due()
        if self.outbound.waiting:
            self._tell_time()
            self.outbound.print_all()

    def _tell_time(self) -> None:
        """The time in both cities, once for each moment."""
        now = self._clock.now().replace(second=0, microsecond=0)
        if now != self._told:
            self._told = now
            self._paper.write("", f"[{self._app.phrasebook.say(Clocks(now, (BERLIN,)), OPERATOR)}]")


def connect(app: App, clock: MovableClock, out: TextIO, folder: Path | None = None) -> Console:
    """The console of this program, not yet started; files are saved in `folder`, else where it was started."""
    return Console(app, clock, out, folder or Path())
