"""Tolls that a text says have risen: "the death toll climbed to 19", "le bilan est passé à 19 morts".

What others counted before is no other count then: those who have died since were not among them.
"""

from __future__ import annotations

import re

from firsthand.domain.values import Span

_REACH = 130  # characters before a number in which its toll stands
_LEAST = r"(?:at\sleast\s|more\sthan\s|nearly\s|almost\s|around\s|about\s|over\s|au\smoins\s|plus\sde\s|près\sde\s|environ\s)?"
_TOLL = r"(?:tolls?|death\scount|number\sof\s(?:\w+\s)?(?:dead|deaths|people\skilled|victims|fatalities|injured|wounded)|bilans?|nombre\s(?:de|des)\s(?:morts|victimes|décès|blessés|tués))"
_ROSE = (
    r"(?:rose|risen|ris(?:es|ing)|climb(?:s|ed|ing)|increas(?:es|ed|ing)|jump(?:s|ed|ing)|grew|grown|gone\sup|went\sup|revised\s(?:up|upwards?)|raised|"
    r"pass(?:e|é)|mont(?:e|é)|grimp(?:e|é)|alourdi(?:t)?|s['’]alourdit|port(?:e|é)|relev(?:é|ée)|revu\s(?:à\sla\shausse|en\shausse))"
)
_SUBJECT = re.compile(
    rf"\b{_TOLL}\b[^.;:!?\n]{{0,90}}?\b{_ROSE}(?:\s(?:from|de|d['’])\s?[\w-]+(?:\s[\w-]+)?)?(?:\s(?:now|further|again|désormais|maintenant))?\s(?:to|à)\s{_LEAST}$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b(?:bring(?:s|ing)|brought|t(?:akes|aking|ook)|rais(?:es|ing|ed)|push(?:es|ing|ed)|lift(?:s|ing|ed)|port(?:e|ant|ent))\s(?:(?:the|its|le|ce)\s)?(?:[\w-]+\s){{0,2}}?{_TOLL}\b"
    rf"[^.;:!?\n]{{0,70}}?\s(?:to|à)\s{_LEAST}$",
    re.IGNORECASE,
)


def has_risen(text: str, figure: Span) -> bool:
    """Whether a text says that a toll rose to a number.

    Args:
        text: of the document.
        figure: the number, with or without those it counts.
    """
    before = text[max(0, figure.start - _REACH) : figure.start]
    return _SUBJECT.search(before) is not None or _OBJECT.search(before) is not None
