"""Options that a method brings along, in all three languages: what yes means in one must not depend on a typist."""

from collections.abc import Mapping

from bot.chat.text import Variants
from bot.polls.counting import Method
from bot.polls.library.entries import in_three

_ABSTAIN = in_three(zh="弃权", de="Enthaltung", en="Abstain")

FIXED: Mapping[Method, tuple[Variants, ...]] = {
    Method.YES_NO: (
        in_three(zh="赞成", de="Ja", en="Yes"),
        in_three(zh="反对", de="Nein", en="No"),
        _ABSTAIN,
    ),
    Method.CONSENT: (
        in_three(zh="同意", de="Einverstanden", en="Agree"),
        in_three(zh="有异议", de="Einwand", en="Object"),
        _ABSTAIN,
    ),
}
"""In the order that deciding.py counts on: yes, no, abstain."""
