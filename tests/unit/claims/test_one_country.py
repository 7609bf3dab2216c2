"""The country of what happened where nothing says where."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from firsthand.claims.resolve import resolve
from firsthand.documents import read_page
from firsthand.domain.claim import Extraction
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import Role
from firsthand.domain.values import PlaceKind
from firsthand.run.workshop import Workshop


@cache
def shop() -> Workshop:
    return Workshop.load(network=None)


def resolved(text: str, language: str, title: str | None, home: str | None = None) -> Extraction:
    """What is read from a page, resolved."""
    hints = PageHints(language=language, published=date(2025, 11, 20), title=title)
    page = Page("test", text.encode(), MediaType.TEXT, datetime(2025, 12, 1, tzinfo=UTC), hints=hints)
    document = replace(read_page(page), outlet_country=home)
    know = shop()
    return resolve(
        document,
        know.reader.read([document])[0],
        gazetteer=know.gazetteer,
        actors=know.actors,
        codebook=know.codebook,
        origins=know.origins,
    )


def countries(text: str, language: str, title: str | None, home: str | None = None) -> list[str | None]:
    """The countries of the places of the reports of a page; fails where one is no country."""
    extraction = resolved(text, language, title, home)
    known = {mention.span: mention.place for mention in extraction.places}
    places = [known[span] for report in extraction.reports for span in report.spans(Role.PLACE)]
    assert all(place is None or place.kind is PlaceKind.COUNTRY for place in places)
    return sorted({place.country for place in places if place is not None}, key=str)


@pytest.mark.parametrize(
    ("text", "language", "title", "home", "expected"),
    [
        ("Kenya police said gunmen killed three officers on Tuesday.", "en", None, None, ["KEN"]),
        ("Des hommes armés ont tué trois personnes mardi, a annoncé la police kényane.", "fr", None, None, ["KEN"]),
        ("Pakistani troops killed nine militants on Tuesday.", "en", "Pakistan: militants killed", None, ["PAK"]),
        ("Gunmen killed three Kenyan traders on Tuesday.", "en", None, "KEN", ["KEN"]),
        ("Israeli air strikes killed five people on Tuesday, medics said.", "en", None, None, []),
        ("Israeli air strikes killed five people on Tuesday, medics said.", "en", None, "ISR", []),
        ("Des soldats français ont tué cinq jihadistes mardi.", "fr", None, None, []),
        ("Kenya police said gunmen killed three Ugandan traders on Tuesday.", "en", None, None, []),
    ],
)  # fmt: skip
def test_the_one_country_of_a_text_is_where_it_was_at_least(
    text: str, language: str, title: str | None, home: str | None, expected: list[str]
) -> None:
    assert countries(text, language, title, home) == expected
