"""How the server says no."""


class Refused(Exception):
    """Slack says no, by a word of its own."""
