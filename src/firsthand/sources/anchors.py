"""Links of a page that lead to articles: of a search, a section, a front page."""

from __future__ import annotations

import codecs
import fnmatch
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from firsthand.domain.errors import SourceError
from firsthand.sources.feeds.entry import Entry

_AROUND = frozenset({"nav", "footer", "aside"})  # what stands around the list (HTML, 4.3)
_LONGEST = 2_000
_MOST = 2_000  # links of one page
_NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|m4a|webm|zip|gz|xml|rss|atom|css|js|ico|docx?|xlsx?)", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d{5,}")


def article_links(
    content: bytes, address: str, patterns: Sequence[str] = (), charset: str | None = None
) -> tuple[Entry, ...]:
    """The links of a page that lead to articles, each once, in the order of the page.

    Where no patterns are given, a link leads to an article if it stays on its site, stands in no menu, and the last part of
    its path has three words or a long number: so addresses of articles are made by the publishing systems in use.

    Args:
        content: HTML.
        address: where the page stands.
        patterns: whole addresses with `*` and `?` in them, one of which a link must match; they take the place of the rule.
        charset: what the server says, right or wrong.

    Raises:
        SourceError: this is no HTML (`malformed-page`).
    """
    try:
        parser = html.HTMLParser(huge_tree=False, no_network=True, encoding=_charset(content, charset))
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise SourceError(f"the page cannot be read for its links: {error}", code="malformed-page") from error
    tests = [re.compile(fnmatch.translate(pattern)) for pattern in patterns]
    found: dict[str, Entry] = {}
    for link, words in _links(root, address):
        is_wanted = any(test.match(link) for test in tests) if tests else _is_article(link, address)
        if is_wanted and len(found) < _MOST and (link not in found or not found[link].title):
            found[link] = Entry(link=link, guid=link, title=words or None)
    return tuple(found.values())


def _charset(content: bytes, said: str | None) -> str | None:
    """UTF-8 wherever it can be, for nothing else looks like it; else what the server says, else what the page says itself."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return codecs.lookup(said).name if said else None
        except LookupError:
            return None
    return "utf-8"


def _links(root: Any, address: str) -> Iterator[tuple[str, str]]:
    base = next((str(tag.get("href")) for tag in root.iter("base") if tag.get("href")), address)
    for anchor in root.iter("a"):
        target = anchor.get("href")
        if not target or len(target) > _LONGEST or any(up.tag in _AROUND for up in anchor.iterancestors()):
            continue
        try:
            link = urljoin(urljoin(address, base), target.strip()).partition("#")[0]
            is_web = urlsplit(link).scheme in ("http", "https")
        except ValueError:
            continue
        if is_web and link != address:
            yield link, " ".join(str(anchor.text_content()).split())[:500]


def _is_article(link: str, address: str) -> bool:
    parts, own = urlsplit(link), urlsplit(address)
    if _site(parts.hostname) != _site(own.hostname) or _NO_PAGE.search(parts.path[-8:]):
        return False
    last = parts.path.rstrip("/").rpartition("/")[2]
    return len(_WORD.findall(last)) >= 3 or _NUMBER.search(last) is not None


def _site(host: str | None) -> str:
    return (host or "").removeprefix("www.")
