"""/metrics: figures for a Prometheus."""

from aiohttp import web

from adapters.app import App
from adapters.asking import Asking
from adapters.metrics import CONTENT_TYPE_LATEST, Metrics


def metrics_route(app: App, metrics: Metrics) -> web.RouteDef:
    """What the HTTP server answers."""
    asking = Asking(lambda: metrics.text(app))

    async def told(_request: web.Request) -> web.Response:
        return web.Response(body=await asking.answer(), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return web.get("/metrics", told)
