"""Every action fits on a button and comes back as itself; every form fills exactly the action it makes."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest

from bot.chat.actions import ACTIONS, LONGEST_WIRE, Action, FormAction, UnreadableAction, from_wire
from bot.chat.seal import Seal
from bot.features import REGISTRY

BUTTONS = [
    kind
    for kind in ACTIONS.values()
    if not issubclass(kind, FormAction) and kind.__module__.startswith("bot")
]
SEAL = Seal(b"secret")


def largest(hint: Any) -> Any:
    """A value as long as it will ever be on a button: numbers of ten digits, the longest word of an enum."""
    hint = next((each for each in get_args(hint) if each is not type(None)), hint)
    if hint is bool:
        return True
    if hint is int:
        return 2_000_000_000
    if issubclass(hint, StrEnum):
        return max(hint, key=len)
    return "x" * 12


def largest_of(kind: type[Action]) -> Action:
    hints = get_type_hints(kind)
    return kind(**{each.name: largest(hints[each.name]) for each in fields(kind)})


@pytest.mark.parametrize("kind", BUTTONS, ids=lambda kind: kind.__name__)
def test_an_action_fits_and_comes_back(kind: type[Action]) -> None:
    action = largest_of(kind)
    assert from_wire(action.to_wire()) == action
    assert len(action.to_wire().encode()) <= LONGEST_WIRE
    assert len(SEAL.close(action, "somewhere").encode()) <= 60


@pytest.mark.parametrize("kind", BUTTONS, ids=lambda kind: kind.__name__)
def test_every_action_has_a_handler(kind: type[Action]) -> None:
    assert kind in REGISTRY.handlers


@pytest.mark.parametrize("kind", BUTTONS, ids=lambda kind: kind.__name__)
def test_a_seal_holds_in_its_place_only(kind: type[Action]) -> None:
    payload = SEAL.close(largest_of(kind), "one room")
    assert SEAL.open(payload, "one room") == largest_of(kind)
    for forged in (payload[:-1], payload + "A", payload.replace("2", "3", 1), "", "~", "💥~x"):
        if forged != payload:
            with pytest.raises(UnreadableAction):
                SEAL.open(forged, "one room")
    with pytest.raises(UnreadableAction):
        SEAL.open(payload, "another room")
    with pytest.raises(UnreadableAction):
        Seal(b"other").open(payload, "one room")
