"""What a slip of paper takes."""

LONGEST_SLIP = 4000
"""Characters that somebody can write on one."""
