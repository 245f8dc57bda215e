"""Topics and polls: what the slice answers, shows and reminds of."""

from bot.feature import Feature

feature = Feature("polls")
