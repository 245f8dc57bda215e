"""Each language as a lexicon and a grammar, put together when it is first needed."""

from collections.abc import Sequence
from functools import cache

from bot.chat.dates import chinese, chinese_words, english, english_words, german, german_words
from bot.chat.dates.common import COMMON, common_entries
from bot.chat.dates.lexicon import Lexicon, merged, no_numerals
from bot.chat.dates.said import Said
from bot.chat.dates.shapes import Grammar, rows
from bot.chat.dates.tokens import Token
from bot.chat.languages import Language


def said_in(language: Language, text: str, tokens: Sequence[Token]) -> Said:
    """What the phrase says in this language; Unread when its words are not understood in it."""
    lexicon, grammar = _speech(language)
    return grammar.understand(lexicon.senses(text, tokens))


@cache
def _speech(language: Language) -> tuple[Lexicon, Grammar]:
    match language:
        case Language.EN:
            words, shapes = english_words.ENTRIES, english.SHAPES
        case Language.DE:
            words, shapes = german_words.ENTRIES, german.SHAPES
        case Language.ZH:
            words, shapes = chinese_words.ENTRIES, chinese.SHAPES
    numerals = chinese_words.numerals if language is Language.ZH else no_numerals
    return Lexicon(merged(common_entries(), words), numerals), Grammar(rows(COMMON, shapes))
