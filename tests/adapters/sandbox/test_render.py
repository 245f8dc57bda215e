"""Cards and forms on the page: nothing is dropped, no word escapes translation, every button comes back."""

import json
from datetime import timedelta
from typing import Any, get_args

import pytest

from adapters.sandbox.render import Renderer, day_and_time, is_web
from bot.chat.cards import (
    Attachment,
    Bar,
    Bars,
    Block,
    Button,
    Buttons,
    Card,
    Facts,
    FileKind,
    Link,
    Paragraph,
    Style,
)
from bot.chat.cities import BEIJING, BERLIN
from bot.chat.exchange import place_of
from bot.chat.forms import Choice, Choices, Form, Line, Moment, Number, Option, Prose, Question, Tongues
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.chat.tables import Table
from bot.chat.text import Variants, Verbatim, _
from bot.guide.actions import OpenHelp, SaveSettings, Speak
from tests.cast import LI, NOW, SEAL
from tests.marked import bare_words, marked_phrasebook

LI_READS = Reader.person(Language.ZH, BEIJING)
ROOM_READS = Reader.room((Language.ZH, Language.DE), (BEIJING, BERLIN))
PLACE = place_of(LI)
TRICKY = Verbatim("氢能 <b>&amp;</b> *x*")
TOPIC = Variants({Language.ZH: "数据安全", Language.DE: "Datensicherheit"}, Language.DE)

BLOCKS: dict[type, Block] = {
    Paragraph: Paragraph(_("Topics of “{group}”", group=TRICKY)),
    Facts: Facts(((_("Deadline"), NOW), (_("City"), TRICKY))),
    Bars: Bars((Bar(TRICKY, 3, 5, mine=True), Bar(TOPIC, 0, 0))),
    Link: Link(TRICKY, "https://example.org/a?b=<c>"),
    Attachment: Attachment(TRICKY, Verbatim("table"), FileKind.CSV, Table((TOPIC,), ((TRICKY,),))),
    Buttons: Buttons((Button(TRICKY, OpenHelp()), Button(TOPIC, Speak(Language.ZH, False), Style.DANGER))),
}
FIELDS: dict[type, Question] = {
    Line: Line("a", TRICKY, longest=40, given="x"),
    Prose: Prose("b", TRICKY, optional=True, longest=99, given="x\ny"),
    Tongues: Tongues("c", TRICKY, languages=(Language.ZH, Language.DE), given={Language.ZH: "你好"}),
    Choice: Choice("d", TRICKY, options=(Option("1", TOPIC), Option("2", TRICKY)), given="2"),
    Choices: Choices("e", TRICKY, options=(Option("1", TOPIC),), given=("1",)),
    Number: Number("f", TRICKY, least=15, most=480, given=60),
    Moment: Moment("g", TRICKY, zone="Europe/Berlin", given="2026-12-01T15:00"),
}


@pytest.fixture
def renderer(phrasebook: Phrasebook) -> Renderer:
    return Renderer(phrasebook, SEAL)


def drawn(renderer: Renderer, block: Block, reader: Reader = LI_READS) -> dict[str, Any]:
    block_json: dict[str, Any] = renderer.card(Card(TRICKY, (block,)), reader, PLACE)["blocks"][0]
    return block_json


def asked(renderer: Renderer, question: Question, reader: Reader = LI_READS) -> dict[str, Any]:
    form = Form(TRICKY, SaveSettings, (question,), _("Save"), intro=TRICKY)
    field: dict[str, Any] = renderer.form(form, OpenHelp(), reader, PLACE)["fields"][0]
    return field


def test_there_is_a_sample_of_every_block_and_every_question() -> None:
    assert set(BLOCKS) == set(get_args(Block))
    assert set(FIELDS) == set(get_args(Question))


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: type(block).__name__)
def test_every_block_shows_its_words_unchanged(renderer: Renderer, block: Block) -> None:
    assert TRICKY.value in json.dumps(drawn(renderer, block), ensure_ascii=False)


@pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: type(block).__name__)
def test_no_word_of_a_card_escapes_translation(block: Block) -> None:
    shown = json.dumps(_texts(drawn(Renderer(marked_phrasebook(), SEAL), block)), ensure_ascii=False)
    assert not bare_words(shown.replace("Datensicherheit", "").replace("&amp;", ""))


