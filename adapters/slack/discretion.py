"""What the libraries may log: warnings without texts, tokens or addresses, whatever level somebody sets."""

import logging
import re

NAME = "adapters.slack.library"
SECRET = re.compile(r"xox[a-z]+-[\w-]+|xapp-[\w-]+|(?:https?|wss?)://\S+")


class Discreet(logging.Filter):
    """Drops what is below a warning (bodies, addresses with tickets) and blots secrets out of the rest."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return False
        kind = f" ({record.exc_info[0].__name__})" if record.exc_info and record.exc_info[0] else ""
        record.msg, record.args = SECRET.sub("…", record.getMessage()) + kind, ()
        record.exc_info = record.exc_text = None
        return True


DISCREET = Discreet()


def library_log() -> logging.Logger:
    """The log given to Slack's libraries; they copy its filter to their own."""
    log = logging.getLogger(NAME)
    log.setLevel(logging.WARNING)
    if DISCREET not in log.filters:
        log.addFilter(DISCREET)
    return log
