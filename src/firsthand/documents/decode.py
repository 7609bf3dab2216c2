"""Bytes to characters, and characters made clean."""

from __future__ import annotations

import codecs
import re
import unicodedata

from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Codecs of Python that are no character sets: they read escapes, or make half characters.
_ESCAPES = frozenset(
    ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape", "utf_7", "utf7")
)
# Zero-width, bidirectional and other format controls; soft hyphens; the byte order mark inside text.
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0001-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_NO_WORDS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_MOST_MARKS = (
    30  # combining marks in a row, as Unicode's stream-safe format has it; more take quadratic time to order
)
_LINES = re.compile(r"\r\n?|\u2028|\u2029|\x85")
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SUSPICIOUS = re.compile("[ÂÃâ€][\u0080-\u00bf€™œ‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜š›žŸ©¨´§]")
# Names that Python takes for character sets and no page is written in; some take quadratic time.


def decode(page: Page) -> str:
    """The characters of a page: byte order mark, declared charset, UTF-8, then detection.

    Raises:
        DocumentError: no character set fits (`undecodable`).
    """
    content = page.content
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, errors="replace")
    declared = page.charset
    if (
        declared is None
        and page.media_type is MediaType.HTML
        and (match := _META_CHARSET.search(content[:4096]))
    ):
        declared = match[1].decode("ascii")
    for charset in ("utf-8", declared):
        if charset and charset.casefold().replace("-", "_") not in _ESCAPES:
            try:
                return content.decode(charset)
            except (ValueError, LookupError):  # of the codec, or of its name
                continue
    return _detect(content)


def _detect(content: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 40 ms, needed for few pages

    best = from_bytes(
        content[:200_000], cp_isolation=["cp1252", "latin_1", "cp1256", "utf_16", "mac_roman"]
    ).best()
    name = best.encoding if best else "cp1252"
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        try:
            return content.decode("cp1252")
        except UnicodeDecodeError as error:
            raise DocumentError("no character set fits these bytes", code="undecodable") from error


def clean(text: str) -> tuple[str, list[str]]:
    r"""Normalised text and the codes of what was repaired.

    Line ends become "\n", all blanks a space, text NFC; invisible and control characters go; mojibake is repaired
    where ftfy is sure that it is some.
    """
    repaired: list[str] = []
    if _SUSPICIOUS.search(text):
        import ftfy  # noqa: PLC0415 - 90 ms, needed for few pages

        fixed = "\n".join(line if line.isascii() else ftfy.fix_encoding(line) for line in text.split("\n"))
        if fixed != text:
            repaired.append("mojibake-repaired")
            text = fixed
    text = _BLANKS.sub(" ", _LINES.sub("\n", text))
    if _CONTROL.search(text):
        repaired.append("control-characters-removed")
        text = _CONTROL.sub(" ", text)
    if _INVISIBLE.search(text):
        repaired.append("invisible-characters-removed")
        text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", _NO_WORDS.sub(_few_marks, text)), repaired


def _few_marks(heap: re.Match[str]) -> str:
    """Signs without the combining marks that no writing stacks so high."""
    kept: list[str] = []
    marks = 0
    for char in heap[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def level(text: str) -> str:
    """A short text such as a title, clean and on one line; half characters, which JSON can write, become "?"."""
    return " ".join(clean(text.encode("utf-8", "replace").decode())[0].split())
