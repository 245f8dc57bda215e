"""What the modules of this slice declare their handlers on."""

from bot.feature import Feature

feature = Feature("minutes")
