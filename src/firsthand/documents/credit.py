"""Datelines and credits: whom a text names as its first hand."""

from __future__ import annotations

import re
from functools import cache

from firsthand.documents.labels import Labels, labels
from firsthand.domain.document import Dateline
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import plain

# City, perhaps country or day, agency in brackets, dash: "BAMAKO, June 2 (Reuters) -", "SAN SALVADOR, 3 JAN 90 (EFE) --".
DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][\w'’. /-]{2,40}?)(?:\s\([^()]{3,30}\)(?=,))?(?:,\s(?P<rest>[^()\[\]\n]{1,40}?))?\s?[(\[](?P<name>[A-Z][\w/ .&'-]{1,30})[)\]]\s?[-–—:]+\s"
)
# The same without an agency: then the city must stand in capitals.
_BARE = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][A-ZÀ-Ý'’. /-]{2,40}?)(?:\s\([^()]{3,30}\)(?=,))?(?:,\s(?P<rest>[^()\[\]\n–—]{1,40}?))?\s?(?:[–—]|--|-(?=\s))\s?(?=[A-ZÀ-Ý«“\"'\[(\d])"
)
# The head of a press release: city, full date, dash or full stop.
_DATED = re.compile(
    r"^\(?(?P<place>[A-ZÀ-Ý][\w'’. -]{2,40}?),\s(?P<rest>(?:le |the )?(?:\d{1,2}(?:er|st|nd|rd|th)? \w+|\w+ \d{1,2}),? \d{4})\)?\s?(?:[-–—:]+|\.(?=\s[A-ZÀ-Ý«“\"]))\s"
)
# City and day of a month, perhaps a year, then a dash ("Ouagadougou, 5 octobre -") or an agency without one ("Maiduguri, Nov. 3, 2024 (NAN) Troops").
_OF_A_MONTH = (
    r"^(?P<place>[A-ZÀ-Ý][\w'’. -]{{2,40}}?),\s(?P<rest>(?:le\s|the\s)?(?i:\d{{1,2}}(?:er|st|nd|rd|th)?\s(?:{months})\b\.?|(?:{months})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,?\s\d{{4}})?)\s?(?:(?:[–—]|--|-(?=\s))\s?|[(\[](?P<name>[A-Z]{{2,8}})[)\]]\s)(?=[A-ZÀ-Ý«“\"'\[(\d])"
)
# A name and a dash alone, at the head of a paragraph and not of a line: "Kaduna - Plus de 250 élèves".
_NAMED = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][\w'’-]+(?:[ -][A-ZÀ-Ý][\w'’-]+){0,2})(?P<rest>)\s(?:[–—]|--|-)\s(?=(?:[A-ZÀ-Ý][\w'’-]*\s|[«“\"]|\d))(?=[^\n]{80})"
)
# A city in capitals and a colon at the head of a paragraph, as the press of South Asia has it: "QUETTA: More than 70 people"; not where all is in capitals.
_COLON = re.compile(
    r"^(?P<place>(?!(?:UPDATED?|BREAKING|WATCH|VIDEOS?|PHOTOS?|ANALYSIS|OPINION|EXCLUSIVE|EXPLAINER|LIVE|NOTE|FLASH|URGENT|ALERTE?|DIRECT|INTERVIEW|CORRECTION|EDITORIAL|SUMMARY|READ)\b)"
    r"[A-ZÀ-Ý][A-ZÀ-Ý'’-]{3,}(?:\s[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,}){0,2})(?P<rest>):\s(?=[A-ZÀ-Ý«“\"\d])(?=[^a-zà-ÿ\n]{0,30}[a-zà-ÿ])(?=[^\n]{80})"
)
_REMARKS = re.compile(r"(?:\[[^\[\]]{2,80}\]\s*){1,5}")  # "[REPORT] [TEXT]"
_FIRST = 6  # blocks that a dateline can stand in, title and standfirst included
_BRACKETED = re.compile(r"\((?P<name>[A-Z][\w/ .&-]{1,25})\)\s*$")


def dateline_end(text: str) -> int:
    """Where the text begins after a dateline and the remarks of an editor in brackets behind it; 0 where there is none."""
    match = _head(text)
    if match is None:
        return 0
    remarks = _REMARKS.match(text, match.end())
    return remarks.end() if remarks else match.end()


def credits_of(blocks: list[str], dropped: list[str], labels: Labels) -> tuple[str, ...]:
    """Names in datelines, in brackets at the end of a paragraph, and in credit lines, in order."""
    heads = (
        (_with_agency(text) if number < _FIRST else None) or _BRACKETED.search(text, max(len(text) - 40, 0))
        for number, text in enumerate(blocks)
    )
    found = [match["name"] for match in heads if match]
    for text in (*blocks[-2:], *dropped):
        if len(text) <= 200:
            found += [match[1].strip() for pattern in labels.credits for match in pattern.finditer(text)]
    return tuple(dict.fromkeys(found))


def dateline_of(blocks: list[str], labels: Labels) -> Dateline | None:
    """The dateline at the head of one of the first paragraphs.

    What stands after the city is a country or a day: it is a day where it holds a month or a number.
    """
    for text in blocks[:4]:
        match = _head(text)
        if match is None:
            continue
        rest = (match["rest"] or "").strip()
        words = re.findall(r"[^\W\d_]+", rest.casefold())
        is_day = any(c.isdigit() for c in rest) or any(w in labels.months for w in words)
        return Dateline(match["place"].strip(), match.groupdict().get("name"), rest if is_day else None)
    return None


def _head(text: str) -> re.Match[str] | None:
    """The dateline that a paragraph begins with."""
    patterns = (DATELINE, _BARE, _DATED, _of_a_month(), _NAMED, _COLON)
    match = next((match for pattern in patterns if (match := pattern.match(text)) is not None), None)
    if match is not None and match.re is _COLON and plain(match["place"]) in _countries():
        return None  # "MALI: Gunmen killed" heads a story by its country
    return match


@cache
def _countries() -> frozenset[str]:
    return frozenset(plain(name) for country in CountryList.load().countries for name in country.names)


@cache
def _of_a_month() -> re.Pattern[str]:
    """The head with a day of a month, in the months of every language."""
    return re.compile(_OF_A_MONTH.format(months="|".join(sorted(labels().months, key=len, reverse=True))))


def _with_agency(text: str) -> re.Match[str] | None:
    """A dateline that names its agency."""
    if match := DATELINE.match(text):
        return match
    match = _of_a_month().match(text)
    return match if match and match["name"] else None
