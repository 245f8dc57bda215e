"""Is a request one that the Bot API takes? Fields and types by its description, limits by its documentation."""

import json
from pathlib import Path
from typing import Any

from tests.adapters.telegram.files import Form, Upload, check_attached, check_upload
from tests.adapters.telegram.limits import Params, check_limits
from tests.adapters.telegram.reading import Violation

__all__ = ["Params", "Violation", "checked"]

SPEC = json.loads(Path(__file__).with_name("spec.json").read_text(encoding="utf-8"))
PLAIN = {"String": str, "Integer": int, "Boolean": bool, "Float": (int, float), "True": bool}


def checked(method: str, form: Form) -> Params:
    """The request's fields, read; Violation when the description does not allow them."""
    if method not in SPEC["methods"]:
        raise Violation(f"no method {method}, or spec.json is behind")
    fields = {each["name"]: each for each in SPEC["methods"][method]}
    check_attached(form, set(fields))
    for name, each in fields.items():
        if each["required"] and not form.get(name):
            raise Violation(f"{method} needs {name}")
    read = {name: _read(raw, fields[name]["types"]) for name, raw in form.items() if name in fields}
    for name, value in read.items():
        _check(value, fields[name]["types"], f"{method}.{name}")
    check_limits(method, read)
    return read


def _read(raw: str | Upload, types: list[str]) -> Any:
    if types == ["String"] or isinstance(raw, Upload):
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        return raw


def _check(value: Any, types: list[str], where: str) -> None:
    for kind in types:
        try:
            return _check_one(value, kind, where)
        except Violation as violation:
            last = violation
    raise last


def _check_one(value: Any, kind: str, where: str) -> None:
    if kind in PLAIN:
        if not isinstance(value, PLAIN[kind]) or (kind == "Integer" and isinstance(value, bool)):  # type: ignore[arg-type]
            raise Violation(f"{where} is no {kind}: {value!r}")
    elif kind == "InputFile":
        check_upload(value, where)
    elif kind.startswith("Array of "):
        if not isinstance(value, list):
            raise Violation(f"{where} is no list")
        for each in value:
            _check_one(each, kind.removeprefix("Array of "), where)
    else:
        _check_object(value, kind, where)


def _check_object(value: Any, kind: str, where: str) -> None:
    known = SPEC["types"][kind]
    if known["subtypes"]:
        return _check(value, known["subtypes"], where)
    if not isinstance(value, dict):
        raise Violation(f"{where} is no {kind}")
    fields = {each["name"]: each for each in known["fields"]}
    for name in value.keys() - fields.keys():
        raise Violation(f"{where}: {kind} has no field {name}")
    for name, each in fields.items():
        if each["required"] and name not in value:
            raise Violation(f"{where}: {kind} needs {name}")
        if name in value:
            _check(value[name], each["types"], f"{where}.{name}")
    return None
