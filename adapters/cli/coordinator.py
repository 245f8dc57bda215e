"""`wgbot coordinator`: the way in for the first coordinator."""

import click

from adapters.app import build
from adapters.clock import SystemClock
from adapters.settings import Settings
from bot.membership.service import issue_office_code
from storage.schema import upgrade


@click.command()
def coordinator() -> None:
    """Print a one-time code, valid for one hour.

    Whoever sends it to the bot in a private chat as `/start CODE` becomes a coordinator of the liaison office.
    """
    url = Settings().database_url
    upgrade(url)
    app = build(url, SystemClock())
    with app.open_work() as work:
        code = issue_office_code(work, app.clock.now())
    click.echo(code)
    click.echo("Valid for one hour and for one person. Send it to the bot in private: /start CODE", err=True)
