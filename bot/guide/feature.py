"""The feature that the guide's files declare to."""

from bot.feature import Feature

feature = Feature("guide")
