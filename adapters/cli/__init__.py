"""`wgbot`: the operator's commands, each in a file of its own, imported only when it is called."""

from importlib import import_module

import click

from adapters.zones import use_pinned

COMMANDS = {
    "run": "Start the bot on Telegram, Slack, or both: wherever it has a token.",
    "doctor": "Check settings, tokens, database and clock, and say what to do about each finding.",
    "sandbox": "Try everything in the browser, with an example group and without tokens.",
    "console": "The same as text: from a person or a script.",
    "slack": "Set the bot up on Slack: its app manifest, and keys for several workspaces.",
    "coordinator": "A one-time code that makes whoever enters it a coordinator of the liaison office.",
    "holidays": "Show a year of public holidays, or take in what a government announced.",
    "outbox": "Show which messages wait, which died and why; try one again.",
    "backup": "Write everything in the database to a file, also while the bot runs.",
    "restore": "Put such a file into a database, SQLite or PostgreSQL.",
    "roster": "Read a group’s roster from a file, or write it to one.",
    "audit": "Write a group’s record of formal steps to a file, or check such a file.",
    "keys": "Keys for secret votes: print a new one, change the old one.",
    "recount": "Count an exported poll again, from its file alone.",
    "db": "Create or update the database.",
    "when": "Show how a typed date is read.",
}


class Commands(click.Group):
    """Finds a command's module by its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"adapters.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands)
@click.version_option(package_name="wgbot")
def main() -> None:
    """wgbot: the liaison office's assistant for bilateral working groups."""
    use_pinned()
