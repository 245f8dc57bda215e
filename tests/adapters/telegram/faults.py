"""What the server says instead of a result."""

import json
from dataclasses import dataclass, field

from aiohttp import web

from tests.adapters.telegram.checking import Params


@dataclass(frozen=True)
class Fault:
    """An answer to one request instead of the proper one; `applied`: the server did it and the answer got lost.

    `silent`: there is no answer at all, on a connection that stays open.
    """

    status: int
    description: str
    parameters: Params = field(default_factory=dict)
    applied: bool = False
    silent: bool = False

    @property
    def response(self) -> web.Response:
        """As the Bot API says it."""
        body = {"ok": False, "error_code": self.status, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return web.Response(status=self.status, body=json.dumps(body), content_type="application/json")


class Refused(Exception):
    """The server says no."""

    def __init__(self, status: int, description: str, parameters: Params | None = None) -> None:
        super().__init__(description)
        self.fault = Fault(status, description, parameters or {})
