"""A brief in the formats that people read."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.domain.errors import ConfigError
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.brief.blocks import Picture
from firsthand.publish.brief.compose import compose
from firsthand.publish.brief.html import html
from firsthand.publish.brief.markdown import markdown
from firsthand.publish.brief.model import Brief
from firsthand.publish.brief.pdf import pdf

FORMATS = ("md", "html", "pdf")
"""Formats of a brief, by the extension of their files."""


@dataclass(frozen=True)
class Rendered:
    """A brief in one format.

    Attributes:
        content: the file; Markdown and HTML are UTF-8.
        media_type: of the file.
        sidecars: files that the file refers to, by their name beside it; Markdown alone has any, and only where it is asked to.
    """

    content: bytes
    media_type: str
    sidecars: dict[str, bytes] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The content of Markdown or HTML."""
        return self.content.decode()


def render(brief: Brief, form: str, *, base_url: str | None = None, stem: str | None = None) -> Rendered:
    """Write a brief.

    Args:
        brief: the brief.
        form: one of `FORMATS`.
        base_url: address of a web app: ids of events then lead to `/events/ID` there.
        stem: name without extension of the Markdown file, whose pictures are then files beside it; else they are data URIs.

    Raises:
        ConfigError: there is no such format or language, or what writes it is not installed.
    """
    if form not in FORMATS:
        raise ConfigError(f"a brief has no format {form!r}; there are {', '.join(FORMATS)}")
    document = compose(brief, Codebook.load())
    if form == "pdf":
        return Rendered(pdf(document, base_url=base_url, made_at=brief.made_at), "application/pdf")
    if form == "html":
        return Rendered(html(document, base_url=base_url).encode(), "text/html; charset=utf-8")
    if stem is None:
        return Rendered(markdown(document, base_url=base_url).encode(), "text/markdown; charset=utf-8")

    def path(picture: Picture) -> str:
        return f"{stem}-{picture.name}.svg"

    content = markdown(document, base_url=base_url, sidecar=path).encode()
    sidecars = {path(picture): picture.svg.encode() for picture in document.pictures()}
    return Rendered(content, "text/markdown; charset=utf-8", sidecars)
