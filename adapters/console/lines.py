"""What one line to the console means."""

import re
from dataclasses import dataclass
from datetime import timedelta

from adapters.console.limits import LONGEST_LINE

HELP = """\
@anna /vote            Anna says this, in the place where she is; she goes on speaking until somebody else does
@anna #plenary hello   she goes to a shared room and says this there; #private leads back to the private chat
2                      presses button 2 of the last message with buttons in the place where the speaker is
7.2                    presses button 2 of message 7; the number of a message stands in its headline
!7.2                   sends the payload of that button from the place where the speaker is, wherever it was shown
!text                  sends a payload that somebody made up
\\2                     says what follows the \\ and presses nothing; in a text \\n is a line break, \\u202e a character
@max = Max Muster, de  somebody new: the account, the name it shows, the language it suggests
+30m  +1h  +1d         moves the clock on, past everything that falls due on the way
save 7                 writes the files of message 7 into the folder where the console was started
next                   moves the clock on to the next thing that falls due
# words                a comment\
"""

NAME = r"[\w.-]{1,60}"
NEWCOMER = re.compile(rf"@({NAME})\s*=\s*([^,]+?)\s*,\s*([A-Za-z-]{{2,12}})")
SPEAKER = re.compile(rf"@({NAME})(?:\s+|$)")
PLACE = re.compile(rf"#({NAME})(?:\s+|$)")
STEP = re.compile(r"\+(\d{1,4})([mhd])")
PRESS = re.compile(r"(?:(\d{1,9})\.)?(\d{1,4})")
SAVE = re.compile(r"save (\d{1,9})")
ESCAPE = re.compile(r"\\(n|u[0-9a-fA-F]{4})")
UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}


class NotUnderstood(Exception):
    """The console does not know what a line means; nothing was done."""


@dataclass(frozen=True)
class Note:
    """A comment or an empty line."""


@dataclass(frozen=True)
class AskHelp:
    """How to use the console."""


@dataclass(frozen=True)
class MoveClock:
    """Let time pass; without a step until the next thing falls due."""

    step: timedelta | None


@dataclass(frozen=True)
class Save:
    """Write the files of a message into the console's folder."""

    message: int


@dataclass(frozen=True)
class Newcomer:
    """An account that is new here, the name it shows and the language it suggests (IETF tag)."""

    user: str
    called: str
    hint: str


@dataclass(frozen=True)
class Number:
    """A button by its number, of a message or of the last one."""

    button: int
    message: int | None = None
    forwarded: bool = False


@dataclass(frozen=True)
class Forged:
    """A payload that no button carried."""

    payload: str


@dataclass(frozen=True)
class Turn:
    """Somebody's turn: who (else whoever spoke last), where (else where they are), and what they do there."""

    user: str | None
    place: str | None
    does: str | Number | Forged | None


Line = Note | AskHelp | MoveClock | Save | Newcomer | Turn


def parse(line: str) -> Line:
    """What a line means; raises NotUnderstood."""
    text = line.strip().removeprefix("\ufeff")
    if len(text) > LONGEST_LINE:
        raise NotUnderstood(f"the line is longer than {LONGEST_LINE} characters")
    if not text or (text.startswith("#") and not PLACE.match(text)):
        return Note()
    if text == "?":
        return AskHelp()
    if text == "next" or text.startswith("+"):
        return _clock(text)
    if save := SAVE.fullmatch(text):
        return Save(int(save[1]))
    if newcomer := NEWCOMER.fullmatch(text):
        return Newcomer(*newcomer.groups())
    return _turn(text)


def _clock(text: str) -> MoveClock:
    if text == "next":
        return MoveClock(None)
    step = STEP.fullmatch(text)
    if step is None:
        raise NotUnderstood("the clock moves by minutes, hours or days: +30m, +1h, +1d")
    return MoveClock(int(step[1]) * UNITS[step[2]])


def _turn(text: str) -> Turn:
    user, text = _taken(SPEAKER, text)
    place, text = _taken(PLACE, text)
    if user is None and text.startswith("@"):
        raise NotUnderstood("after @ comes the short name of somebody, as in “@anna /vote”")
    return Turn(user, place, _deed(text) if text else None)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str | None, str]:
    found = pattern.match(text)
    return (found[1], text[found.end() :]) if found else (None, text)


def _deed(text: str) -> str | Number | Forged:
    if text.startswith("!"):
        number = _number(text[1:], forwarded=True)
        return number if number and number.message else Forged(text[1:])
    if text.startswith("\\"):
        return _unescaped(text[1:])
    return _number(text) or _unescaped(text)


def _number(text: str, forwarded: bool = False) -> Number | None:
    found = PRESS.fullmatch(text)
    if found is None:
        return None
    return Number(int(found[2]), int(found[1]) if found[1] else None, forwarded)


def _unescaped(text: str) -> str:
    return ESCAPE.sub(lambda found: "\n" if found[1] == "n" else chr(int(found[1][1:], 16)), text)
