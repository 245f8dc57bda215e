"""Calendars that people subscribe to: one of a member's own meetings, one of each group's."""
