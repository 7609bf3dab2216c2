"""XML from strangers, through lxml with everything dangerous switched off.

Entities are not replaced, no DTD is loaded, nothing is fetched, libxml2's own bounds on depth and size hold, and a
document that declares entities is refused: no feed needs them. One that is not well-formed is mended where we know
how, and else read as far as it goes.
"""

from __future__ import annotations

import codecs
import html
from collections.abc import Iterator
from typing import Any

from lxml import etree

from firsthand.domain.errors import SourceError
from firsthand.sources.feeds.mend import mend

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parse(content: bytes) -> tuple[Any, str | None]:
    """The root element of a document, and what is wrong with it where it could not be read in full.

    Raises:
        SourceError: it is not XML (`malformed-feed`), or declares entities (`unsafe-xml`).
    """
    document = content.removeprefix(codecs.BOM_UTF8).lstrip() or b"-"
    root, damage = _root(document, recover=False)
    if root is None and b"\x00" not in document[:200]:  # UTF-16 is left as it is
        document = mend(document)
        root, damage = _root(document, recover=False)
    if root is None:
        root, _ = _root(document, recover=True)
    if root is None:
        raise SourceError(f"this is not XML: {damage}", code="malformed-feed")
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        raise SourceError("it declares XML entities, which no feed needs", code="unsafe-xml")
    return root, damage


def _root(document: bytes, *, recover: bool) -> tuple[Any, str | None]:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(document, parser), None
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        return None, " ".join(str(error).split())[:200]


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
