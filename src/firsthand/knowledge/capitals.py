"""Capitals that are told by their country and without a name: "the Somali capital", "Chad's capital", "la capitale du Mali"."""

from __future__ import annotations

import re

from firsthand.knowledge.countries import CountryList

_BEHIND = re.compile(
    r"(?:['’]s)?\scapital(?:\scity)?(?!['’]?[\w-]|\s(?:markets?|punishment|gains?|flight|controls?|expenditures?|goods|letters?|offen[cs]es?|crimes?|investments?|cases?|territory|region)\b)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?:^|\b(?:the|la)\s|[,(–—]\s)(?P<said>capital(?:\scity)?\sof\s(?:the\s)?|capitale\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])?)$",
    re.IGNORECASE,
)
_REACH = 30  # characters before a country in which "the capital of the" stands


def capitals_told(text: str, countries: CountryList) -> tuple[tuple[int, int, str], ...]:
    """Where capitals are told by their country, as (start, end, alpha-3), in order; the capital of a province is none.

    Args:
        text: any text.
        countries: names and demonyms.
    """
    if "capital" not in text.lower():
        return ()
    found = []
    for start, end, code in countries.spot(text):
        if behind := _BEHIND.match(text, end):
            found.append((start, behind.end(), code))
        elif before := _BEFORE.search(text[max(0, start - _REACH) : start]):
            is_name = text[start:end] in countries.names
            if is_name or (before["said"].lower() == "capitale "):
                found.append((start - len(before["said"]), end, code))
    return tuple(sorted(found))


def capital_called(name: str, countries: CountryList) -> str | None:
    """The country, as alpha-3, whose capital a name tells: "Somali capital", "capitale de la Somalie"; None for any other name."""
    told = capitals_told(name, countries)
    return told[0][2] if told and told[0][:2] == (0, len(name)) else None
