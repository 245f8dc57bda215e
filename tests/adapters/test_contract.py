"""The contract: nothing dropped, every button comes back as its action, no word escapes translation."""

from typing import get_args

import pytest

from bot.chat.cards import Block, Buttons, Facts
from bot.chat.forms import Choice, Choices, Question
from bot.chat.phrasebook import Phrasebook
from tests.adapters.contract import BLOCKS, QUESTIONS, READERS, card_of, form_of
from tests.adapters.registered import NAMES, driver
from tests.marked import bare_words, marked_phrasebook

DRIVERS = {name: driver(name) for name in NAMES}

CONTENT = {"amp", "channel", "Wasserstoff", "hydrogen", "https", "example", "org", "csv"}
"""Words of the samples that people typed."""

every_platform = pytest.mark.parametrize("platform", DRIVERS)
every_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=lambda block: type(block).__name__)
every_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda each: type(each).__name__)
every_reader = pytest.mark.parametrize("reader", READERS)


def test_there_is_a_sample_of_everything() -> None:
    assert set(BLOCKS) == set(get_args(Block))
    assert set(QUESTIONS) == set(get_args(Question))


@every_platform
@every_block
@every_reader
def test_nothing_is_dropped(platform: str, block: Block, reader: str, phrasebook: Phrasebook) -> None:
    held, eyes = DRIVERS[platform], READERS[reader]
    seen = held.show(card_of(block), eyes, phrasebook)
    assert "氢能 <b>&amp; *x* _y_ {z} <!channel> 👩🏽‍🔬" in seen.text
    if isinstance(block, Buttons):
        assert [held.press(payload) for payload in seen.payloads] == [each.action for each in block.buttons]
        for button in block.buttons:
            assert all(line in seen.text for line in phrasebook.lines(button.label, eyes))
    else:
        assert seen.text.count("氢能") > 1
    if isinstance(block, Facts):
        for _label, value in block.pairs:
            assert all(line in seen.text for line in phrasebook.lines(value, eyes))


@every_platform
@every_question
def test_no_question_is_dropped(platform: str, question: Question, phrasebook: Phrasebook) -> None:
    eyes = READERS["Anna"]
    seen = DRIVERS[platform].ask(form_of(question), eyes, phrasebook)
    if not seen.lines:
        return  # asked as cards, one at a time: tests/dialogs
    assert "<!channel>" in seen.text
    if isinstance(question, Choice | Choices):
        for option in question.options:
            assert phrasebook.say(option.label, eyes) in seen.text


@every_platform
@every_block
@every_reader
def test_no_word_escapes_translation(platform: str, block: Block, reader: str) -> None:
    seen = DRIVERS[platform].show(card_of(block), READERS[reader], marked_phrasebook())
    # What CLDR says (numbers, dates, names of languages) is said in the reader's language by other means.
    bare = [word for line in seen.lines for word in bare_words(line) if word not in CONTENT]
    assert [word for word in bare if word not in CLDR] == []


CLDR = {"Tue", "Dec", "Dez", "Std", "Min", "hrs", "mins", "German", "Deutsch", "und", "and"}
