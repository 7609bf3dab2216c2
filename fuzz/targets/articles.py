"""Pages to documents, and documents to claims and events."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial

from firsthand.claims import resolve
from firsthand.documents import read_page
from firsthand.domain.document import Document
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page
from firsthand.events import build
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.lineage import trace
from firsthand.reports import PatternReader
from fuzz import promises
from fuzz.target import Target

ENGLISH = (
    "BAMAKO, June 2 (Reuters) - Gunmen on motorcycles killed at least 30 soldiers in an attack on an army base near Djibo in northern "
    "Burkina Faso on Sunday, two security sources said.\n\nJNIM claimed responsibility. The army said between 10 and 15 civilians were "
    "also wounded on 1 June 2025, among them three children; 12,000 people fled.\n\nA year earlier 100 people died in Barsalogho."
)
FRENCH = (
    "Une trentaine de militaires ont été tués dimanche 1er juin à Boni, dans le centre du Mali, selon deux sources sécuritaires. "
    "L'attaque, qui aurait fait plus de vingt blessés, a été revendiquée par un groupe armé.\n\nLa veille, deux à trois douzaines "
    "de villageois avaient été enlevés près de Ménaka, a déclaré l'armée."
)
HTML = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Thirty soldiers killed | Example News</title>"
    '<meta property="article:published_time" content="2025-06-02T10:00:00Z"><link rel=canonical href="https://news.example/a">'
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Thirty soldiers killed","datePublished":"2025-06-02",'
    '"author":{"name":"A. Writer"},"publisher":{"name":"Example News"}}</script></head><body><nav><a href=/>Home</a></nav><article>'
    "<h1>Thirty soldiers killed</h1><time datetime=2025-06-02>2 June 2025</time>"
    + "".join(f"<p>{part}</p>" for part in ENGLISH.split("\n\n"))
    + "<table><tr><td>killed<td>30</table><figure><figcaption>A base</figcaption></figure></article><aside><h3>Related articles</h3>"
    "<ul><li><a href=/b>Ten killed near Gao</a></ul></aside><footer>Copyright 2025</footer></body></html>"
)
LIVE = "<html><body><article><h1>Live</h1>" + "".join(
    f"<h3>1{n}:0{n} GMT</h3><p>Gunmen killed {n + 2} soldiers near Gao on Monday, the army said in a statement.</p>" for n in range(4)
) + "</article></body></html>"  # fmt: skip

_MARKUP = (b"<p>", b"</p>", b"<div class=", b"<article>", b"<table><tr><td>", b"<script type=\"application/ld+json\">", b"</script>", b"<br>", b"<li>",
    b"<a href=", b"&#x1F4A9;", b"&nbsp;", b"<!--", b"-->", b"<![CDATA[", b"<svg>", b"<time datetime=", b"<meta charset=utf-16>", b"<base href=", b"\xff\xfe",
    b"<template>", b"<noscript>", b"{\"@graph\":[", b"display:none", b"<h1>")  # fmt: skip
WORDS = tuple(word.encode() for word in (
    "killed", "at least ", "30", "more than ", "between 10 and ", "dozens of ", "on Sunday", "yesterday", "1 June 2025", "last week", "the following day",
    "near Gao", "40 km north of ", "JNIM", "the army", "said", "according to ", " (Reuters) - ", "\n\n", ". ", "among them ", "wounded", "tués", "une trentaine de ",
    "dimanche", "la veille", "à Ménaka", "selon ", "aurait ", "03/04/2025", "31 février", "12,000", "1.200.000", "e\u0301", "\u202e", "\u200b", "\u2028", "\ufb01"))  # fmt: skip


@cache
def bench() -> tuple[ActorList, Gazetteer, Codebook, OriginList, PatternReader]:
    """The knowledge, loaded once."""
    actors, places, codebook = ActorList.load(), Gazetteer.open(), Codebook.load()
    return actors, places, codebook, OriginList.load(), PatternReader(actors, places, codebook)


def page_of(content: bytes, media: MediaType) -> Page:
    """A page with these bytes."""
    return Page("page", content, media, promises.NOW)


def article(text: str) -> Document | None:
    """The document of a plain text, whose first line may give its address; None where it is none."""
    first, _, rest = text.partition("\n")
    url, body = (first, rest) if "//" in first else (None, text)
    try:
        return read_page(replace(page_of(body.encode(), MediaType.TEXT), url=url))
    except DocumentError as error:
        promises.tells(error)
        return None


def check_page(data: bytes, media: MediaType) -> bool:
    """A document whose parts lie in its text, or `DocumentError`."""
    try:
        document = read_page(page_of(data, media))
    except DocumentError as error:
        promises.tells(error)
        return False
    promises.document(document)
    return True


def check_article(data: bytes) -> bool:
    """Claims whose words stand in the text, and events whose figures are in order."""
    document = article(promises.text_of(data))
    if document is None:
        return False
    actors, places, codebook, origins, reader = bench()
    (reading,) = reader.read([document])
    extraction = resolve(
        document, reading, gazetteer=places, actors=actors, codebook=codebook, origins=origins
    )
    promises.extraction(extraction)
    lineage = trace([extraction], origins=origins, party=actors.name_of)
    chronicle = build([extraction], lineage, [], codebook=codebook, actors=actors, previous={})
    for event in chronicle.events:
        promises.event(event)
    return bool(extraction.claims)


PAGES = Target(
    name="pages",
    promise="HTML gives a document whose parts lie in its text, or DocumentError",
    check=partial(check_page, media=MediaType.HTML),
    seeds=lambda: [HTML.encode(), LIVE.encode(), HTML.encode("utf-16")],
    words=_MARKUP,
)
TEXTS = Target(
    name="texts",
    promise="plain text gives a document whose parts lie in its text, or DocumentError",
    check=partial(check_page, media=MediaType.TEXT),
    seeds=lambda: [ENGLISH.encode(), FRENCH.encode(), FRENCH.encode("latin-1"), f"Title\n\n{ENGLISH}\n\nRelated articles\nTen killed".encode()],
    words=WORDS,
)  # fmt: skip
ARTICLES = Target(
    name="articles",
    promise="any text gives claims whose words stand in it, and events with low <= best <= high",
    check=check_article,
    seeds=lambda: [f"https://www.news.example/a\n{ENGLISH}".encode(), FRENCH.encode()],
    words=(*WORDS, b"//[", b"//a@b:c"),
    longest=1_500,
    quick=50,
)
