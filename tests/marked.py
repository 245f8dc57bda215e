"""The pseudo-locale: every translated sentence bracketed and accented, so that a bare word stands out."""

import re

from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.text import Text

ACCENTED = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
PLACEHOLDER = re.compile(r"(\{\w+\})")
MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[A-Za-z]{3,}")


class MarkedCatalogue:
    """Answers each sentence with its English, accented and in brackets."""

    def template(self, words: Text) -> str:
        english = words.msgid if words.plural is None or words.n == 1 else words.plural
        parts = PLACEHOLDER.split(english)
        accented = [part if part.startswith("{") else part.translate(ACCENTED) for part in parts]
        return f"⟦{''.join(accented)}⟧"


def marked_phrasebook() -> Phrasebook:
    """A phrasebook in which every sentence of ours can be told from everything else."""
    return Phrasebook({language: MarkedCatalogue() for language in Language})


def bare_words(text: str) -> list[str]:
    """Words that stand outside every bracket: nobody can translate them."""
    before = ""
    while before != text:  # sentences stand inside sentences
        before, text = text, MARKED.sub("", text)
    return WORD.findall(text)
