"""The operator's view of the database: is it there, and does it fit this version?"""

from pathlib import Path

from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from adapters.logs import redacted
from storage.schema import HEAD, MIGRATIONS, UnknownRevision, revision_of, upgrade

FILE = "sqlite:///"


class DatabaseTrouble(Exception):
    """Why the program cannot work with the database, and what to do, in a sentence or two."""


def make_ready(url: str) -> None:
    """Bring an SQLite file up to date; raises DatabaseTrouble, also for a PostgreSQL that is not up to date."""
    if url.startswith("postgresql"):
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
    has = f"is at revision {found}" if found else "has no tables yet"
    if file is not None:
        return f"{file} {has}; the next start brings it to {HEAD} and keeps a copy."
    raise DatabaseTrouble(f"The database {has}; this version needs {HEAD}. Please run `wgbot db upgrade`.")


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
