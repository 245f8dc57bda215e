"""The groups of the example."""

from tests.membership.conftest import ids

__all__ = ["ids"]
