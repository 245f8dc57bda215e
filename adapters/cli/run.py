"""`wgbot run`: every configured platform, in one process, until it is told to stop."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace

import click
from aiohttp.web import RouteDef

from adapters.app import App, build
from adapters.cli.configured import Misconfigured, settings, strangers
from adapters.cli.database import DatabaseTrouble, alone, bring_up
from adapters.cli.key_file import KeyTrouble, keys_made
from adapters.clock import SystemClock
from adapters.doctor import State, ask_platforms
from adapters.logs import begin
from adapters.platforms import PLATFORMS, Platform
from adapters.running import DidNotStart, said, serve
from adapters.settings import Settings
from adapters.web import Calendars, Health, HttpServer

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 0.8
"""How long the process may take to end once everything has stopped: altogether less than ten seconds."""

NOTHING_CONFIGURED = (
    "No platform is configured: set WGBOT_TELEGRAM__TOKEN (docs/telegram.md) or WGBOT_SLACK__BOT_TOKEN "
    "(docs/slack.md), or try `wgbot sandbox`, which needs no tokens."
)


@click.command()
@click.option("--verbose", is_flag=True, help="Log at DEBUG; secrets and texts stay out all the same.")
def run(verbose: bool) -> None:
    """Start the bot on every platform that has a token, and run until SIGTERM or Ctrl+C."""
    given = settings()
    names = [name for name in PLATFORMS if getattr(given, name, None) is not None]
    if not names:
        raise Misconfigured("\n".join((NOTHING_CONFIGURED, *strangers())))
    begin(logging.DEBUG if verbose else logging.INFO, given, given.log_format)
    try:
        with alone(given.database_url):
            bring_up(given.database_url)
            asyncio.run(_serve(given, names))
    except (DatabaseTrouble, KeyTrouble) as trouble:
        raise click.ClickException(str(trouble)) from None
    except DidNotStart as failed:
        _explain(given, failed)
        sys.exit(1)
    except Exception:  # through the log, which knows no secrets
        log.exception("the bot stopped by an error")
        sys.exit(1)


async def _serve(given: Settings, names: list[str]) -> None:
    url = given.database_url
    app, routes = _watched(build(url, SystemClock(), keys=keys_made(url, given.encryption_keys)), given)
    app.bot.public_address = given.http.public_url or ""
    platforms: list[Platform] = []
    try:
        for name in names:
            try:
                platforms.append(PLATFORMS[name](app, given))
            except Exception as error:  # the libraries refuse some tokens by their form
                raise DidNotStart({name: said(error)}) from None
        listed = " and ".join(name.capitalize() for name in names)
        health = Health(app.fits)
        calendars = [Calendars(app).route] if given.http.public_url else []
        http = _http(given, platforms, calendars, [*health.routes(), *routes])
        hint = f"The bot is on {listed}. Stop with Ctrl+C."
        app.watch.beside(platforms)
        await serve(app, platforms, lambda: click.echo(hint), http=http, health=health)
        click.echo("The bot has stopped.")
        _leave_behind()
    finally:
        app.engine.dispose()


def _leave_behind() -> None:
    """A thread that still waits for a database that hangs would hold up the end of the process: it is not waited for.

    What it was doing was not committed, so it is as if it had never begun.
    """
    leaving = threading.Timer(PATIENCE_SECONDS, os._exit, (0,))
    leaving.daemon = True
    leaving.start()


def _watched(app: App, given: Settings) -> tuple[App, list[RouteDef]]:
    """The program with somebody who counts, where metrics are wanted, and where they are read."""
    if not given.http.metrics:
        return app, []
    from adapters.metrics import Metrics  # only here: its library takes a while to import
    from adapters.web.metrics import metrics_route

    metrics = Metrics()
    app = replace(app, watch=metrics)
    return app, [metrics_route(app, metrics)]


def _http(
    given: Settings, platforms: Sequence[Platform], more: Sequence[RouteDef], own: Sequence[RouteDef]
) -> HttpServer | None:
    """The one server, where a platform or the operator needs it; `more` is answered once the platforms have started."""
    routes = [*(route for each in platforms for route in each.routes), *more]
    wanted = routes or given.http.health or given.http.metrics
    return HttpServer(given.http, routes, own) if wanted else None


def _explain(given: Settings, failed: DidNotStart) -> None:
    """Which platform, why, and what to do: the last by asking it as `wgbot doctor` would."""
    for name, why in failed.reasons.items():
        click.echo(f"{name[:1].upper()}{name[1:]} did not start: {why}.", err=True)
    for finding in asyncio.run(ask_platforms(given, SystemClock(), failed.reasons)):
        if finding.state is State.PROBLEM:
            click.echo(str(finding), err=True)
    click.echo("Nothing runs now. `wgbot doctor` checks everything.", err=True)
