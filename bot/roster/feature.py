"""What this slice declares; its handlers add to it."""

from bot.feature import Feature

feature = Feature("roster")
