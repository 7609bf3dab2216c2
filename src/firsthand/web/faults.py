"""What a reader sees where a page cannot be given: a page that helps, or problem+json under `/api` (RFC 9457)."""

from __future__ import annotations

import logging
from http import HTTPStatus
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from firsthand.domain.errors import ChangedError, ConfigError, DecisionError, NotHeldError, StoreError
from firsthand.web import refusals
from firsthand.web.door import LOCAL, NotSignedIn, TooOften
from firsthand.web.front import Front
from firsthand.web.headers import guards
from firsthand.web.locale import Locale
from firsthand.web.messages import plainly
from firsthand.web.visit import Visit, locale_of

_log = logging.getLogger(__name__)
API = "/api/"


def add_faults(app: FastAPI) -> None:
    """Tell an app how to answer when something fails."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ConfigError, _unusable)
    app.add_exception_handler(DecisionError, _unusable)
    app.add_exception_handler(ChangedError, _changed)
    app.add_exception_handler(NotHeldError, _not_held)
    app.add_exception_handler(StoreError, _store)
    app.add_exception_handler(NotSignedIn, _not_signed_in)
    app.add_exception_handler(TooOften, _too_often)
    app.add_exception_handler(Exception, _bug)


def fault(request: Request, status: int, detail: str = "", headers: dict[str, str] | None = None) -> Response:
    """The answer to a request that fails.

    Args:
        request: the request.
        status: the HTTP status.
        detail: one line on what is wrong, for the person who asked.
        headers: more of them.
    """
    locale = locale_of(request)
    if request.url.path.startswith(API):
        return _problem(request, locale, status, detail, headers)
    known = status if locale.words.has(f"faults.title.{status}") else 500 if status >= 500 else 404
    visit = Visit(request, Front.of(request), getattr(request.state, "user", LOCAL), locale)
    return visit.page("faults/fault.html", status=status, headers=headers, known=known, detail=detail)


def _problem(
    request: Request, locale: Locale, status: int, detail: str, headers: dict[str, str] | None
) -> Response:
    """Problem details, in French where that is asked for and there are words: what has none stays in English."""
    title = HTTPStatus(status).phrase
    if locale.language != "en":
        keys = (f"faults.problem.{status}", f"faults.title.{status}")
        title = next((locale.t(key) for key in keys if locale.words.has(key)), title)
    known = {"type": "about:blank", "title": title, "status": status, "instance": request.url.path}
    if detail:
        known["detail"] = plainly(locale, detail)
    told = {"Vary": "Accept-Language", "Content-Language": locale.language, **(headers or {})}
    return JSONResponse(known, status, told, media_type="application/problem+json")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - told to the type checker
    phrase = HTTPStatus(error.status_code).phrase
    detail = "" if error.detail in (phrase, "csrf") else str(error.detail)
    return fault(request, error.status_code, detail, dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - told to the type checker
    told = [f"{'.'.join(str(part) for part in e['loc'][1:])}: {e['msg']}" for e in error.errors()]
    return fault(request, 422, "; ".join(told))


def _unusable(request: Request, error: Exception) -> Response:
    return fault(request, 422, str(error))


def _changed(request: Request, error: Exception) -> Response:
    return fault(request, 412, str(error))


def _not_held(request: Request, error: Exception) -> Response:
    return fault(request, 404, str(error))


def _store(request: Request, error: Exception) -> Response:
    _log.error("%s %s: %s", request.method, request.url.path, error)
    return fault(request, 503, headers={"Retry-After": "5"})


def _not_signed_in(request: Request, error: Exception) -> Response:
    """A page leads to the form and from there back to itself; a program learns what to send (RFC 6750)."""
    del error
    if request.url.path.startswith(API):
        return fault(request, 401, refusals.SIGN_IN(), {"WWW-Authenticate": 'Bearer realm="Firsthand"'})
    address = "/sign-in"
    if request.method in ("GET", "HEAD"):
        address += "?" + urlencode(
            {"to": request.url.path + (f"?{request.url.query}" if request.url.query else "")}
        )
    if request.headers.get("hx-request") == "true":
        return Response(status_code=204, headers={"HX-Redirect": address})
    return RedirectResponse(address, 303)


def _too_often(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooOften)  # noqa: S101 - told to the type checker
    return fault(request, 429, headers={"Retry-After": str(error.seconds)})


def _bug(request: Request, error: Exception) -> Response:
    """The server logs the bug with its trace; the reader learns that nothing was lost.

    This answer is given outside of everything that stands around the app, and so brings its guards itself.
    """
    del error
    return fault(request, 500, headers=guards(Front.of(request).settings.tiles))
