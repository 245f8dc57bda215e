"""Makes spec.json: what the Bot API's description says of the methods that the bot calls, and of their arguments.

Run it with the path of the full description (JSON: methods and types with their fields) after the bot has learnt to
call another method: `python -m tests.adapters.telegram.extract_spec telegram-bot-api.json`
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

SPEC = Path(__file__).with_name("spec.json")
METHODS = (
    "getMe",
    "getUpdates",
    "sendMessage",
    "sendDocument",
    "sendPhoto",
    "editMessageText",
    "editMessageMedia",
    "deleteMessage",
    "answerCallbackQuery",
    "setMyCommands",
    "getMyCommands",
    "setWebhook",
    "deleteWebhook",
)
WORD = re.compile(r"[A-Z]\w+")
Thing = dict[str, Any]


def extract(whole: Thing) -> Thing:
    """The methods, and every type that their arguments lead to."""
    types: Thing = {}
    methods = {name: fields_of(whole["methods"][name]) for name in METHODS}
    waiting = [kind for fields in methods.values() for kind in named(fields)]
    while waiting:
        name = waiting.pop()
        if name in types or name not in whole["types"]:
            continue
        kind = whole["types"][name]
        types[name] = {"fields": fields_of(kind), "subtypes": kind.get("subtypes", [])}
        waiting += [*named(types[name]["fields"]), *types[name]["subtypes"]]
    return {"version": whole["version"], "methods": methods, "types": types}


def fields_of(thing: Thing) -> list[Thing]:
    """Name, types and whether it must be there."""
    return [{key: each[key] for key in ("name", "types", "required")} for each in thing.get("fields", [])]


def named(fields: list[Thing]) -> list[str]:
    """The words in the fields' types that may be names of types."""
    return [word for each in fields for kind in each["types"] for word in WORD.findall(kind)]


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as file:
        SPEC.write_text(
            json.dumps(extract(json.load(file)), indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
