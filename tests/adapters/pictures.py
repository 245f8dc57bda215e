"""A picture as a part of a card, for the tests of every platform."""

from dataclasses import dataclass
from struct import pack
from zlib import compress, crc32

from bot.chat.cards import Attachment, Card, FileKind, Say
from bot.chat.text import Verbatim


@dataclass(frozen=True)
class Dot:
    """One pixel of grey, as PNG."""

    grey: int

    def written(self, _say: Say) -> bytes:
        """The smallest picture there is."""
        parts = (
            (b"IHDR", pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            (b"IDAT", compress(bytes((0, self.grey)))),
            (b"IEND", b""),
        )
        chunks = (
            pack(">I", len(body)) + kind + body + pack(">I", crc32(kind + body)) for kind, body in parts
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def picture_card(grey: int = 0) -> Card:
    """A card with a picture."""
    return Card(
        Verbatim("Karte"),
        (Attachment(Verbatim("Bild <i>"), Verbatim("Diagramm"), FileKind.PNG, Dot(grey)),),
    )
