"""Reads the phrase files: one phrase a line, and what it says."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.chat.dates import read
from bot.chat.languages import Language
from bot.errors import Refusal

HERE = Path(__file__).parent
ZONES = {Language.EN: "Europe/Berlin", Language.DE: "Europe/Berlin", Language.ZH: "Asia/Shanghai"}

Case = tuple[Language, str, str]


def cases(name: str) -> list[Case]:
    """The language, the phrase and its answers, for each line `phrase => answer|answer` below `#  language`."""
    found: list[Case] = []
    language = Language.EN
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#  "):
            language = Language(line[3:].strip())
        elif " => " in line and not line.startswith("#"):
            phrase, _, answer = line.partition(" => ")
            found.append((language, phrase, answer))
    return found


def refused(name: str) -> list[tuple[Language, str]]:
    """The phrases after `# refuse`, one line for each language, separated by dots."""
    _, _, lines = (HERE / name).read_text(encoding="utf-8").partition("# refuse\n")
    parted = (line.partition(": ") for line in lines.splitlines())
    return [
        (Language(language), phrase) for language, _, phrases in parted for phrase in phrases.split(" · ")
    ]


def now_in(language: Language) -> datetime:
    """The moment of the phrase files: Wednesday 2026-11-25, 10:00 on the writer's clock."""
    return datetime(2026, 11, 25, 10, tzinfo=ZoneInfo(ZONES[language])).astimezone(UTC)


def said(language: Language, phrase: str) -> str:
    """What a phrase says, or the sentence that refuses it after an exclamation mark."""
    try:
        return read(phrase, language, now_in(language), ZONES[language]).iso()
    except Refusal as refusal:
        return f"! {refusal.words.msgid}"
