"""Requests that a platform would not take: whichever test made one, and whatever it looked at, it fails by it.

Both loopback servers note here what they also keep themselves; the fixture is part of every test (tests/conftest.py).
"""

from collections.abc import Iterator

import pytest

_noted: list[str] = []


class Violations(list[str]):
    """The violations that one server saw."""

    def __init__(self, platform: str) -> None:
        super().__init__()
        self._platform = platform

    def append(self, what: str) -> None:
        """Note it; there is no taking back."""
        super().append(what)
        _noted.append(f"{self._platform}: {what}")


@pytest.fixture(autouse=True)
def every_request_is_valid() -> Iterator[None]:
    """Fails the test that made a request against a platform's rules, whichever server it went to."""
    _noted.clear()
    yield
    noted = list(_noted)
    _noted.clear()
    assert not noted, "\n".join(noted)
