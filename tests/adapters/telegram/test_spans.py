"""Text parted over messages: measured as Telegram measures it, nothing lost, no word, sign or mark cut."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.telegram.spans import Line, Span, inert, messages, plain, units
from tests.adapters.telegram.reading import text_of

LIMIT = 60
TEXTS = st.text(st.sampled_from("ab äé。，.! \n氢能👩🏽\u200d🔬&<>@\"'"), max_size=400)
SPACE = re.compile(r"\s+")


def html_of(page: list[Line]) -> str:
    return "\n".join("".join(span.html for span in line) for line in page)


@settings(max_examples=300, deadline=None)
@example("👩" * 100, "")
@given(TEXTS, TEXTS)
def test_every_message_fits_and_nothing_is_lost(bold: str, rest: str) -> None:
    line = (Span(inert(bold), "b"), Span(inert(rest)))
    pages = messages([line], LIMIT)
    read = [text_of(html_of(page)) for page in pages]
    assert all(units(text) <= LIMIT for text in read)
    assert SPACE.sub("", "".join(read)) == SPACE.sub("", plain(line))


def test_a_text_is_parted_between_sentences_then_between_words() -> None:
    pages = messages(
        [(Span("Ein Satz, der steht. Noch einer steht hier. Und dann ein dritter Satz."),)], LIMIT
    )
    assert [plain(page[0]) for page in pages] == [
        "Ein Satz, der steht. Noch einer steht hier.",
        "Und dann ein dritter Satz.",
    ]
    pages = messages([(Span("wort " * 30),)], LIMIT)
    assert all(set(plain(page[0]).split()) == {"wort"} for page in pages if page)
    [first, *_more] = messages([(Span("第一句话在这里结束。" * 10),)], LIMIT)
    assert plain(first[0]).endswith("。")


def test_a_sign_of_several_characters_stays_whole() -> None:
    family = "👩🏽\u200d🔬"
    pages = messages([(Span(family * 40),)], LIMIT)
    assert all(plain(page[0]).replace(family, "") == "" for page in pages)


def test_a_name_calls_nobody_and_an_address_stays_one() -> None:
    assert inert("@channel und (@anna), li@example.org") == "@\u2060channel und (@\u2060anna), li@example.org"
