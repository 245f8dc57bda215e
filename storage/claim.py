"""One process for one SQLite file, by a lock of the operating system: it ends with the process, however that ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "sqlite:///"
BESIDE = "-lock"
"""What stands behind the name of the file that is locked. It stays: whoever took it away could lock another one."""


class Claimed(Exception):
    """Another process works on this file; its number, "?" in the moment before it has written it down."""


@contextmanager
def claimed(url: str) -> Iterator[None]:
    """Be the one process that works on an SQLite file; on any other database simply goes on.

    Raises Claimed, and OSError when nothing can be written beside the file.
    """
    if not url.startswith(FILE) or url in (FILE, f"{FILE}:memory:"):
        yield
        return
    file = Path(url.removeprefix(FILE)).resolve()
    handle = os.open(file.with_name(file.name + BESIDE), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Claimed(os.pread(handle, 20, 0).decode(errors="replace") or "?") from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)
