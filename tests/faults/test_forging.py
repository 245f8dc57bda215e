"""What somebody made up changes nothing and breaks nothing; a hundred thousand of it with `make faults`."""

import logging

import pytest

from tests.faults.forging import a_bot, press, press_moved, state

pytestmark = pytest.mark.slow


def test_forged_buttons_forms_and_links_change_nothing(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    with a_bot() as (bot, engine):
        before = state(engine)
        assert press(bot, 600) == []
        assert press_moved(bot) == []
        assert state(engine) == before
    assert caplog.records == []
