"""A page's markup to segments of visible text, in one pass over the tree."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from firsthand.documents.classes import Part, hint_of
from firsthand.domain.document import DropReason
from firsthand.domain.errors import DocumentError

MAX_DEPTH = 200  # real pages stay below 60; beyond this a page is a bomb
MAX_SEGMENTS = 20_000
_BLOCKS = frozenset(
    [
        "address",
        "amp-sidebar",
        "article",
        "aside",
        "blockquote",
        "body",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "label",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "textarea",
        "math",
        "head",
        "map",
        "amp-ad",
        "amp-analytics",
        "amp-embed",
        "amp-iframe",
        "amp-state",
    ]
)
_STYLED = frozenset(("span", "font", "b", "i", "em", "strong"))  # inline elements that pages hide text in
_PICTURES = frozenset(("figure", "amp-img"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FEW = 2  # paragraphs of a caption
_ENOUGH = 400  # characters of prose that make a short article
_LITTLE = 0.15  # share of a page's prose that is little
_PROSE_END = re.compile(r"[.!?…:;。！？؟۔।][\"'”»’)\]」』]*$")


class Box:
    """A block-level element: what it is called, and how much prose and how much else stands in it.

    Attributes:
        tag: lower case.
        parent: None for the root.
        reason: why its text would be none of the article, by its names; None where they say nothing.
        part: see `Part`, "" for none.
        names: class and id as written.
        prose: characters of running prose within it.
        n_prose: paragraphs of prose within it.
        is_picture: whether it is a figure or a caption.
        is_void: its names speak of the layout, since most of the page's prose stands in it.
    """

    __slots__ = (
        "_in_picture",
        "_parts",
        "_path",
        "is_picture",
        "is_void",
        "n_prose",
        "names",
        "parent",
        "part",
        "prose",
        "reason",
        "tag",
    )

    def __init__(
        self, tag: str, parent: Box | None, reason: DropReason | None, part: str, names: str
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.reason = reason
        self.part = part
        self.names = names
        self.prose = self.n_prose = 0
        self.is_void = False
        self.is_picture = tag in _PICTURES or part == Part.CAPTION
        self._path: tuple[Box, ...] = ()
        self._parts: frozenset[str] | None = None
        self._in_picture: bool | None = None

    @property
    def in_picture(self) -> bool:
        """Whether it stands in a figure, caption or frame of a picture that holds hardly any prose. Asked after the pass."""
        if self._in_picture is None:
            own = (self.is_picture and self.n_prose <= _FEW) or (
                self.part == Part.PICTURE and self.n_prose <= 1
            )
            self._in_picture = own or (self.parent is not None and self.parent.in_picture)
        return self._in_picture

    @property
    def parts(self) -> frozenset[str]:
        """What this box and those around it are called, see `Part`."""
        if self._parts is None:
            around = self.parent.parts if self.parent is not None else frozenset[str]()
            self._parts = around if self.part in around else around | {self.part}
        return self._parts

    @property
    def path(self) -> tuple[Box, ...]:
        """This box, its parent, and so on to the root."""
        if not self._path:
            self._path = (self, *self.parent.path) if self.parent is not None else (self,)
        return self._path


class Segment:
    """One run of visible text: a paragraph, heading, list item, cell.

    Attributes:
        text: blanks levelled; never empty.
        box: innermost block-level element around it.
        links: share of its characters that are links, 0 to 1.
        moment: value of a `datetime` attribute in it, None for none.
        is_prose: running text, by length and end, and not mainly links.
    """

    __slots__ = ("box", "is_prose", "links", "moment", "text")

    def __init__(self, text: str, box: Box, links: float, moment: str | None) -> None:
        self.text = text
        self.box = box
        self.links = links
        self.moment = moment
        length = len(text)
        self.is_prose = links < 0.5 and (
            length >= 140 or (length >= 45 and _PROSE_END.search(text, length - 4) is not None)
        )

    @property
    def heading(self) -> bool:
        """Whether it stands in h1 to h6."""
        box: Box | None = self.box
        for _ in range(3):
            if box is None:
                return False
            if box.tag in _HEADINGS:
                return True
            box = box.parent
        return False

    def within(self, box: Box) -> bool:
        """Whether it stands in a box."""
        return box in self.box.path

    def tagged(self, tag: str) -> Box | None:
        """The nearest box of a tag around it."""
        return next((box for box in self.box.path if box.tag == tag), None)

    def part(self, part: str) -> bool:
        """Whether a box around it is called this part."""
        return part in self.box.parts


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def segments(root: Any) -> list[Segment]:
    """Every visible text of a page, in order, up to `MAX_SEGMENTS`.

    Raises:
        DocumentError: tags are nested beyond reason.
    """
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "end":
            walk.leave(element)
        elif not walk.enter(element):
            walker.skip_subtree()
        if len(walk.found) >= MAX_SEGMENTS:
            break
    walk.flush()
    del walk.found[MAX_SEGMENTS:]
    _tally(walk.found)
    return walk.found


class _Walk:
    """The state of one pass over the tree: where it stands, and the text that gathers until a block ends."""

    def __init__(self) -> None:
        self.found: list[Segment] = []
        self._box = Box("html", None, None, "", "")
        self._depth = 0
        self._anchors = 0
        self._parts: list[str] = []
        self._links = 0
        self._moment: str | None = None

    def enter(self, element: Any) -> bool:
        """Begin an element; gives whether what is in it is visible text."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise DocumentError(
                f"tags are nested more than {MAX_DEPTH} deep: this is no article", code="nested-too-deeply"
            )
        tag = element.tag
        if tag in _SKIPPED or (tag in _STYLED and _is_hidden(element)):
            return False
        if tag in _BLOCKS:
            if self._parts:
                self.flush()
            self._box = _box(element, tag, self._box)
        elif tag == "a":
            self._anchors += 1
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "time":
            self._moment = self._moment or element.get("datetime")
        if text := element.text:
            self._add(text)
        return True

    def leave(self, element: Any) -> None:
        """End an element; what follows it belongs to the one around it."""
        self._depth -= 1
        tag = element.tag
        if tag in _BLOCKS:
            if self._parts:
                self.flush()
            self._box = self._box.parent or self._box
        elif tag == "a":
            self._anchors -= 1
        if text := element.tail:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._anchors > 0:
            self._links += len(text.strip())
        self._parts.append(text.replace("\n", " ") if "\n" in text else text)

    def flush(self) -> None:
        """Close what has gathered: one segment, or several where line breaks part paragraphs."""
        if not self._parts:
            return
        text = "".join(self._parts)
        if not text.isspace():  # most of what gathers is the blanks between tags
            lines = _lines(text) if "\n" in text else [" ".join(text.split())]
            share = min(self._links / max(sum(map(len, lines)), 1), 1.0)
            self.found += [Segment(line, self._box, share, self._moment) for line in lines if line]
        self._parts.clear()
        self._links = 0
        self._moment = None


