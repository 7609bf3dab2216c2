"""One request: who asks, in which language, and how to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request
from fastapi.responses import HTMLResponse

from firsthand.store import Store
from firsthand.web.front import Front
from firsthand.web.locale import Locale
from firsthand.web.messages import parties_of, told
from firsthand.web.pages import THEMES
from firsthand.web.people import User, UserRole, current_user, form_token

_KEPT = 365 * 24 * 3600  # seconds that a choice of language or colours is kept
_CHOICES = ("lang", "theme")


@dataclass(frozen=True)
class Visit:
    """What a route needs to answer.

    Attributes:
        request: the request.
        front: what all requests share.
        user: who asks.
        locale: the language to answer in.
    """

    request: Request
    front: Front
    user: User
    locale: Locale

    @property
    def store(self) -> Store:
        """The store."""
        return self.front.store

    @property
    def is_partial(self) -> bool:
        """Whether htmx asks for a part of the page that it shows already."""
        headers = self.request.headers
        return headers.get("hx-request") == "true" and headers.get("hx-history-restore-request") != "true"

    @property
    def theme(self) -> str:
        """Colours as chosen: "auto", "light" or "dark"."""
        wanted = self.request.query_params.get("theme") or self.request.cookies.get("theme")
        return wanted if wanted in THEMES else "auto"

    def actor_name(self, actor: str) -> str:
        """The name of an actor in the language of the reader, its id where it is not on the list."""
        return self.locale.party(actor, self.front.actor_name(actor))

    def address(self, **changes: object) -> str:
        """The address of this page with other query parameters; None takes one out.

        Choices of language and colours are kept in cookies and left out unless given here.
        """
        query = [
            (name, value)
            for name, value in self.request.query_params.multi_items()
            if name not in changes and name not in _CHOICES
        ]
        query += [(name, str(value)) for name, value in changes.items() if value is not None]
        path = self.request.url.path
        return f"{path}?{urlencode(query)}" if query else path

    def render(self, template: str, **values: object) -> str:
        """A page or a part of one; see docs of the templates for what each finds there."""
        shared: Mapping[str, object] = {
            "visit": self,
            "locale": self.locale,
            "t": self.locale.t,
            "n": self.locale.n,
            "say": partial(told, self.locale),
            "parties_of": partial(parties_of, self.locale),
            "user": self.user,
            "can": lambda role: self.user.may(UserRole(role)),
            "theme": self.theme,
            "path": self.request.url.path,
            "address": self.address,
            "csrf_token": lambda: form_token(self.request),
            "settings": self.front.settings,
            "rooms": self.request.app.state.rooms,
        }
        return self.front.pages.render(template, {**shared, **values})

    def page(
        self, template: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: object
    ) -> HTMLResponse:
        """Answer with a page.

        Args:
            template: path under `templates/`.
            status: the HTTP status.
            headers: more of them.
            values: what the template shows.
        """
        told = {
            "Cache-Control": "private, no-cache" if not self.is_partial else "no-store",
            "Vary": "Accept-Language, Cookie, HX-Request",
            "Content-Language": self.locale.language,
            **(headers or {}),
        }
        response = HTMLResponse(self.render(template, **values), status, told)
        for name in _CHOICES:
            chosen = self.request.query_params.get(name)
            if chosen and chosen == (self.locale.language if name == "lang" else self.theme):
                secure = self.request.url.scheme == "https"
                response.set_cookie(name, chosen, _KEPT, samesite="lax", httponly=True, secure=secure)
        return response


def locale_of(request: Request) -> Locale:
    """The language of a request: asked for in the address, else chosen before, else what the browser prefers."""
    catalogues = Front.of(request).catalogues
    best = catalogues.best(
        request.query_params.get("lang"),
        request.cookies.get("lang"),
        accepted=request.headers.get("accept-language", ""),
    )
    return Locale(catalogues[best])


def visit(request: Request, user: Annotated[User, Depends(current_user)]) -> Visit:
    """A dependency of every route that shows a page."""
    return Visit(request, Front.of(request), user, locale_of(request))


Here = Annotated[Visit, Depends(visit)]
"""What a route declares: `def index(here: Here) -> Response`."""
