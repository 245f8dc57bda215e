"""The options of votes on yes and no and of consent: fixed, in every language, in the order that deciding.py reads."""

from collections.abc import Mapping

from bot.chat.languages import Language
from bot.chat.text import Variants
from bot.polls.counting import Method


def _in_all(zh: str, de: str, en: str) -> Variants:
    return Variants({Language.ZH: zh, Language.DE: de, Language.EN: en}, Language.EN)


_ABSTAIN = _in_all("弃权", "Enthaltung", "Abstain")

FIXED: Mapping[Method, tuple[Variants, ...]] = {
    Method.YES_NO: (_in_all("赞成", "Ja", "Yes"), _in_all("反对", "Nein", "No"), _ABSTAIN),
    Method.CONSENT: (
        _in_all("同意", "Einverstanden", "Agree"),
        _in_all("提出异议", "Einwand", "Object"),
        _ABSTAIN,
    ),
}
"""By method; nobody types these."""
