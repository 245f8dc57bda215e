"""Options as people type them, one a line in each language, become options of a poll."""

from collections.abc import Mapping, Sequence

from bot.chat.languages import Language
from bot.chat.text import Listing, Variants, Verbatim, _, _n
from bot.errors import Refusal
from bot.membership.model import folded

FEWEST, MOST = 2, 12
LONGEST_OPTION = 80
"""Characters: an option stands on a button."""


def options_from(typed: Variants) -> tuple[Variants, ...]:
    """The options, each in every language that was filled.

    Refusal when the languages differ in number, with fewer than 2 or more than 12, with one too long or given twice.
    """
    lines = {language: _lines(text) for language, text in typed.texts.items() if text.strip()}
    _check_alike(lines)
    for each in lines.values():
        _check(each)
    columns = zip(*lines.values(), strict=True)
    return tuple(Variants(dict(zip(lines, column, strict=True)), typed.first) for column in columns)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _check_alike(lines: Mapping[Language, Sequence[str]]) -> None:
    if len({len(each) for each in lines.values()}) <= 1:
        return
    counts = Listing(
        tuple(
            _n("{language}: {n} option", "{language}: {n} options", len(each), language=language)
            for language, each in lines.items()
        )
    )
    raise Refusal(
        _(
            "The languages differ in the number of options ({counts}). Please write the same options in each "
            "language, one a line and in the same order.",
            counts=counts,
        )
    )


def _check(options: Sequence[str]) -> None:
    if len(options) < FEWEST:
        raise Refusal(
            _("This is only one option. A poll needs at least two. Please write one option a line.")
        )
    if len(options) > MOST:
        raise Refusal(
            _(
                "These are {count} options, and a poll has at most {most}. Please leave some out or ask in two polls.",
                count=len(options),
                most=MOST,
            )
        )
    seen = set()
    for option in options:
        if len(option) > LONGEST_OPTION:
            raise Refusal(
                _(
                    "The option “{option}” is too long: at most {longest} characters fit. Please shorten it.",
                    option=Verbatim(f"{option[:30]}…"),
                    longest=LONGEST_OPTION,
                )
            )
        if folded(option) in seen:
            raise Refusal(
                _("The option “{option}” is there twice. Please write each once.", option=Verbatim(option))
            )
        seen.add(folded(option))
