"""Dates and times as people type them, in Chinese, German and English.

A phrase is cut into tokens (`tokens`), its words get meanings (`lexicon`, with one file of vocabulary and shapes
for each language), meanings side by side are noted as figures (`shapes`, `noting`, `shifting`, `timing`, `waiting`),
and the figures are looked up in the calendar (`days`, `halves`, `dots`, `resolving`). Each step goes once from left
to right. What is left over, contradicts itself or can mean two things is refused (`refusals`, `clashes`).
"""

from bot.chat.dates.instants import to_instant
from bot.chat.dates.reading import read, read_clock, read_day, read_moment
from bot.chat.dates.resolving import Read

__all__ = ["Read", "read", "read_clock", "read_day", "read_moment", "to_instant"]
