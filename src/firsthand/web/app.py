"""The app and what stands around it."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from firsthand import __version__
from firsthand.config import Settings
from firsthand.desk import Desk, open_desk
from firsthand.store.accounts import Accounts
from firsthand.web.door import Door
from firsthand.web.faults import add_faults
from firsthand.web.front import Front
from firsthand.web.headers import SecurityHeaders
from firsthand.web.rooms import ROOMS, ROUTERS
from firsthand.web.routes import api

LOCAL_NAMES = ("localhost", "127.0.0.1", "[::1]", "testserver")
"""Names under which a desk on this machine answers: another name for its address would let a site in (DNS rebinding)."""

_SMALLEST = 1000  # bytes below which compressing costs more than it saves


def create_app(
    desk: Desk | str, settings: Settings | None = None, *, hosts: tuple[str, ...] = LOCAL_NAMES
) -> FastAPI:
    """Make the app.

    Args:
        desk: a desk, closed by whoever opened it, or the address of a store.
        settings: see `Settings`.
        hosts: names that the app answers to, `("*",)` for any.

    Raises:
        StoreError: the store cannot be opened.
    """
    settings = settings or Settings()
    app = FastAPI(
        title="Firsthand",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        redirect_slashes=False,
    )
    app.state.front = Front(open_desk(desk) if isinstance(desk, str) else desk, settings)
    app.state.door = Door(Accounts(app.state.front.store.database))
    app.state.rooms = ROOMS
    for router in ROUTERS:
        app.include_router(router)
    for router in api.ROUTERS:
        app.include_router(router, prefix=api.VERSION)
    add_faults(app)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))
    app.add_middleware(GZipMiddleware, minimum_size=_SMALLEST, compresslevel=5)
    app.add_middleware(SecurityHeaders, tiles=settings.tiles)
    return app
