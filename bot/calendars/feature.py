"""The feature that the modules of this slice declare their answers on."""

from bot.feature import Feature

feature = Feature("calendars")
