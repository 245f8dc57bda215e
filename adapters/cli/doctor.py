"""`wgbot doctor`: looks at everything the bot needs and says what to do about each finding."""

import asyncio
import logging
import sys
from collections.abc import Iterator

import click

from adapters.cli.configured import Misconfigured, settings, strangers, with_files
from adapters.cli.database import DatabaseTrouble, check, is_current
from adapters.cli.secret_votes import secret_votes_finding
from adapters.cli.workspaces import workspaces_findings
from adapters.clock import SystemClock
from adapters.doctor import CHECKED, Finding, State, ask_platforms, local_findings
from adapters.doctor.findings import ok, problem, skipped, warning
from adapters.logs import begin
from adapters.secret_files import folder
from adapters.settings import HERE, HttpSettings, Settings


@click.command()
def doctor() -> None:
    """Check settings, database, words, time zones, clock, and how the bot stands on each platform.

    Exit code 1 when there is a problem. Changes nothing.
    """
    begin(logging.ERROR)
    found: list[Finding] = []
    for finding in _findings():
        click.echo(str(finding))
        found.append(finding)
    problems, warnings = (
        sum(each.state is state for each in found) for state in (State.PROBLEM, State.WARNING)
    )
    click.echo(f"\n{len(found)} checks, {problems} with problems, {warnings} with warnings.")
    sys.exit(1 if problems else 0)


def _findings() -> Iterator[Finding]:
    yield from (warning("settings", words) for words in strangers())
    try:
        given = settings()
    except Misconfigured as wrong:
        yield from (problem("settings", line) for line in wrong.message.splitlines())
        yield from local_findings()
        return
    yield _configured(given)
    yield _watched(given.http)
    yield _database(given.database_url)
    yield secret_votes_finding(
        given.database_url, given.encryption_keys, current=is_current(given.database_url)
    )
    if given.slack is not None and given.slack.client_id:
        yield from workspaces_findings(given.database_url, given.slack)
    yield from local_findings()
    yield from asyncio.run(ask_platforms(given, SystemClock(), CHECKED))


def _configured(given: Settings) -> Finding:
    names = [name.capitalize() for name in CHECKED if getattr(given, name, None) is not None]
    if names:
        return ok("settings", f"readable{_from_files()}; {' and '.join(names)} configured.")
    return skipped(
        "platforms", "none is configured: see docs/telegram.md and docs/slack.md, or try `wgbot sandbox`."
    )


def _from_files() -> str:
    found = with_files()
    return f"; files in {folder()}: {', '.join(found)}" if found else ""


def _watched(http: HttpSettings) -> Finding:
    """Whether somebody may look after the process, and who else."""
    address = f"http://{http.host}:{http.port}"
    if not (http.health or http.metrics):
        return skipped(
            "health", "not asked for: WGBOT_HTTP__HEALTH or WGBOT_HTTP__METRICS (docs/operating.md)."
        )
    if http.metrics and http.host not in HERE:
        return warning(
            "health",
            f"{address}/metrics shows how much is going on to whoever reaches it. Please let only your Prometheus in.",
        )
    paths = ("/healthz", "/readyz", *(("/metrics",) if http.metrics else ()))
    return ok("health", f"{', '.join(paths)} at {address}.")


def _database(url: str) -> Finding:
    try:
        return ok("database", check(url))
    except DatabaseTrouble as trouble:
        return problem("database", str(trouble))
