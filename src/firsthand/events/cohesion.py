"""How well the reports of an incident fit each other."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.events.drafts import Group
from firsthand.events.pairs import probability
from firsthand.events.rulings import Rulings

WITNESSES = 12
"""Happenings that are compared, one of each text: of a story told a hundred times these tell enough."""


def weakest_link(group: Group, score: Callable[[str, str], float | None], rulings: Rulings) -> float | None:
    """Probability that the happening that fits worst is of the same incident as the one of the others it fits best, to two digits.

    None where one text alone tells of it, or where a person joined its reports.

    Args:
        group: the incident.
        score: of two happenings, by key; None where a veto excludes one incident.
        rulings: judgements of reviewers.
    """
    joined = {report for pair in rulings.same for report in pair}
    latest_first = sorted(group.told, key=lambda sketch: sketch.age, reverse=True)
    texts = {sketch.text: sketch for sketch in latest_first}  # of copies the first
    chosen = sorted(texts.values(), key=lambda sketch: sketch.age)[:WITNESSES]
    if len(chosen) < 2 or (joined and not joined.isdisjoint(group.reports)):
        return None
    likely = {
        (a, b): probability(score(one.key, other.key))
        for a, one in enumerate(chosen)
        for b, other in enumerate(chosen)
        if a < b
    }
    best = [max(p for pair, p in likely.items() if at in pair) for at in range(len(chosen))]
    return round(min(best), 2)
