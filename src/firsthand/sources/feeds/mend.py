"""Ampersands that are no XML, the commonest fault of feeds.

A parser told to go on after one loses the good references that follow it, so they are mended before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

_AMPERSAND = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos);)(?:([A-Za-z][A-Za-z0-9]{1,31});|#([0-9]{1,7});|#x([0-9A-Fa-f]{1,6});)?"
)
_VERBATIM = ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->"))
_OPENING = re.compile(rb"<!\[CDATA\[|<!--")


def mend(content: bytes) -> bytes:
    """XML in an encoding that contains ASCII, with bare ampersands, HTML's names and numbers of no character
    written as XML wants them.
    """
    return b"".join(_pieces(content))


def _pieces(content: bytes) -> Iterator[bytes]:
    at = 0
    while opening := _OPENING.search(content, at):
        yield _AMPERSAND.sub(_reference, content[at : opening.start()])
        closing = dict(_VERBATIM)[opening[0]]
        end = content.find(closing, opening.end())
        if end < 0:
            yield content[opening.start() :]
            return
        at = end + len(closing)
        yield content[opening.start() : at]
    yield _AMPERSAND.sub(_reference, content[at:])


def _reference(match: re.Match[bytes]) -> bytes:
    name, number, hexadecimal = match.groups()
    if number or hexadecimal:
        code = int(number) if number else int(hexadecimal, 16)
        return match[0] if _is_character(code) else b"&#65533;"
    if name is None:
        return b"&amp;"
    characters = html5.get(f"{name.decode('ascii')};")
    if characters is None:
        return b"&amp;" + name + b";"
    return b"".join(b"&#%d;" % ord(character) for character in characters)


def _is_character(code: int) -> bool:
    """Whether XML 1.0 (2.2) has such a character."""
    return code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
