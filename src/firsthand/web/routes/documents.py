"""The documents: what was read, what was read in it, what was left out, and what it has in common with others."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from fastapi import APIRouter, Response

from firsthand.domain.document import Document
from firsthand.domain.event import Event
from firsthand.domain.page import MediaType
from firsthand.store.shelf import Shelf
from firsthand.web.comparing import compare
from firsthand.web.marks import KINDS, paragraphs
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False, prefix="/documents")
_MOST_TRACED = 60
_MOST_EVENTS = 3  # a round-up is not compared with everything it touches


@dataclass(frozen=True)
class Sibling:
    """A document of the same family.

    Attributes:
        document: it.
        kind: how the later of the two was made, see `Derivation`.
        because: the evidence, in words.
    """

    document: Document
    kind: str
    because: str


@router.get("")
def index(here: Here, text: str = "", outlet: str = "", after: str | None = None) -> Response:
    """All documents, newest capture first."""
    shelf = Shelf(here.store.database)
    leaf = shelf.leaf(words=text, outlet=outlet or None, after=after)
    template = "documents/list.html" if here.is_partial else "documents/index.html"
    outlets = () if here.is_partial else here.front.sources.outlets()
    return here.page(template, leaf=leaf, text=text, outlet=outlet, outlets=outlets)


@router.get("/{key}")
def one(here: Here, key: str) -> Response:
    """One document with what was read in it."""
    extraction = here.store.extraction(key)
    ids = here.store.published_ids([report.id for report in extraction.reports])
    events = {event_id: here.store.event(event_id) for event_id in dict.fromkeys(ids.values())}
    return here.page(
        "documents/one.html",
        extraction=extraction,
        document=extraction.document,
        paragraphs=paragraphs(extraction),
        kinds=KINDS,
        event_of=ids,
        events=events,
        siblings=_siblings(here, key, list(events.values())[:_MOST_EVENTS]),
        versions=here.store.versions(extraction.document.id),
        name_of=here.actor_name,
    )


@router.get("/{key}/compared/{other}")
def compared(here: Here, key: str, other: str) -> Response:
    """Two documents side by side."""
    left, right = here.store.document(key), here.store.document(other)
    return here.page("documents/compared.html", left=left, right=right, rows=compare(left, right))


@router.get("/{key}/page")
def page(here: Here, key: str, *, download: bool = False) -> Response:
    """The page as it was captured: its source to read, never run, or its bytes to keep."""
    document = here.store.document(key)
    captured = here.store.page(document.page)
    headers = {
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "X-Content-SHA256": captured.sha256,
        "Cache-Control": "private, no-cache",
    }
    if download or captured.media_type is MediaType.PDF:
        name = f"{document.key}{_ENDINGS[captured.media_type]}"
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(captured.content, headers=headers, media_type="application/octet-stream")
    text = captured.content.decode(_charset(captured.charset), "replace")
    return Response(text, headers=headers, media_type="text/plain; charset=utf-8")


_ENDINGS = {MediaType.HTML: ".html", MediaType.TEXT: ".txt", MediaType.PDF: ".pdf"}


def _charset(declared: str | None) -> str:
    """The character set that the source declares, where there is such a one."""
    try:
        return codecs.lookup(declared or "utf-8").name
    except LookupError:
        return "utf-8"


def _siblings(here: Visit, key: str, events: list[Event]) -> list[Sibling]:
    """Documents that this one was made from, or that were made from it, each once."""
    found: dict[str, Sibling] = {}
    for event in events:
        for chain in here.front.desk.chains(event, most=_MOST_TRACED):
            for branch in chain.branches:
                members = {branch.first.key: branch.first} | {
                    s.document.key: s.document for s in branch.steps
                }
                if key not in members:
                    continue
                for step in branch.steps:
                    for document in (step.document, step.source):
                        if document.key != key:
                            sibling = Sibling(document, step.edge.kind.value, step.edge.because)
                            near = key in (step.document.key, step.source.key)
                            if near or document.key not in found:
                                found[document.key] = sibling
    return sorted(found.values(), key=lambda s: s.document.id)
