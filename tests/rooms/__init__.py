"""Rooms of groups: their settings, what happens to them, who is in them."""
