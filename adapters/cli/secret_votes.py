"""Whether votes can be secret, and whether those that are open can be counted."""

from pydantic import SecretStr

from adapters.cli.key_file import PRIVATE, SETTING, KeyTrouble, key_file, keys_for, locked_votes
from adapters.doctor.findings import Finding, ok, problem, skipped, warning
from bot.errors import Failure

SUBJECT = "secret votes"


def secret_votes_finding(url: str, given: SecretStr | None, *, current: bool) -> Finding:
    """`current`: whether the database has the tables of this version."""
    try:
        keys = keys_for(url, given)
    except KeyTrouble as trouble:
        return problem(SUBJECT, str(trouble))
    try:
        lost = locked_votes(url, keys) if current else 0
    except Failure as failure:
        return problem(SUBJECT, f"the open ones cannot be looked at: {failure}.")
    if lost:
        return problem(SUBJECT, f"{lost} open, and no key here opens them. {PUT_BACK}")
    file = key_file(url)
    if given is not None:
        return ok(SUBJECT, f"possible, with the key of {SETTING}.")
    if keys is not None and file is not None:
        if file.stat().st_mode & 0o077:
            return warning(SUBJECT, f"others can read the key file {file}. Please `chmod {PRIVATE:o}` it.")
        return ok(SUBJECT, f"possible, with the key in {file}; keep a copy apart from the backups.")
    if file is not None:
        return ok(SUBJECT, f"possible: the first start makes a key in {file}.")
    return skipped(
        SUBJECT, f"not possible without {SETTING}; `wgbot keys new` prints a key (docs/operators.md)."
    )


PUT_BACK = (
    f"Please put the key back that was there when they were opened ({SETTING}, or the file beside the database): "
    "without it they can neither go on nor be counted."
)
