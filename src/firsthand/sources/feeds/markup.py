"""XML from strangers, through lxml with everything dangerous switched off.

Entities are not replaced, no DTD is loaded, nothing is fetched, libxml2's own bounds on depth and size hold, and a
document that declares entities is refused: no feed needs them. Names of HTML characters that XML does not know
(`&nbsp;`) are common in feeds and read as the characters.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from lxml import etree

from firsthand.domain.errors import SourceError

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(content: bytes) -> Any:
    """The root element of a document; a damaged one is read as far as it goes.

    Raises:
        SourceError: it is not XML (`malformed-feed`), or declares entities (`unsafe-xml`).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content.lstrip(b"\xef\xbb\xbf \t\r\n") or b" ", parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise SourceError(f"this is not XML: {_one_line(error)}", code="malformed-feed") from error
    if root is None:
        raise SourceError("this is not XML", code="malformed-feed")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise SourceError("it declares XML entities, which no feed needs", code="unsafe-xml")
    return root


def tag(element: Any) -> str:
    """The name of an element without its namespace, in lower case; empty for what is no element."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """The children with one of the names, in the order of the document."""
    return (child for child in element if tag(child) in names)


def text(element: Any, *names: str) -> str | None:
    """The text of the first child that has one of the names and any text, the names in order of preference."""
    for name in names:
        for child in children(element, name):
            if found := content(child).strip():
                return found
    return None


def content(element: Any) -> str:
    """All the text in an element."""
    parts = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag is etree.Entity:
            parts.append(_character(child))
        elif isinstance(child.tag, str):
            parts.append(child.text or "")
        parts.append(child.tail or "")
    return "".join(parts)


def inner_markup(element: Any) -> str:
    """The markup inside an element, such as the XHTML of an Atom entry."""
    parts = [html.escape(element.text or "", quote=False)]
    for child in element:
        if child.tag is etree.Entity:
            parts += [_character(child), child.tail or ""]
        else:
            parts.append(etree.tostring(child, encoding="unicode", with_tail=True))
    return "".join(parts)


def _character(entity: Any) -> str:
    """The characters that a name such as `nbsp` stands for in HTML, the name itself where there are none."""
    return html.unescape(str(entity.text))


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
