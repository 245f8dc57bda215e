"""Counting a poll again from its exported file alone: without the database and without the program's own counting."""
