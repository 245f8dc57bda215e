"""What is typed, taken apart."""

import pytest

from bot.commands import Typed, take_apart


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("/vote", Typed("vote", "", True)),
        ("/vote@wgbot_bot", Typed("vote", "", True)),
        ("vote", Typed("vote", "", False)),
        ("/wg link ABCD-EFGH", Typed("link", "ABCD-EFGH", True)),
        ("/WG  /link ABCD-EFGH", Typed("link", "ABCD-EFGH", True)),
        ("／wg 投票", Typed("投票", "", True)),
        ("/wg", Typed("wg", "", True)),
        ("wg link ABCD-EFGH", Typed("wg", "link ABCD-EFGH", False)),
    ],
)
def test_a_command_is_understood_as_it_is_spelt_here_or_elsewhere(text: str, typed: Typed) -> None:
    assert take_apart(text) == typed
