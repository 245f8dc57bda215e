"""Formal votes under way and after."""
