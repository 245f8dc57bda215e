"""The roster as a feature; its handlers declare themselves to it."""

from bot.feature import Feature

feature = Feature("membership")
