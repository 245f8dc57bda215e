"""Files that come with cards: written for their reader at sending time, under a name that is safe everywhere."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote

from bot.chat.cards import Attachment, Card
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader

MOST_BYTES = 5 * 1024 * 1024
"""Of one file: far below what any platform takes."""

LONGEST_NAME = 60
"""Characters of a name before its ending; with four bytes each they fit into the 255 that file systems take."""

NAMELESS = "wgbot"
SEPARATING = re.compile(r"[/\\:*?\"<>|\s]+")
"""What parts paths or is forbidden in names on some system."""

UNPLAIN = re.compile(r"[^A-Za-z0-9 ()_-]+")
"""What is left of other scripts when their letters are gone: their punctuation."""

RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
"""Names of devices on Windows, whatever their ending."""


@dataclass(frozen=True)
class File:
    """A file ready to be sent."""

    name: str
    media_type: str
    content: bytes

    @property
    def ascii_name(self) -> str:
        """The name for receivers that know no other letters; never empty."""
        name = PurePath(self.name)
        plain = UNPLAIN.sub(" ", unicodedata.normalize("NFKD", name.stem).encode("ascii", "ignore").decode())
        return safe_name(plain) + name.suffix

    @property
    def disposition(self) -> str:
        """The Content-Disposition that offers it for download under its name (RFC 6266)."""
        encoded = quote(self.name, safe="")
        return f"attachment; filename=\"{self.ascii_name}\"; filename*=UTF-8''{encoded}"

    @property
    def digest(self) -> str:
        """Tells whether a file that was sent is still the same: eight hexadecimal digits."""
        return sha256(self.name.encode() + b"\0" + self.content).hexdigest()[:8]


def attachments_of(card: Card) -> tuple[Attachment, ...]:
    """A card's files, in reading order."""
    return tuple(block for block in card.blocks if isinstance(block, Attachment))


def file_of(attachment: Attachment, phrasebook: Phrasebook, reader: Reader) -> File:
    """The file in the reader's languages; ValueError for one that is larger than MOST_BYTES."""
    content = attachment.content.written(lambda value: phrasebook.lines(value, reader))
    if len(content) > MOST_BYTES:
        raise ValueError(f"a file of {len(content)} bytes is too large to be sent")
    return File(name_of(attachment, phrasebook, reader), attachment.kind.value, content)


def files_of(card: Card, phrasebook: Phrasebook, reader: Reader) -> tuple[File, ...]:
    """Every file of a card."""
    return tuple(file_of(each, phrasebook, reader) for each in attachments_of(card))


def name_of(attachment: Attachment, phrasebook: Phrasebook, reader: Reader) -> str:
    """The file's name in the reader's first language, with its ending."""
    words = phrasebook.lines(attachment.name, Reader(reader.voices[:1]))
    return safe_name(words[0]) + attachment.kind.ending


def safe_name(words: str) -> str:
    """Words as a file name without ending: no path, nothing invisible, nothing a system would refuse; never empty."""
    text = SEPARATING.sub(" ", unicodedata.normalize("NFC", words))
    visible = "".join(sign for sign in text if not unicodedata.category(sign).startswith("C"))
    name = " ".join(visible.split())[:LONGEST_NAME].strip(" .")
    if not name:
        return NAMELESS
    return f"_{name}" if RESERVED.match(name) else name
