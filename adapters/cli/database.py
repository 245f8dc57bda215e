"""The operator's view of the database: is it there, is it free, and does it fit this version?"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from adapters.logs import redacted
from storage.claim import FILE, Claimed, claimed
from storage.schema import HEAD, MIGRATIONS, UnknownRevision, revision_of, upgrade


class DatabaseTrouble(Exception):
    """Why the program cannot work with the database, and what to do, in a sentence or two."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Be the only one that runs on an SQLite file; on PostgreSQL there may be others. Raises DatabaseTrouble.

    For commands that run on, or throw away what is there. Others may read and write a little meanwhile.
    """
    file = _file(url)
    if file is not None:
        _needs_folder(file)
    with ExitStack() as held:
        try:
            held.enter_context(claimed(url))
        except Claimed as other:
            raise DatabaseTrouble(
                f"{file} is in use: process {other} runs on it, and an SQLite file takes only one. Please stop that "
                "one first, or name another file in WGBOT_DATABASE_URL; for several use PostgreSQL "
                "(docs/operating.md)."
            ) from None
        except OSError as error:
            raise DatabaseTrouble(
                f"Nothing can be written beside {file} ({error.strerror or error}). "
                "Please let this user write to its folder, or change WGBOT_DATABASE_URL."
            ) from None
        yield


def make_ready(url: str) -> None:
    """Have the tables of this version there, for a command that may run beside the bot; raises DatabaseTrouble."""
    if revision(url) != HEAD:
        with alone(url):
            bring_up(url)


def bring_up(url: str) -> None:
    """Make the tables where there are none, and bring an SQLite file up to date; raises DatabaseTrouble.

    A PostgreSQL of an older version is left to `wgbot db upgrade`: processes of that version may still run on it. Of
    several that find it empty one makes the tables, the others wait for it. An SQLite file must be ours (`alone`).
    """
    if url.startswith("postgresql") and revision(url) is not None:
        check(url)
        return
    try:
        revision(url)
        upgrade(url)
    except UnknownRevision as error:
        raise DatabaseTrouble(str(error)) from error


def check(url: str) -> str:
    """A sentence about a database that fits, or will; raises DatabaseTrouble. Changes nothing."""
    file = _file(url)
    if file is not None and not file.exists():
        _needs_folder(file)
        return f"{file} does not exist yet; the first start creates it."
    found = revision(url)
    if found == HEAD:
        return f"{'SQLite' if file else 'PostgreSQL'}, revision {found}, as this version needs it."
    if found is not None and not (MIGRATIONS / "versions" / f"{found}.py").exists():
        raise DatabaseTrouble(
            f"The database is at revision {found}, made by a newer version of wgbot. "
            "Please start that version, or use another database."
        )
    if found is None:
        return f"{file or 'The PostgreSQL database'} has no tables yet; the next start makes them."
    if file is not None:
        return f"{file} is at revision {found}; the next start brings it to {HEAD} and keeps a copy."
    raise DatabaseTrouble(
        f"The database is at revision {found}; this version needs {HEAD}. Please run `wgbot db upgrade`."
    )


def is_current(url: str) -> bool:
    """Whether the database is there, answers and has the tables of this version. Changes nothing."""
    file = _file(url)
    try:
        return (file is None or file.exists()) and revision(url) == HEAD
    except DatabaseTrouble:
        return False


def answering(url: str) -> None:
    """Raises DatabaseTrouble unless the database is there and answers, of whatever revision. Changes nothing."""
    file = _file(url)
    if file is not None and not file.exists():
        raise DatabaseTrouble(f"{file} does not exist. Please check WGBOT_DATABASE_URL.")
    revision(url)


def fitting(url: str) -> None:
    """Raises DatabaseTrouble unless the database is there, with the tables of this version. Changes nothing."""
    answering(url)
    found = revision(url)
    if found != HEAD:
        raise DatabaseTrouble(
            f"The database is at revision {found or 'none'}; this version needs {HEAD}. Please run `wgbot db upgrade`, "
            "or start the version that fits it."
        )


def reachable(url: str) -> None:
    """Raises DatabaseTrouble when the database does not answer, or an SQLite file cannot be made there."""
    file = _file(url)
    if file is not None:
        _needs_folder(file)
    revision(url)


def _file(url: str) -> Path | None:
    return Path(url.removeprefix(FILE)) if url.startswith(FILE) and len(url) > len(FILE) else None


def _needs_folder(file: Path) -> None:
    folder = file.absolute().parent
    if not folder.is_dir():
        raise DatabaseTrouble(
            f"The folder {folder} of the database does not exist. Please create it, or change WGBOT_DATABASE_URL."
        )


def revision(url: str) -> str | None:
    """The revision the database is at, None for an empty one; raises DatabaseTrouble when it cannot be asked."""
    try:
        return revision_of(url)
    except (ArgumentError, ModuleNotFoundError):
        raise DatabaseTrouble(
            "WGBOT_DATABASE_URL is no address of a database. Please write sqlite:///wgbot.sqlite3 "
            "or an address that begins with postgresql+psycopg://."
        ) from None
    except SQLAlchemyError as error:
        said = redacted(str(getattr(error, "orig", None) or type(error).__name__)).strip().splitlines()
        raise DatabaseTrouble(
            f"The database in WGBOT_DATABASE_URL does not answer ({said[0] if said else 'no reason given'}). "
            "Please check that it runs, that the address is right and that the folder may be written to."
        ) from None
