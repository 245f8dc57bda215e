"""What people press and type in the middle of a form that is asked one question at a time."""

from bot.feature import Feature

feature = Feature("dialogs")
