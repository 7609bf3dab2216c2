"""What an HTML page says of itself: title, outlet, byline, address, language, dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firsthand.documents.decode import level
from firsthand.documents.dom import Segment
from firsthand.documents.jsonld import article_of, is_article, text_of
from firsthand.documents.names import is_person, site_name
from firsthand.knowledge.folding import plain

_SEPARATOR = re.compile(r"\s+[|•·–—»«:~-]{1,2}\s+")
_BYLINE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|auteur|signature|writer|redacteur)s?(?:$|[\s_-])", re.IGNORECASE
)
_BY = re.compile(
    r"^(?:by|par|written by|écrit par|posted by|publié par|de notre (?:correspondant|envoyé)\S*)\s*:?\s+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:,\s(?:in|at|à|au|en|aux)\s|\s\(|\s?[|•·]\s?).*$")
_LONGEST_NAME = 120  # characters of an outlet's name
LONGEST_TITLE = 500  # characters; what is longer would be read in place of the article
_LONGEST_BYLINE = 80  # characters
_LONGEST_BY = 60
_CANDIDATES = 12
_META = ("property", "name", "itemprop", "http-equiv")
_PUBLISHED = ("article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date", "parsely-pub-date", "article.published", "og:published_time", "datecreated", "cxenseparse:recs:publishtime", "publication_date")  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "lastmod", "revised")  # fmt: skip


@dataclass(frozen=True)
class Stamp:
    """A date as metadata writes it, and where: "json-ld datePublished", "meta article:published_time"."""

    value: str
    source: str


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself; everything may be missing or wrong.

    Attributes:
        title: of the article, without the site's name.
        outlet, byline, url, language: as found; `url` is the canonical address.
        published, modified: stamps in falling order of trust.
        created: stamps of the making of the file, which tell less of publication.
        printed: texts above the article with a machine-readable time beside them, as (text, datetime value).
        is_free: False where the page says that readers must pay, None where it says nothing.
    """

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    published: tuple[Stamp, ...] = ()
    modified: tuple[Stamp, ...] = ()
    created: tuple[Stamp, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()
    is_free: bool | None = None


def metadata_of(root: Any, segments: list[Segment], host: str | None = None) -> Metadata:
    """Read the head of a page, and its visible title and byline.

    Args:
        root: tree of the page.
        segments: its visible text.
        host: name of the server it came from, where known.
    """
    node = article_of(root)
    metas = _metas(root)
    element = root.find(".//head/title")
    head = level("".join(element.itertext())) if element is not None else None
    named = (metas.get("og:site_name"), text_of(node, "publisher"), metas.get("application-name"))
    outlet = next((name for name in named if name and len(name) <= _LONGEST_NAME), None) or site_name(
        [segment.text for segment in segments], head, host
    )
    said = [Stamp(v, "json-ld datePublished") for v in [text_of(node, "datePublished", "dateCreated")] if v]
    headed = [Stamp(metas[name], f"meta {name}") for name in _PUBLISHED if name in metas]
    published = [*said, *headed] if is_article(node) else [*headed, *said]
    modified = [Stamp(v, "json-ld dateModified") for v in [text_of(node, "dateModified")] if v]
    modified += [Stamp(metas[name], f"meta {name}") for name in _MODIFIED if name in metas]
    free = node.get("isAccessibleForFree")
    return Metadata(
        title=_title(head, segments, node, metas, outlet),
        outlet=outlet,
        byline=_byline(segments, node, metas),
        url=_canonical(root, metas),
        language=_language(root, metas, node),
        published=tuple(published),
        modified=tuple(modified),
        is_free=None if free is None else str(free).casefold() not in ("false", "0", "no"),
    )


def _metas(root: Any) -> Mapping[str, str]:
    """Names in lower case to contents, the first of each."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = (meta.get("content") or "").strip()
        if not content:
            continue
        for attribute in _META:
            if name := meta.get(attribute):
                found.setdefault(name.strip().lower(), level(content))
    return found


def _title(
    head: str | None,
    segments: list[Segment],
    node: Mapping[str, Any],
    metas: Mapping[str, str],
    outlet: str | None,
) -> str | None:
    """The visible heading that the metadata confirm, else the metadata without the site's name, else the only heading."""
    offered = (text_of(node, "headline"), metas.get("og:title"), metas.get("twitter:title"), head)
    named = tuple(text for text in offered if text and len(text) <= LONGEST_TITLE)
    said = [plain(text) for text in named]
    short = [s for s in segments if len(s.text) <= LONGEST_TITLE]
    headed = [s for s in short if s.heading]
    headings = [s.text for s in headed if any(b.tag == "h1" for b in s.box.path[:3])]
    larger = [s.text for s in headed if len(s.text) > 15]
    confirmed = [
        text
        for text in dict.fromkeys((*headings, *larger))
        if (folded := plain(text)) and any(folded == o or (len(folded) > 15 and folded in o) for o in said)
    ]
    if confirmed:  # the name of the site can be one of them, and is shorter
        return max(confirmed, key=len)
    if len(headings) == 1 and len(headings[0]) > 15 and (not outlet or plain(headings[0]) != plain(outlet)):
        return headings[0]
    for name in named:
        if bare := _without_site(name, outlet):
            return bare
    return headings[0] if headings else larger[0] if larger else None


def _without_site(title: str, outlet: str | None) -> str:
    """A title without the name of the site at its end or beginning."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    if outlet:
        left = [part for part in parts if plain(part) != plain(outlet)]
        if len(left) < len(parts) and left:
            start = title.index(left[0])
            end = title.rindex(left[-1]) + len(left[-1])
            return title[start:end]
    longest = max(parts, key=len)
    return (
        title[: title.rindex(parts[-1])].rstrip(" |•·–—»«:~-")
        if longest != parts[-1] and len(parts[-1]) <= 30
        else title
    )


def _byline(segments: list[Segment], node: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    candidates = [
        text_of(node, "author"),
        metas.get("author"),
        metas.get("article:author"),
        metas.get("dc.creator"),
        metas.get("parsely-author"),
    ]
    for segment in segments:
        if len(segment.text) > _LONGEST_BYLINE:
            continue
        names = next((b.names for b in segment.box.path[:3] if b.names), "")
        if (names and _BYLINE_NAMES.search(names)) or (
            len(segment.text) <= _LONGEST_BY and _BY.match(segment.text)
        ):
            candidates.append(segment.text)
            if len(candidates) > _CANDIDATES:
                break
    for candidate in candidates:
        name = _PLACE.sub("", _BY.sub("", candidate)).strip(" ,;|-–—") if candidate else ""
        if is_person(name):
            return name
    return None


def _canonical(root: Any, metas: Mapping[str, str]) -> str | None:
    for link in root.iter("link"):
        href = (link.get("href") or "").strip()
        if "canonical" in (link.get("rel") or "").lower().split() and href.startswith(
            ("http://", "https://")
        ):
            return href
    address = metas.get("og:url", "")
    return address if address.startswith(("http://", "https://")) else None


def _language(root: Any, metas: Mapping[str, str], node: Mapping[str, Any]) -> str | None:
    said = (
        text_of(node, "inLanguage")
        or root.get("lang")
        or metas.get("og:locale")
        or metas.get("content-language")
        or ""
    )
    code = said.strip()[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None