def _is_hidden(element: Any) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _HIDDEN.search(style) is not None)


def _box(element: Any, tag: str, parent: Box) -> Box:
    attributes = dict(element.items())
    if not attributes:
        return Box(tag, parent, *hint_of(tag, "", ""), "")
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".strip()
    reason, part = hint_of(tag, attributes.get("role", ""), names[:300])
    if attributes.get("itemprop") == "articleBody":
        reason, part = None, Part.BODY
    if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"])):
        reason = DropReason.HIDDEN
    return Box(tag, parent, reason, part, names)


def _lines(text: str) -> list[str]:
    """Paragraphs of a text with line breaks: each line is one, unless it goes on in small letters."""
    paragraphs: list[list[str]] = []
    previous = ""
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if previous and line[:1].islower() and _PROSE_END.search(previous, max(len(previous) - 8, 0)) is None:
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        previous = line
    return [" ".join(lines) for lines in paragraphs]


def _tally(found: list[Segment]) -> None:
    """Sum prose and the rest up the tree, and void the names outside of which the page has hardly any prose."""
    total = named = 0
    for segment in found:
        prose = segment.is_prose
        length = len(segment.text)
        if prose:
            is_named = False
            for box in segment.box.path:
                is_named = is_named or box.reason is not None
                box.prose += length
                box.n_prose += 1
            total += length
            named += length if is_named else 0
    outside = total - named
    if outside >= max(_ENOUGH, total * _LITTLE):
        return
    for segment in found:
        for box in segment.box.path:
            if box.reason is not None and box.prose * 2 > total and box.n_prose > 1:
                box.is_void = True
