"""The operator's settings, or sentences about what is wrong with them; never a value."""

import os
from collections.abc import Iterator
from difflib import get_close_matches
from types import UnionType
from typing import get_args

import click
from dotenv import dotenv_values
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import SettingsError

from adapters.secret_files import UnreadableSecret
from adapters.secret_files import names as names_of_files
from adapters.settings import Settings

PREFIX = "WGBOT_"


class Misconfigured(click.ClickException):
    """Settings that cannot be read: a sentence for each."""

    exit_code = 2


def settings() -> Settings:
    """What the operator has set; Misconfigured when it cannot be read."""
    try:
        return Settings()
    except ValidationError as error:
        raise Misconfigured("\n".join(dict.fromkeys(_sentences(error)))) from None
    except UnreadableSecret as error:
        raise Misconfigured(str(error)) from None
    except SettingsError:
        raise Misconfigured(
            "A setting has a form that cannot be read. Settings are single values, such as WGBOT_HTTP__PORT=9000."
        ) from None


def strangers() -> Iterator[str]:
    """A sentence for each name that looks like a setting and is none."""
    known = list(_names(Settings))
    given = {*os.environ, *dotenv_values(".env"), *names_of_files()}
    for name in sorted(each.upper() for each in given if each.upper().startswith(PREFIX)):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            yield f"{name} is no setting and is ignored." + (f" Do you mean {near[0]}?" if near else "")


def with_files() -> list[str]:
    """The settings that have a file; one of the same name in the environment or `.env` goes before it."""
    return [name for name in names_of_files() if name in _names(Settings)]


def _sentences(error: ValidationError) -> Iterator[str]:
    for each in error.errors(include_input=False, include_url=False):
        name = PREFIX + "__".join(str(part) for part in each["loc"]).upper()
        yield _sentence(name, each)


def _sentence(name: str, error: ErrorDetails) -> str:
    match error["type"]:
        case "missing":
            return f"{name} is not set, but others of its kind are. Please set it, or remove them."
        case "extra_forbidden":
            near = get_close_matches(name, list(_names(Settings)), n=1)
            return f"{name} is no setting." + (f" Do you mean {near[0]}?" if near else " Please remove it.")
        case "model_type":
            names = ", ".join(each for each in _names(Settings) if each.startswith(f"{name}__"))
            return f"{name} is no setting by itself. Please use {names}."
        case "value_error":
            words = error["msg"].removeprefix("Value error, ").rstrip(".")
            return f"{words[:1].upper()}{words[1:]}."
        case _:
            return f"{name}: {error['msg'].split(',')[0].lower()}."


def _names(model: type[BaseModel], prefix: str = PREFIX) -> Iterator[str]:
    for name, field in model.model_fields.items():
        section = next(filter(_is_section, (field.annotation, *get_args(field.annotation))), None)
        if section is None:
            yield f"{prefix}{name}".upper()
        else:
            yield from _names(section, f"{prefix}{name}__")


def _is_section(kind: type | UnionType | None) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)
