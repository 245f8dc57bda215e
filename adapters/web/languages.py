"""Which of our languages a visitor's browser asks for."""

from collections.abc import Iterator

from bot.chat.languages import Language


def asked_for(accepted: str) -> Language:
    """The best of ours in an Accept-Language header; English when there is none (RFC 9110, 12.5.4)."""
    weighed = [(weight, language) for weight, language in _ours(accepted) if weight > 0]
    return max(weighed, key=lambda each: each[0], default=(1.0, Language.EN))[1]


def _ours(accepted: str) -> Iterator[tuple[float, Language]]:
    known = {language.value: language for language in Language}
    for part in accepted[:500].split(","):
        tag, _semicolon, rest = part.partition(";")
        language = known.get(tag.strip().split("-")[0].lower())
        if language is not None:
            yield _weight(rest.strip()), language


def _weight(parameter: str) -> float:
    try:
        return float(parameter.removeprefix("q=")) if parameter else 1.0
    except ValueError:
        return 0.0
