"""The seal on a button: proof that the bot itself put this action into this place.

A chat client can send any payload it likes (Telegram says so in its documentation), and messages are forwarded
to other rooms. The seal binds an action to the place it was shown in; permissions are checked all the same.
"""

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

from bot.chat.actions import SEPARATOR, Action, UnreadableAction, from_wire

CODE_BYTES = 8


@dataclass(frozen=True)
class Seal:
    """Closes and opens button payloads with a secret of this installation."""

    secret: bytes

    def close(self, action: Action, place: str) -> str:
        """The payload for a button shown in a place (at most 60 bytes)."""
        wire = action.to_wire()
        return f"{wire}{SEPARATOR}{self._code(wire, place)}"

    def open(self, payload: str, place: str) -> Action:
        """The action of a payload pressed in a place; UnreadableAction when forged, altered or moved."""
        wire, _, code = payload.rpartition(SEPARATOR)
        if not hmac.compare_digest(_bytes(code), self._code(wire, place).encode()):
            raise UnreadableAction("seal")
        return from_wire(wire)

    def _code(self, wire: str, place: str) -> str:
        digest = hmac.digest(self.secret, _bytes(f"{place}\n{wire}"), sha256)
        return urlsafe_b64encode(digest[:CODE_BYTES]).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    """JSON can hold half a character (a lone surrogate), which is no text: it must be refused as any other forgery."""
    return text.encode("utf-8", "surrogatepass")
