"""A journey told as text: who does what where, and what everybody then sees, in which language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.journeys.stage import Person, Stage
from tests.journeys.surface import Shown, Surface

CODE = re.compile(r"\b[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\b")
CHECK_VALUE = re.compile(r"\b[0-9a-f]{12}\b")
"""One-time codes and check values are others with each run."""

WIDTH = 110
LANGUAGES = {"zh": "中文", "de": "Deutsch", "en": "English"}


class ToldStage(Stage):
    """Looks at everybody after everything, and writes down what is new."""

    def __init__(
        self, surfaces: Mapping[str, Surface], everybody: Surface, names: Mapping[str, str], room: str
    ) -> None:
        super().__init__(surfaces, everybody)
        self._names, self._room = names, room
        self._seen: dict[str, dict[str, list[str]]] = {}
        self._lines: list[str] = []
        self._at: datetime | None = None

    @property
    def told(self) -> str:
        """Everything so far."""
        return "\n".join(self._lines) + "\n"

    def chapter(self, title: str) -> None:
        """What comes next."""
        self._lines += ["", f"## {title}"]

    def note(self, person: Person, deed: str) -> None:
        place = person.surface.name.capitalize()
        self._lines += ["", f"> {self._names[person.user]} ({place}) {CODE.sub('••••-••••', deed)}"]

    def look(self) -> None:
        for headline, sight in self._everything():
            before = self._seen.setdefault(headline, {})
            for shown in sight:
                drawn, earlier = _drawn(shown), before.get(shown.key)
                if earlier != drawn:
                    self._tell_time()
                    self._lines += ["", *_told(headline, drawn, earlier)]
                before[shown.key] = drawn

    def _everything(self) -> Iterator[tuple[str, Sequence[Shown]]]:
        for surface in self.surfaces:
            yield f"{surface.name.capitalize()} · #{self._room}", surface.room(self._room)
        for person in self._people.values():
            place, name = person.surface.name.capitalize(), self._names[person.user]
            yield f"{place} · {name} · {self._language(person)}", person.surface.sight(person.user)

    def _language(self, person: Person) -> str:
        with self.open_work() as work:
            member = work.members.by_account(person.account)
        return LANGUAGES[member.language] if member else "new"

    def _tell_time(self) -> None:
        if self._at != self.now:
            self._at = self.now
            clocks = (self.now.astimezone(ZoneInfo(zone)) for zone in ("Asia/Shanghai", "Europe/Berlin"))
            here, there = (f"{each:%Y-%m-%d %H:%M}" for each in clocks)
            self._lines += ["", f"=== {here} Beijing · {there} Berlin ==="]


def _told(headline: str, drawn: Sequence[str], earlier: Sequence[str] | None) -> Iterator[str]:
    """A new message in full; of a changed one its first line, and what is new in it."""
    if earlier is None:
        yield f"[{headline}]"
        yield from _in_rows(drawn)
        return
    yield f"[{headline}, changed]"
    yield drawn[0]
    yield from _in_rows([line for line in drawn[1:] if line not in earlier], "+ ")
    yield from _in_rows([line for line in earlier[1:] if line not in drawn and line.startswith("  (")], "- ")


def _in_rows(lines: Sequence[str], sign: str = "") -> Iterator[str]:
    """Buttons that follow each other share a line."""
    row = ""
    for line in lines:
        button = line.startswith("  ( ")
        if row and (not button or len(row) + len(line) > WIDTH):
            yield f"  {sign}{row}"
            row = ""
        if button:
            row = f"{row} {line.strip()}".strip()
        else:
            yield f"  {sign}{line[2:]}".rstrip()
    if row:
        yield f"  {sign}{row}"


def _drawn(shown: Shown) -> list[str]:
    text = CHECK_VALUE.sub("••••••••••••", CODE.sub("••••-••••", shown.text))
    lines = [f"  {line}".rstrip() for line in text.split("\n")]
    return [*lines, *(f"  ( {offer.label} )" for offer in shown.offers)]
