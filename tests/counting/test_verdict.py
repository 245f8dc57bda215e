"""The reference case, as each reader is told it."""

import pytest

from bot.chat.cities import usual_city
from bot.chat.languages import Language
from bot.chat.phrasebook import Phrasebook
from bot.chat.readers import Reader
from bot.polls.rules import Quorum, Rule, judge
from bot.polls.verdict import finding_words, verdict
from tests.counting.test_rules import REFERENCE

SAID = {
    Language.EN: (
        "Not adopted. German side: 50% yes (more than half is needed).",
        "Chinese side: 75% yes (3 of 4 yes and no votes); more than half is needed: condition met",
        "German side: 50% yes (3 of 6 yes and no votes); more than half is needed: condition not met",
    ),
    Language.DE: (
        "Nicht angenommen. Deutsche Seite: 50 % Ja (nötig ist mehr als die Hälfte).",
        "Chinesische Seite: 75 % Ja (3 von 4 Ja- und Nein-Stimmen); nötig ist mehr als die Hälfte: Bedingung erfüllt",
        "Deutsche Seite: 50 % Ja (3 von 6 Ja- und Nein-Stimmen); nötig ist mehr als die Hälfte: "
        "Bedingung nicht erfüllt",
    ),
    Language.ZH: (
        "未通过：德方赞成50%（须超过半数）。",
        "中方：赞成75%（赞成与反对共4票，其中赞成3票），须超过半数：条件满足",
        "德方：赞成50%（赞成与反对共6票，其中赞成3票），须超过半数：条件未满足",
    ),
}


@pytest.mark.parametrize("language", Language)
def test_the_reference_case_names_the_failed_condition(language: Language, phrasebook: Phrasebook) -> None:
    reader = Reader.person(language, usual_city(language))
    judged = judge(Rule.DOUBLE, Quorum.HALF_PER_SIDE, REFERENCE)
    words = (verdict(judged), *(finding_words(each) for each in judged.findings[2:]))

    said = tuple(phrasebook.say(each, reader).replace("\N{NO-BREAK SPACE}", " ") for each in words)

    assert said == SAID[language]
