"""Counting: from ballots to figures and places, the same whoever counts; no storage, no words, no chance."""

from bot.polls.counting.count import Count, Round, count
from bot.polls.counting.marks import Marks, Method, Sheaf, Wrong, check

__all__ = ["Count", "Marks", "Method", "Round", "Sheaf", "Wrong", "check", "count"]