def test_every_button_comes_back_as_its_action(renderer: Renderer) -> None:
    shown = drawn(renderer, BLOCKS[Buttons])["buttons"]
    assert [SEAL.open(button["payload"], PLACE) for button in shown] == [
        OpenHelp(),
        Speak(Language.ZH, False),
    ]
    assert [button["style"] for button in shown] == ["plain", "danger"]


def test_every_line_says_its_language(renderer: Renderer) -> None:
    lines = renderer.lines(TOPIC, ROOM_READS)
    assert lines == [{"text": "数据安全", "lang": "zh"}, {"text": "Datensicherheit", "lang": "de"}]
    foreign = renderer.lines(Variants({Language.DE: "Nur deutsch"}, Language.DE), LI_READS)
    assert foreign[0]["lang"] == "de"
    assert [renderer.lines(Verbatim(name), LI_READS)[0]["lang"] for name in ("李伟", "Anna")] == ["zh", ""]


def test_a_tally_can_be_read_without_colours(renderer: Renderer) -> None:
    full, empty = drawn(renderer, BLOCKS[Bars], ROOM_READS)["bars"]
    assert (full["bar"], full["figures"], full["mine"]) == ("██████░░░░", "3 · 60%", True)
    assert (empty["bar"], empty["figures"]) == ("░" * 10, "0 · 0%")
    assert "Datensicherheit: 0" in empty["spoken"][1]["text"]


@pytest.mark.parametrize(
    ("address", "web"),
    [
        ("https://example.org/x", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:///nowhere", False),
        ("http://[", False),
        ("//example.org", False),
    ],
)
def test_only_web_addresses_become_links(renderer: Renderer, address: str, web: bool) -> None:
    assert is_web(address) is web
    shown = drawn(renderer, Link(TRICKY, address))
    assert shown["address"] == (address if web else None)
    assert shown["shown"] == address


@pytest.mark.parametrize("question", FIELDS.values(), ids=lambda question: type(question).__name__)
def test_every_question_is_asked_with_its_words(renderer: Renderer, question: Question) -> None:
    field = asked(renderer, question)
    assert (field["name"], field["optional"]) == (question.name, question.optional)
    assert field["label"][0]["text"] == TRICKY.value


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (Line, {"kind": "line", "longest": 40, "given": "x"}),
        (Prose, {"kind": "prose", "longest": 99, "given": "x\ny"}),
        (Choice, {"kind": "choice", "given": "2"}),
        (Choices, {"kind": "choices", "given": ["1"]}),
        (Number, {"kind": "number", "least": 15, "most": 480, "given": 60}),
        (Moment, {"kind": "moment", "zone": "Europe/Berlin", "given": "2026-12-01T15:00"}),
    ],
)
def test_a_question_keeps_its_limits_and_what_was_given(
    renderer: Renderer, kind: type, expected: dict[str, Any]
) -> None:
    assert expected.items() <= asked(renderer, FIELDS[kind]).items()


def test_one_content_in_several_languages_has_an_input_for_each(renderer: Renderer) -> None:
    inputs = asked(renderer, FIELDS[Tongues])["inputs"]
    assert [(each["name"], each["lang"], each["given"]) for each in inputs] == [
        ("c.zh", "zh", "你好"),
        ("c.de", "de", ""),
    ]


def test_the_opener_of_a_form_is_sealed_to_its_reader(renderer: Renderer) -> None:
    form = Form(TRICKY, SaveSettings, (), _("Save"))
    opener = renderer.form(form, OpenHelp(), LI_READS, PLACE)["opener"]
    assert SEAL.open(opener, PLACE) == OpenHelp()


def test_a_late_evening_is_the_next_day_elsewhere(renderer: Renderer) -> None:
    late = NOW + timedelta(hours=15)
    assert day_and_time(late, LI_READS) == ("2026年11月26日周四", "01:00")
    assert day_and_time(late, Reader.person(Language.DE, BERLIN)) == ("Mi., 25. Nov. 2026", "18:00")


def _texts(shown: object) -> list[str]:
    """Every text of a rendered piece that people read."""
    match shown:
        case {"text": str(said), "lang": str()}:
            return [said]
        case dict():
            return [said for each in shown.values() for said in _texts(each)]
        case list():
            return [said for each in shown for said in _texts(each)]
        case _:
            return []
