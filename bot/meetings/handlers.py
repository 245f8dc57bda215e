"""What people ask about meetings, and what meetings say by themselves."""

from bot.feature import Feature

feature = Feature("meetings")
