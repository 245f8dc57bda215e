"""Reads calendar files as RFC 5545 says, strictly and without the library that writes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

LINE = re.compile(
    r"(?P<name>[A-Z-]+)(?P<params>(?:;[A-Z-]+=(?:\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*))*):(?P<value>.*)",
    re.S,
)
PARAM = re.compile(r";([A-Z-]+)=(\"[^\"]*\"|[^;:]*)")
ESCAPED = re.compile(r"\\([\\;,nN])")
OFFSET = re.compile(r"([+-])(\d\d)(\d\d)(\d\d)?")
LONGEST = 75
"""Octets of a line."""


@dataclass
class Component:
    """BEGIN to END: its properties with their parameters, and what is inside."""

    name: str
    properties: dict[str, str] = field(default_factory=dict)
    params: dict[str, Mapping[str, str]] = field(default_factory=dict)
    inside: list["Component"] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A property as the text it stands for."""
        raw = self.properties[name]
        assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", raw), raw
        return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], raw)

    def of(self, name: str) -> list["Component"]:
        """What is inside, of one kind."""
        return [each for each in self.inside if each.name == name]


def read(content: bytes) -> Component:
    """The calendar; an assertion fails on whatever the RFC does not allow."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert all(len(line) <= LONGEST for line in physical)
    lines = list(_unfolded(physical))
    assert not any(sign in line for line in lines for sign in "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029\0")
    rest = iter(lines)
    assert next(rest) == "BEGIN:VCALENDAR"
    calendar = _component("VCALENDAR", rest)
    assert next(rest, None) is None
    return calendar


def _unfolded(physical: list[bytes]) -> Iterator[str]:
    whole: list[str] = []
    for line in physical:
        text = line.decode()  # a line that is cut inside a character does not decode
        if text.startswith((" ", "\t")):
            whole[-1] += text[1:]
        else:
            whole.append(text)
    return iter(whole)


def _component(name: str, lines: Iterator[str]) -> Component:
    made = Component(name)
    for line in lines:
        found = LINE.fullmatch(line)
        assert found, line
        key, value = found["name"], found["value"]
        if key == "END":
            assert value == name
            return made
        if key == "BEGIN":
            made.inside.append(_component(value, lines))
            continue
        assert key not in made.properties, f"{key} twice"
        made.properties[key] = value
        made.params[key] = {one: given.strip('"') for one, given in PARAM.findall(found["params"])}
    raise AssertionError(f"{name} has no end")


def moment(event: Component, calendar: Component, name: str) -> datetime:
    """A property's moment in UTC, by nothing but what stands in the file."""
    raw = event.properties[name]
    if raw.endswith("Z"):
        return datetime.strptime(raw, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    wall = datetime.strptime(raw, "%Y%m%dT%H%M%S")  # noqa: DTZ007 - its zone stands elsewhere in the file
    zones = {each.properties["TZID"]: each for each in calendar.of("VTIMEZONE")}
    return _resolved(wall, zones[event.params[name]["TZID"]])


def _resolved(wall: datetime, zone: Component) -> datetime:
    """The last observance that has begun by then, on the clock as it was before (RFC 5545 3.6.5)."""
    begun = [each for each in zone.inside if _begins(each) <= wall]
    last = max(begun, key=_begins)
    return wall.replace(tzinfo=timezone(offset(last, "TZOFFSETTO"))).astimezone(UTC)


def _begins(observance: Component) -> datetime:
    return datetime.strptime(observance.properties["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - as above


def offset(observance: Component, name: str) -> timedelta:
    """A distance from UTC."""
    found = OFFSET.fullmatch(observance.properties[name])
    assert found
    sign = 1 if found[1] == "+" else -1
    return sign * timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0))
