"""`wgbot coordinator`: the way in for the first coordinator."""

import click

from adapters.app import build
from adapters.cli.configured import settings
from adapters.cli.database import DatabaseTrouble, make_ready
from adapters.clock import SystemClock
from bot.membership.service import issue_office_code


@click.command()
def coordinator() -> None:
    """Print a one-time code, valid for one hour.

    Whoever sends it to the bot as `/start CODE` in a private chat, or on Slack as `/wg start CODE`, becomes a
    coordinator of the liaison office.
    """
    url = settings().database_url
    try:
        make_ready(url)
    except DatabaseTrouble as trouble:
        raise click.ClickException(str(trouble)) from None
    app = build(url, SystemClock())
    with app.open_work() as work:
        code = issue_office_code(work, app.clock.now())
    click.echo(code)
    click.echo(
        "Valid for one hour and for one person. Send it to the bot in private: /start CODE (on Slack: /wg start CODE)",
        err=True,
    )
