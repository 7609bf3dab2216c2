"""What every answer tells the browser not to do."""

from __future__ import annotations

from collections.abc import MutableMapping
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def policy(tiles: str | None) -> str:
    """The Content-Security-Policy (W3C CSP 3): nothing from elsewhere, no inline script, no inline style.

    Args:
        tiles: address of map tiles that a setting allows, None for none.
    """
    parts = urlsplit(tiles or "")
    elsewhere = f" {parts.scheme}://{parts.netloc}" if parts.netloc else ""
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            f"img-src 'self' data: blob:{elsewhere}",
            "font-src 'self'",
            "worker-src 'self'",
            f"connect-src 'self'{elsewhere}",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "manifest-src 'self'",
        )
    )


def guards(tiles: str | None) -> dict[str, str]:
    """The headers.

    Args:
        tiles: see `policy`.
    """
    return {
        "Content-Security-Policy": policy(tiles),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Frame-Options": "DENY",
    }


class SecurityHeaders:
    """Adds them to every answer that has none of its own.

    Args:
        app: what answers.
        tiles: see `policy`.
    """

    def __init__(self, app: ASGIApp, tiles: str | None = None) -> None:
        self._app = app
        self._headers = guards(tiles)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: MutableMapping[str, object] | Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_guarded)
