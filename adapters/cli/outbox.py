"""`wgbot outbox`: what waits to be sent, what died and why; and trying again."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import click

from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, fitting
from adapters.clock import SystemClock
from adapters.logs import redacted
from storage.base import open_engine
from storage.standing import Dead, Standing

MOST = 50
"""Dead messages that are listed one by one."""


@click.group(invoke_without_command=True)
@click.pass_context
def outbox(ctx: click.Context) -> None:
    """Show what waits to be sent, by platform and kind, and what died and why. Changes nothing.

    Names and texts are not shown. `wgbot outbox retry` tries dead messages again.
    """
    if ctx.invoked_subcommand is None:
        now = SystemClock().now()
        for line in _shown(_standing(), now):
            click.echo(line)


@outbox.command("retry")
@click.argument("number", type=int, required=False)
@click.option("--dead", "all_dead", is_flag=True, help="All that died, but those nobody needs any more.")
def retry(number: int | None, all_dead: bool) -> None:
    """Let the dead message with this NUMBER wait again; the running bot sends it within moments.

    It is written anew from what is true then: what is no longer useful is dropped instead.
    """
    if (number is None) is not all_dead:
        raise click.UsageError("Give the number of one message, or --dead for all.")
    standing, now = _standing(), SystemClock().now()
    if number is not None:
        _retry_one(standing, number, now)
        return
    useful = [each for each in standing.dead() if not each.is_useless(now)]
    revived = sum(standing.revive(each.id, now) for each in useful)
    click.echo(f"{revived} messages wait again.")


def _retry_one(standing: Standing, number: int, now: datetime) -> None:
    found = standing.find_dead(number)
    if found is None:
        raise click.ClickException(f"No dead message has the number {number}. `wgbot outbox` lists them.")
    if found.is_useless(now):
        raise click.ClickException(
            f"Message {number} was useful until {found.expires_at:%Y-%m-%d %H:%M} UTC only and is not sent any more."
        )
    standing.revive(number, now)
    click.echo(f"Message {number} waits again.")


def _standing() -> Standing:
    url = settings().database_url
    try:
        fitting(url)
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    return Standing(open_engine(url))


def _shown(standing: Standing, now: datetime) -> Iterable[str]:
    waiting = standing.waiting(now)
    yield "Waiting" if waiting else "Nothing waits to be sent."
    rows = [
        (
            each.platform,
            f"{each.kind} {each.view}",
            f"{each.count} waiting",
            f"{each.due} due" if each.due else f"next at {_minute(each.next_at)}",
            f"for {(now - each.since).total_seconds():.0f} s" if each.since else "",
        )
        for each in waiting
    ]
    yield from _table(rows)
    if silent := standing.silent():
        yield "Rooms that take no messages (their coordinators know): " + ", ".join(
            f"{platform} {count}" for platform, count in silent.items()
        )
    yield ""
    yield from _funeral(standing.dead())


def _funeral(dead: Sequence[Dead]) -> Iterable[str]:
    if not dead:
        yield "Nothing died."
        return
    yield f"Died: {len(dead)}"
    reasons = Counter((each.platform, each.view, redacted(each.why)) for each in dead)
    yield from _table((platform, view, str(n), why) for (platform, view, why), n in reasons.most_common())
    yield ""
    yield "One by one, the newest first" + (f" ({MOST} of them)" if len(dead) > MOST else "")
    yield from _table(
        (
            str(each.id),
            each.platform,
            f"{each.view} {each.subject_id}",
            _minute(each.settled_at),
            f"{each.attempts} tries",
            redacted(each.why),
        )
        for each in dead[:MOST]
    )
    yield ""
    yield "Once the reason is gone: `wgbot outbox retry NUMBER`, or `wgbot outbox retry --dead`."


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _table(rows: Iterable[Sequence[str]]) -> Iterable[str]:
    """Columns as wide as their widest word."""
    listed = list(rows)
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    for row in listed:
        yield "  " + "  ".join(word.ljust(width) for word, width in zip(row, widths, strict=True)).rstrip()
