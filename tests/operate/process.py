"""`wgbot` as an operator starts it: a process of its own, in a folder of its own."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

PATIENCE = 60
MOST_PRINTED = 16 * 1024 * 1024
"""Bytes that are kept of what nobody reads yet: a command whose words pile up would stand still."""

START = "from adapters.cli import main; main()"


class Wgbot:
    """A running command and what it has printed."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.printed = ""

    async def until(self, words: str) -> None:
        """Wait until it prints this; it fails when the process ends or is silent before."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while words not in self.printed:
                line = await self._process.stdout.readline()
                assert line, f"it ended without “{words}”: {self.printed}"
                self.printed += line.decode()

    async def end(self) -> int:
        """Wait until it ends; returns its exit code."""
        assert self._process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            self.printed += (await self._process.stdout.read()).decode()
            return await self._process.wait()

    async def stop(self) -> int:
        """Tell it to stop, as a service manager does; it has ten seconds."""
        self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            return await self.end()

    def kill(self) -> None:
        """End it without warning (SIGKILL)."""
        self._process.kill()

    def terminate(self) -> None:
        """Tell it to stop, without waiting."""
        self._process.send_signal(signal.SIGTERM)


@asynccontextmanager
async def wgbot(folder: Path, *arguments: str, **environment: str) -> AsyncIterator[Wgbot]:
    """The command, with these settings and no others; gone afterwards, whatever happens."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("WGBOT_")}
    command = (sys.executable, "-c", START, *arguments)
    process = await asyncio.create_subprocess_exec(
        *command, cwd=folder, env={**bare, **environment}, stdout=PIPE, stderr=STDOUT, limit=MOST_PRINTED
    )
    try:
        yield Wgbot(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def said(folder: Path, *arguments: str, **environment: str) -> tuple[int, str]:
    """Exit code and output of a command that ends by itself."""
    async with wgbot(folder, *arguments, **environment) as command:
        code = await command.end()
        return code, command.printed
