"""The files that pages load, and what browsers ask for unbidden."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, HTTPException, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

from firsthand.web.front import Front

router = APIRouter(include_in_schema=False)
_FOR_GOOD = "public, max-age=31536000, immutable"


@router.get("/static/{digest}/{path:path}", name="static")
async def static(
    request: Request, digest: str, path: str, accept_encoding: Annotated[str, Header()] = ""
) -> Response:
    """One file. Under an older hash it leads to the present one, so that a page left open keeps working."""
    assets = Front.of(request).assets
    asset = assets.get(path)
    if asset is None:
        raise HTTPException(404)
    if digest != assets.digest:
        return RedirectResponse(assets.address(path), 302, {"Cache-Control": "no-cache"})
    headers = {"Cache-Control": _FOR_GOOD, "Vary": "Accept-Encoding"}
    if asset.squeezed is not None and "gzip" in accept_encoding:
        return Response(asset.squeezed, 200, {**headers, "Content-Encoding": "gzip"}, asset.media_type)
    return Response(asset.content, 200, headers, asset.media_type)


@router.get("/favicon.ico")
async def favicon(request: Request) -> Response:
    """The picture in the tab."""
    return RedirectResponse(Front.of(request).assets.address("icon.svg"), 302)


@router.get("/robots.txt")
async def robots() -> Response:
    """A desk is no place for search engines."""
    return PlainTextResponse("User-agent: *\nDisallow: /\n")
