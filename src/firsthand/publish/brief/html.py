"""A brief as one HTML page: no script, nothing from elsewhere, everything escaped by the template."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from firsthand.publish.brief.blocks import Document, Link
from firsthand.publish.brief.markdown import address_of


def html(document: Document, *, base_url: str | None = None) -> str:
    """Write a brief as HTML.

    Args:
        document: the brief in words.
        base_url: address of a web app whose pages of events links lead to.
    """

    def address(link: Link) -> str | None:
        return address_of(link, document, base_url)

    return _template().render(document=document, address=address, drawing=_drawing)


def _drawing(svg: str) -> Markup:
    """A drawing of ours, whose texts were escaped when it was drawn (`svg.py`)."""
    return Markup(svg)  # noqa: S704


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("firsthand.publish.brief"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["kind"] = lambda block, name: type(block).__name__ == name
    return environment.get_template("brief.html")
