"""What `wgbot doctor` finds: one line per check, each with what to do about it."""

import asyncio
from collections.abc import Callable, Collection, Coroutine, Mapping
from typing import Any

from adapters.clock import Clock
from adapters.doctor import slack, telegram
from adapters.doctor.clock import clock_finding
from adapters.doctor.findings import Finding, State
from adapters.doctor.local import local_findings
from adapters.doctor.web import Web, open_web
from adapters.settings import Settings

__all__ = ["CHECKED", "Finding", "State", "ask_platforms", "local_findings"]

Check = Callable[[Web, Settings], Coroutine[Any, Any, list[Finding]]]
CHECKED: Mapping[str, Check] = {"telegram": telegram.findings, "slack": slack.findings}
"""By name, which is also the name of their section in the settings."""


async def ask_platforms(settings: Settings, clock: Clock, names: Collection[str]) -> list[Finding]:
    """Ask the configured platforms among these how the bot stands there, and what time it is."""
    chosen = [name for name in CHECKED if name in names and getattr(settings, name, None) is not None]
    async with open_web(clock) as web:
        found = await asyncio.gather(*(CHECKED[name](web, settings) for name in chosen))
    return [*(finding for each in found for finding in each), clock_finding(web.skew)]
