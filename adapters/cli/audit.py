"""`wgbot audit`: a group's record as a file, and its check without a database."""

import sys
from pathlib import Path

import click

from adapters.app import build
from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, make_ready
from adapters.clock import SystemClock
from bot.record.chain import verify
from bot.record.files import Unreadable, read_lines, write_lines

SHORTEST = 12
"""Digits of a hash that are printed on results."""


@click.group()
def audit() -> None:
    """The record of formal steps: write it to a file, check a file."""


@audit.command("export")
@click.argument("group", type=int)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(group: int, file: Path) -> None:
    """Write the record of the group with this number to FILE, one JSON object a line."""
    url = settings().database_url
    try:
        make_ready(url)
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    with build(url, SystemClock()).open_work() as work:
        if work.groups.find(group) is None:
            raise click.ClickException(f"There is no group number {group}.")
        lines = list(write_lines(work.records.entries(group), work.records.disclosures(group)))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} lines written to {file}.")


@audit.command("verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--head", metavar="VALUE", help="A check value printed before: it must be part of the record.")
def verify_command(file: Path, head: str | None) -> None:
    """Check FILE: nothing changed, nothing left out, names as they were. Needs no database.

    Exit code 0 when all is well, 1 with every fault otherwise.
    """
    try:
        entries, disclosures = read_lines(file.read_text(encoding="utf-8").splitlines())
    except (Unreadable, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}.") from None
    found, faults = verify(entries, disclosures)
    for fault in faults:
        click.echo(f"No. {fault.number}: {fault.reason}", err=True)
    if head is not None and not any(entry.hash.startswith(_hash(head)) for entry in entries):
        click.echo(f"No entry has the check value {head}: something was cut off or replaced.", err=True)
        sys.exit(1)
    if faults:
        sys.exit(1)
    click.echo(
        f"{len(entries)} entries, none changed, none left out. Check value: {found.short if found else 'none'}"
    )


def _hash(typed: str) -> str:
    """The beginning of a hash; raises BadParameter for anything shorter than what is printed."""
    value = typed.strip().lower()
    if len(value) < SHORTEST or value.strip("0123456789abcdef"):
        raise click.BadParameter(
            f"A check value has at least {SHORTEST} digits of 0-9 and a-f.", param_hint="--head"
        )
    return value
