"""Three languages are one feature: no gap, nothing unsure, the same placeholders, the right script and terms."""

import re
import string

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.chat.languages import Language
from bot.chat.phrasebook import LOCALES
from tests import messages

HAN = re.compile(r"[㐀-鿿]")
HALF_WIDTH_BESIDE_HAN = re.compile(r"[㐀-鿿][,;:!?()]|[,;:!?()][㐀-鿿]")
GENDERED = re.compile(r"\w[*:_]innen|\w[*:_]in\b|\w/-?in\b")
INFORMAL = re.compile(r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b")
MARKUP = re.compile(r"</?\w+>|\*\w+\*|_\w+_|`")

TERMS = {
    "working group": ("Arbeitsgruppe", "工作组"),
    "expert group": ("Expertengruppe", "专家组"),
    "coordinator": ("Koordination", "协调员"),
    "co-chair": ("Ko-Vorsitz", "共同主席"),
    "observer": ("eobachtend", "观察员"),
    "representative": ("Vertretung", "投票代表"),
    "alternate": ("Stellvertretung", "候补代表"),
    "liaison office": ("Verbindungsbüro", "联络办公室"),
    "organisation": ("rganisation", "机构"),
    "invitation": ("inladung", "邀请"),
    "deadline": ("Frist", "截止"),
    "turnout": ("eteiligung", "参与率"),
    "reminder": ("rinnerung", "提醒"),
    "time zone": ("Zeitzone", "时区"),
    "observers": ("eobachtend", "观察员"),
    "topic": ("Them", "议题"),
    "intellectual property": ("geistig", "知识产权"),
    "data security": ("atensicherheit", "数据安全"),
}
"""Terms of the field, with the part of their German and Chinese words that every form of them has."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The sentences that are in the code now."""
    return messages.extract(tmp_path_factory.mktemp("pot") / "messages.pot")


@pytest.fixture(scope="module", params=list(Language))
def language(request: pytest.FixtureRequest) -> Language:
    found: Language = request.param
    return found


def sentences(language: Language) -> list[Message]:
    return [message for message in messages.read(language) if message.id]


def ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def said(message: Message) -> tuple[str, ...]:
    string = message.string or ""
    return (string,) if isinstance(string, str) else tuple(string)


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_the_catalogue_holds_what_the_code_says(language: Language, template: Catalog) -> None:
    there = {ids(message) for message in sentences(language)}
    assert there == {ids(message) for message in template if message.id}


def test_nothing_is_missing_or_unsure(language: Language) -> None:
    gaps = [ids(message)[0] for message in sentences(language) if message.fuzzy or not all(said(message))]
    assert gaps == []


def test_every_translation_holds_the_same_values(language: Language) -> None:
    wrong = []
    for message in sentences(language):
        wanted = set().union(*map(placeholders, ids(message)))
        # A singular may say "one" in words and leave the number out.
        given = [placeholders(text) | ({"n"} if len(ids(message)) > 1 else set()) for text in said(message)]
        if any(found != wanted | ({"n"} if len(ids(message)) > 1 else set()) for found in given):
            wrong.append(ids(message)[0])
    assert wrong == []


def test_han_script_stands_only_in_chinese() -> None:
    for language in (Language.DE, Language.EN):
        assert [text for each in sentences(language) for text in said(each) if HAN.search(text)] == []


def test_chinese_is_chinese() -> None:
    bare = [
        text
        for each in sentences(Language.ZH)
        for text in said(each)
        if re.search(
            r"[A-Za-z]{4,}", re.sub(r"\{\w+\}|/\w+|https?|Excel|Slack|Telegram|CODE|Enter|Esc", "", text)
        )
        and not HAN.search(text)
    ]
    assert bare == []


def test_chinese_punctuation_is_full_width() -> None:
    wrong = [
        text for each in sentences(Language.ZH) for text in said(each) if HALF_WIDTH_BESIDE_HAN.search(text)
    ]
    assert wrong == []


def test_german_is_formal_and_neutral() -> None:
    texts = [text for each in sentences(Language.DE) for text in said(each)]
    assert [text for text in texts if GENDERED.search(text) or INFORMAL.search(text)] == []


def test_catalogues_hold_no_markup(language: Language) -> None:
    assert [text for each in sentences(language) for text in said(each) if MARKUP.search(text)] == []


@pytest.mark.parametrize("term", TERMS)
def test_terms_follow_the_glossary(term: str) -> None:
    german, chinese = TERMS[term]
    word = re.compile(rf"\b{term}\b", re.IGNORECASE)
    for language, wanted in ((Language.DE, german), (Language.ZH, chinese)):
        wrong = [
            text
            for message in sentences(language)
            if word.search(re.sub(r"{\w+}", "", ids(message)[0]))
            for text in said(message)
            if wanted.lower() not in text.lower()
        ]
        assert wrong == []


def test_the_template_is_the_committed_one(template: Catalog) -> None:
    with messages.TEMPLATE.open("rb") as file:
        committed = read_po(file)
    assert {ids(each) for each in committed if each.id} == {ids(each) for each in template if each.id}


def test_no_compiled_catalogue_is_kept() -> None:
    assert list(LOCALES.rglob("*.mo")) == []
