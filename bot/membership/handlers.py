"""What people ask about the roster, and what answers them."""

from bot.feature import Feature

feature = Feature("membership")
