"""What the console takes and remembers."""

LONGEST_LINE = 20_000
"""Characters of a line; more is no longer something a person typed."""

MOST_MESSAGES = 1_000
"""Messages whose buttons can still be pressed; the oldest are forgotten first."""

MOST_STEPS = 10_000
"""Due moments that one move of the clock passes through."""
