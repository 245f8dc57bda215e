"""How much the sandbox takes at once."""

MOST_BYTES = 64 * 1024
"""Of one frame or request."""

LONGEST_TEXT = 4000
"""Characters of a message that somebody writes."""

LONGEST_TITLE = 60
"""Characters of a new room's name."""

MOST_ROOMS = 40
MOST_SHOWN = 200
"""Messages of each room that a window is given."""

MOST_WAITING = 1000
"""Events a window may be behind; past that it is closed, and gets everything when it comes back."""

ALIVE_SECONDS = 25
"""How often a window is asked whether it is still there."""

LEAVE_SECONDS = 2
"""How long what is being answered may take when the program stops."""
