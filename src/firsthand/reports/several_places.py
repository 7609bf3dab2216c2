"""Whether a sentence tells of several places struck at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from firsthand.domain.values import Span
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.reports.clauses import Clause
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

_SEVERAL = 3
_IN = re.compile(
    r"(?:\s[\w’'-]+){0,2}?(?:,|,?\s(?:in|of|dans|en|du|de(?:\sla)?|d['’]))\s?(?:(?:the|la|le)\s|l['’])?(?:(?!(?:and|et)\b)[\w-]+\s){0,3}(?:of\s|de\s|d['’])?",
    re.IGNORECASE,
)
"""What stands between a place and the unit that it lies in: " community in ", ", in the district of "."""
_UNIT = re.compile(r"\b(?:in|of|dans|en|du|de|d)\b", re.IGNORECASE)


def is_concerted(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says that attacks were made together ("simultaneous attacks")."""
    text = scene.document.text[clause.start : clause.end]
    conflict = scene.pack.conflict
    return bool(words(literals(conflict.concerted)).search(text)) and bool(
        words(literals(conflict.attack_plural)).search(text)
    )


def lists_places(scene: Scene, places: Sequence[Span], gazetteer: Gazetteer) -> bool:
    """Whether several places are listed, and not one with the units that it lies in ("in the X community in Y, in Z state"); countries are none.

    Args:
        scene: the sentence.
        places: of the clause, in any order.
        gazetteer: names the countries.
    """
    told = sorted(p for p in places if p.text not in gazetteer.countries.names)
    inside = sum(_lies_in(scene.between(a, b)) for a, b in pairwise(told))
    return len(told) - inside >= _SEVERAL


def _lies_in(between: str) -> bool:
    return _IN.fullmatch(between) is not None and _UNIT.search(between) is not None
