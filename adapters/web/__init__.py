"""What the program answers over HTTP: one server for everything, on WGBOT_HTTP__HOST and WGBOT_HTTP__PORT.

Each platform brings its own routes (adapters/platforms.py). Routes of the program itself, such as its health, get a
module each in this folder and are handed to HttpServer as `own`.
"""

from adapters.web.calendars import Calendars
from adapters.web.health import Health
from adapters.web.server import HttpServer

__all__ = ["Calendars", "Health", "HttpServer"]
