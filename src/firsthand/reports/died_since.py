"""The wounded who are no longer: "two of the wounded have since died", "un soldat blessé lundi a succombé"."""

from __future__ import annotations

import re

_WAY = r"(?:\s(?!(?:and|et|but|mais|of|dont)\b)[^\s,.;:()\d]+){0,16}?"
"""How they came to be wounded, without another clause or number."""
_DIED = re.compile(
    rf"(?:(?:\s(?:who|qui)(?:\s(?:was|were|had|been|a|ont|avait|avaient|été|étaient|était)){{1,3}})?\s(?:wounded|injured|blessés?){_WAY})?"
    r"\s(?:(?:have|has|had|later|also|since|ont|a|sont|est|avaient|depuis)\s){0,3}(?:died|succumbed|succombé|décédée?s?|morte?s?)\b",
    re.IGNORECASE,
)
_WOUNDED = re.compile(r"\s(?:blessée?s?|wounded|injured)$", re.IGNORECASE)


def died_since(text: str, end: int) -> re.Match[str] | None:
    """What says that those who are counted died of it since, None where nothing does.

    Args:
        text: the sentence.
        end: where the number ends in it, with the noun of those whom it counts, be it with "wounded" ("un soldat blessé").
    """
    found = _DIED.match(text, end)
    if found is None and (wounded := _WOUNDED.search(text[max(0, end - 12) : end])) is not None:
        found = _DIED.match(text, end - len(wounded.group()))
    return found
