"""Names in the text of a page where its metadata give none: of the site, and of who wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from firsthand.documents.labels import Labels
from firsthand.knowledge.folding import plain

_ENDS = 4  # lines at either end of a page that carry the site's name
_LONGEST = 45  # characters of a site's name
_PARTS = re.compile(r"\s+[|•·–—»:-]{1,2}\s+|\s[|/]\s|,\s")
_RIGHTS = re.compile(
    r"^(?:.{0,40}?)(?:©|\(c\)|copyright)\s*(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.:–-]*(?P<name>[^\d©|–.,]{3,45}?)(?=[\s,.|–-]*(?:\d{4}|\||–|\.|,|-\s|all rights|tous droits|mentions|ltd|$))",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:^|[\s|·,–—-])(?:by|par|words by|text by|reported by|propos recueillis par)\s*:?\s+(?P<name>[^\W\d_][^|·/,–—\d]{2,60})",
    re.IGNORECASE,
)
_PERSON = re.compile(r"^(?:[A-ZÀ-Ý][\w'’.-]+\s){1,3}[A-ZÀ-Ý][\w'’-]+$")
_SAYS = re.compile(
    r"(?:\b(?:says?|said|wrote|dit|a dit|a écrit)\s?[:…]*|[:…;])$", re.IGNORECASE
)  # a reader who comments
_NO_PERSON = re.compile(
    r"^(?:admin|administrator|administrateur|super user|editor|staff|staff (?:writer|reporter)|webmaster|web ?desk|news ?desk|newsroom|(?:la )?r[ée]daction(?: le)?|root|user\d*|guest|editorial team|our (?:reporter|correspondent)|un journaliste|https?:.*|.*@.*)$",
    re.IGNORECASE,
)


def is_person(name: str) -> bool:
    """Whether a byline names a person or team, and not the account that published."""
    if not 3 < len(name) <= 80 or any(c.isdigit() for c in name):
        return False
    return not _NO_PERSON.match(name) and not _SAYS.search(name) and name[:1] not in "(["


def site_name(lines: Sequence[str], head_title: str | None, host: str | None) -> str | None:
    """The name of the site that at least two of these give: the first lines, the last lines, a copyright line, the title of
    the window, the host.

    Args:
        lines: all visible text of a page, in order.
        head_title: what the browser shows as the window's title.
        host: name of the server.
    """
    first, last = lines[:_ENDS], lines[-_ENDS:]
    rights = [m["name"].strip() for line in lines[-12:] if (m := _RIGHTS.match(line))]
    parts = [part.strip() for part in _PARTS.split(head_title or "")]
    heads = [part for line in first for part in (line, *_PARTS.split(line))]
    folded_rights = [plain(name) for name in rights]
    folded_heads, folded_parts = {plain(part) for part in heads}, {plain(part) for part in parts}
    ends = [f" {plain(line)} " for line in last if line not in first]
    best, most = None, 1
    for candidate in dict.fromkeys((*rights, *heads, *parts)):
        folded = plain(candidate)
        if not 3 <= len(candidate) <= _LONGEST or len(folded) < 3 or len(folded.split()) > 6:
            continue
        support = (
            any(folded == name or name.startswith(folded + " ") for name in folded_rights)
            + (folded in folded_heads)
            + any(f" {folded} " in line for line in ends)
            + (folded in folded_parts)
            + (bool(host) and _of_host(folded, host or ""))
        )
        if support > most:
            best, most = candidate, support
    return best


def _of_host(folded: str, host: str) -> bool:
    squeezed = folded.replace(" ", "")
    return len(squeezed) >= 5 and any(squeezed == label.replace("-", "") for label in host.split("."))


def author_in(lines: Iterable[str], labels: Labels) -> str | None:
    """The name of a person in the lines between title and article: after "by", or beside the date."""
    for line in lines:
        if len(line) > 140:
            continue
        if (match := _BY.search(line)) and is_person(name := _cut(match["name"], labels)):
            return name
        if labels.dated(line):
            for part in _PARTS.split(line):
                name = part.strip()
                words = plain(name).split()
                if (
                    _PERSON.match(name)
                    and is_person(name)
                    and not any(word in labels.months or word in labels.date_words for word in words)
                ):
                    return name
    return None


def _cut(name: str, labels: Labels) -> str:
    """A name without the words of a date that follow it."""
    words = name.split()
    end = next(
        (
            n
            for n, word in enumerate(words)
            if plain(word) in labels.months or plain(word) in labels.date_words - {"de", "la", "le", "mar"}
        ),
        len(words),
    )
    return " ".join(words[:end]).strip(" ,;|-–—.")
