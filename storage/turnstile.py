"""A lock that is given in the order in which it was asked for."""

from collections import deque
from threading import Lock


class Turnstile:
    """One at a time; who came first goes first. `threading.Lock` lets the one who just left enter again at once."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._taken = False
        self._waiting: deque[Lock] = deque()

    def enter(self, seconds: float) -> bool:
        """Wait for one's turn, for so long; whether it came."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        if called.acquire(timeout=seconds):
            return True
        with self._guard:
            if called in self._waiting:
                self._waiting.remove(called)
                return False
            return True  # called at the last moment

    def leave(self) -> None:
        """Let the next one in."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
