"""A courier for both platforms of these tests."""

import pytest

from bot.delivery import Courier
from bot.features import REGISTRY
from bot.work import OpenWork


@pytest.fixture
def courier(open_work: OpenWork) -> Courier:
    return Courier(open_work, REGISTRY, ("test", "other"))
