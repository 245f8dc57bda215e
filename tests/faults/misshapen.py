"""Bodies of requests that are not as a platform sends them: a value of another kind, a part missing, bytes changed."""

import copy
import json
import random
from typing import Any

STRANGE: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**63,
    10**30,
    1.5,
    "",
    "\ud800",
    "\x00",
    "x" * 5_000,
    "氢" * 300,
    [],
    {},
    [[]],
    {"id": None},
    "~~",
    "%s{0}",
)


def misshapen(genuine: Any, chance: random.Random) -> str:
    """The JSON of this, with one thing wrong; now and then no JSON any more."""
    body = copy.deepcopy(genuine)
    places = list(_places(body))
    holder, key = chance.choice(places)
    match chance.randrange(4):
        case 0:
            del holder[key]
        case 1:
            text = json.dumps(genuine)
            at = chance.randrange(len(text))
            return text[:at] + chance.choice('{}[]",:x0\\') + text[at + chance.randrange(3) :]
        case _:
            holder[key] = chance.choice(STRANGE)
    return json.dumps(body)


def _places(part: Any) -> Any:
    """Every place in it where something stands."""
    for key, value in list(part.items() if isinstance(part, dict) else enumerate(part)):
        yield part, key
        if isinstance(value, dict | list):
            yield from _places(value)
