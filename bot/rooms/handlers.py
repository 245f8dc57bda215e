"""Binding shared rooms to groups, and their languages and clocks."""

from bot.feature import Feature

feature = Feature("rooms")
