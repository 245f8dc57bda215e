"""The page has no words of its own: the server gives it all of them, in the reader's language."""

import re
from pathlib import Path

import adapters.sandbox
from adapters.sandbox.render import Renderer
from bot.chat.cities import BERLIN
from bot.chat.labels import LABELS
from bot.chat.languages import Language
from bot.chat.readers import Reader
from tests.cast import SEAL
from tests.marked import bare_words, marked_phrasebook

PAGE = Path(adapters.sandbox.__file__).parent / "page"
SCRIPTS = {path.name: path.read_text() for path in PAGE.glob("*.js")}
OWN_NAME = "wgbot"
ASKED_BY_THE_SERVER = {"needs_script"}


def test_the_page_asks_for_labels_that_are_there_and_for_all_of_them() -> None:
    asked = {name for script in SCRIPTS.values() for name in re.findall(r"labels\.(\w+)", script)}
    assert asked | ASKED_BY_THE_SERVER == set(LABELS)


def test_every_label_is_translated() -> None:
    labels = Renderer(marked_phrasebook(), SEAL).labels(Reader.person(Language.DE, BERLIN))
    assert not [label for label in labels.values() if bare_words(label)]


def test_no_script_puts_in_markup() -> None:
    for name, script in SCRIPTS.items():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script
        ), name


def test_no_script_holds_a_sentence() -> None:
    for name, script in SCRIPTS.items():
        code = re.sub(r"^\s*(//|/?\*).*$|\s// .*$", "", script, flags=re.M)
        for said in re.findall(r'"([^"\n]*)"', code):
            assert not re.match(r"[A-Z][a-z]+( [a-z]+)+|[A-Z][a-z]+[.!?…]$", said), (name, said)


def test_the_frame_of_the_page_holds_no_words() -> None:
    seen = re.sub(r"<!--.*?-->|<[^>]*>", " ", (PAGE / "index.html").read_text()).split()
    assert seen == [OWN_NAME]
