"""What people type, made safe to keep: normal form, no invisible trickery, no more than fits."""

import unicodedata

from bot.chat.text import _
from bot.errors import Refusal

OVERRIDES = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Characters that make text read in another order than it is stored (UAX 9): a name could pose as another."""

INVISIBLE = frozenset(map(chr, (0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0xE0000, 0xE0080))))
"""Zero-width marks and tag characters: they come along with pasted text and mean nothing here."""


def typed_line(raw: str, longest: int) -> str:
    """One line of text; Refusal when it has several lines, reorders its reading or is too long."""
    text = _plain(raw)
    if "\n" in text:
        raise Refusal(_("This has to fit on one line. Please remove the line breaks."))
    return _fitting(" ".join(text.split()), longest)


def typed_prose(raw: str, longest: int) -> str:
    """Text of several lines; Refusal when it reorders its reading or is too long."""
    lines = [" ".join(line.split()) for line in _plain(raw).split("\n")]
    return _fitting("\n".join(lines).strip(), longest)


def command_word(raw: str) -> str:
    """A word as commands are compared: full-width letters and capitals folded (Chinese keyboards type ／ｖｏｔｅ)."""
    return unicodedata.normalize("NFKC", raw).casefold()


def _plain(raw: str) -> str:
    text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if OVERRIDES & set(text):
        raise Refusal(
            _("This text contains control characters that change its reading order. Please type it anew.")
        )
    return "".join(c for c in text if c in "\n\t" or (c not in INVISIBLE and unicodedata.category(c) != "Cc"))


def _fitting(text: str, longest: int) -> str:
    if len(text) > longest:
        raise Refusal(
            _(
                "This is too long: {length} characters, at most {longest} fit. Please shorten it.",
                length=len(text),
                longest=longest,
            )
        )
    return text
