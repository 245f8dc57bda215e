"""Secrets that rest in the database: sealed with keys that are not in it, each bound to the row and column it is in."""

import hashlib
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.errors import Failure

KEY_BYTES, NONCE_BYTES = 32, 12
VERSION = "1"


class BadKey(ValueError):
    """A key that is none; the words never show it."""


class Unsealable(Failure):
    """What rests in the database fits none of the keys, or not the place where it rests."""


class Keys:
    """One or more keys: the first seals, each opens what it sealed. AES-256-GCM."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        if not keys:
            raise BadKey("there is no key")
        self._keys = {_name(key): AESGCM(key) for key in keys}
        self._first = _name(keys[0])

    @classmethod
    def read(cls, text: str) -> "Keys":
        """Keys as an operator writes them, with commas or spaces between them; raises BadKey."""
        return cls([_key(word) for word in text.replace(",", " ").split()])

    @staticmethod
    def new() -> str:
        """A new key, as an operator writes it."""
        return urlsafe_b64encode(secrets.token_bytes(KEY_BYTES)).decode()

    def seal(self, secret: str, place: str) -> str:
        """The secret, to be read at this place only."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = self._keys[self._first].encrypt(nonce, secret.encode(), place.encode())
        return f"{VERSION}.{self._first}.{urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str, place: str) -> str:
        """The secret; raises Unsealable."""
        version, name, rest = (*sealed.split("."), "", "")[:3]
        key = self._keys.get(name)
        if version != VERSION or key is None:
            raise Unsealable("it was sealed with a key that is not there")
        try:
            raw = urlsafe_b64decode(rest)
            return key.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], place.encode()).decode()
        except (InvalidTag, ValueError):
            raise Unsealable("it was changed, or belongs elsewhere") from None

    def is_newest(self, sealed: str) -> bool:
        """Whether it was sealed with the first key."""
        return sealed.startswith(f"{VERSION}.{self._first}.")


def _key(word: str) -> bytes:
    try:
        key = urlsafe_b64decode(word)
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise BadKey("one of the keys is not 44 characters that hold 32 bytes")
    return key


def _name(key: bytes) -> str:
    """What tells keys apart without telling them."""
    return hashlib.sha256(b"wgbot key " + key).hexdigest()[:8]
