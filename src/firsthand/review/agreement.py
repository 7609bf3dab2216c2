"""How far reviewers agree, field by field, corrected for chance.

A unit is one field of one event (or claim, or pair of reports) that two or more people judged; the label a person gives it is the value they set, or the
value that it had when they accepted the whole without changing that field, or the verdict. Of several decisions of one person on one unit the last counts;
what was undone does not count, nor what settles a disagreement. Second opinions that were given blind (`review.blind`) are counted by themselves too: who sees what others decided agrees
more easily.

- Percent agreement: agreeing pairs of labels over all pairs of labels of one unit, summed over units.
- Cohen's kappa, of two reviewers: (p_o - p_e) / (1 - p_e), with p_e from each reviewer's own shares (Cohen 1960, Educational and Psychological
  Measurement 20:37-46).
- Krippendorff's alpha for nominal data, of any number of reviewers and with gaps: 1 - D_o / D_e, the disagreement seen over the one expected
  (Krippendorff 2011, "Computing Krippendorff's alpha-reliability").

Both are undefined where everybody gives one and the same label to everything: then chance alone explains full agreement.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from firsthand.domain.decision import Decision, Judgement
from firsthand.review.labels import found_label, value_label
from firsthand.review.log import Log
from firsthand.review.present import BLIND

FEW = 30
"""Fewer units than this say little: the interval around the percentage is then more than a third wide."""

_OF_NO_FIELD = ("verdict", "claim", "same incident")
_Z = 1.959964  # of a 95 % interval
Labels = Mapping[str, Mapping[str, str]]
"""Unit to reviewer to label."""


@dataclass(frozen=True)
class Agreement:
    """Agreement on one field.

    Attributes:
        field: "verdict", "date", "place", "same incident", ...
        authors: who judged, sorted.
        units: things that two or more judged.
        pairs: pairs of labels compared.
        percent: share of pairs that agree, 0 to 1.
        interval: 95 % interval of `percent` (Wilson 1927); pairs of one unit are counted as independent, so with three or more reviewers it is too
            narrow.
        kappa: Cohen's kappa, where exactly two people judged and it is defined.
        alpha: Krippendorff's alpha, where it is defined.
    """

    field: str
    authors: tuple[str, ...]
    units: int
    pairs: int
    percent: float
    interval: tuple[float, float]
    kappa: float | None
    alpha: float | None

    @property
    def is_thin(self) -> bool:
        """Whether there are too few units to say much."""
        return self.units < FEW


def agreement(
    decisions: Iterable[Decision], event_of: Callable[[str], str], *, blind: bool = False
) -> tuple[Agreement, ...]:
    """Agreement by field, sorted by field; a field that nobody judged twice is left out.

    Args:
        decisions: the whole log.
        event_of: a report id, or a part of one, to what stands for its event, so that two people who judged one event by different reports of it are
            compared.
        blind: only what was judged independently: by the first who judged an event, and by those who did so blind after.
    """
    found = []
    for field, labels in sorted(labelled(decisions, event_of, blind=blind).items()):
        shared = {unit: given for unit, given in labels.items() if len(given) > 1}
        if shared:
            found.append(_agreement(field, shared))
    return tuple(found)


def labelled(
    decisions: Iterable[Decision], event_of: Callable[[str], str], *, blind: bool = False
) -> dict[str, Labels]:
    """Field to unit to reviewer to label; see `agreement`."""
    log = Log(tuple(decisions))
    given: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    accepted: dict[str, dict[str, Decision]] = defaultdict(dict)
    independent: dict[str, list[str]] = {}
    for decision in log.in_force:
        author = decision.author
        if decision.settles:
            continue
        match decision.judgement:
            case Judgement.ACCEPT | Judgement.REJECT:
                unit = event_of(decision.target)
                given["claim" if unit.startswith("cl") else "verdict"][unit][author] = (
                    decision.judgement.value
                )
                if decision.judgement is Judgement.ACCEPT:
                    accepted[unit][author] = decision
                _independent(independent, unit, decision)
            case Judgement.SET:
                field, _, of = (decision.field or "").partition(":")
                event = event_of(decision.target)
                given[field][f"{event} {of}".strip()][author] = value_label(field, decision.value)
                _independent(independent, event, decision)
            case Judgement.PREFER:
                given["claim"][decision.target][author] = Judgement.ACCEPT.value
            case Judgement.SAME:
                _pair(given, (decision.target, decision.other or ""), author, "same")
            case Judgement.DIFFERENT | Judgement.SPLIT:
                for pair in decision.apart:
                    _pair(given, pair, author, "different")
            case _:
                pass
    _accept_as_found(given, accepted)
    told: dict[str, Labels] = {
        field: {unit: dict(labels) for unit, labels in units.items()} for field, units in given.items()
    }
    return _independently(told, independent) if blind else told


def _accept_as_found(
    given: Mapping[str, dict[str, dict[str, str]]], accepted: Mapping[str, Mapping[str, Decision]]
) -> None:
    """Who accepts an event gives every field the value that it had."""
    for field, units in given.items():
        if field not in _OF_NO_FIELD:
            for unit, labels in units.items():
                event, _, of = unit.partition(" ")
                for author, decision in accepted.get(event, {}).items():
                    labels.setdefault(author, found_label(field, of, decision.was))


def _independent(authors: dict[str, list[str]], event: str, decision: Decision) -> None:
    """Note who judged an event without knowing what others said: the first, and whoever did blind."""
    if not authors.get(event) or (
        decision.judgement is not Judgement.SET and json.loads(decision.was or "{}").get(BLIND)
    ):
        authors.setdefault(event, []).append(decision.author)


def _independently(told: Mapping[str, Labels], authors: Mapping[str, Sequence[str]]) -> dict[str, Labels]:
    found: dict[str, Labels] = {}
    for field, units in told.items():
        if field not in ("claim", "same incident"):
            found[field] = {
                unit: {
                    author: label
                    for author, label in labels.items()
                    if author in authors.get(unit.partition(" ")[0], ())
                }
                for unit, labels in units.items()
            }
    return found


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of the labels of two reviewers; None where it is undefined."""
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / n**2
    observed = sum(a == b for a, b in pairs) / n
    return None if chance >= 1 else (observed - chance) / (1 - chance)


def krippendorff_alpha(units: Iterable[Sequence[str]]) -> float | None:
    """Krippendorff's alpha for nominal labels; a unit with one label is left out. None where it is undefined."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for labels in units:
        if len(labels) > 1:
            for a, b in combinations(range(len(labels)), 2):
                for pair in ((labels[a], labels[b]), (labels[b], labels[a])):
                    weights[pair] += 1 / (len(labels) - 1)
    totals: dict[str, float] = defaultdict(float)
    for (label, _), weight in weights.items():
        totals[label] += weight
    n = sum(totals.values())
    expected = n**2 - sum(total**2 for total in totals.values())
    if expected <= 0:
        return None
    disagreeing = sum(weight for (a, b), weight in weights.items() if a != b)
    return 1 - (n - 1) * disagreeing / expected


def wilson(agreeing: int, n: int) -> tuple[float, float]:
    """95 % score interval of a share (Wilson 1927, Journal of the American Statistical Association 22:209-212)."""
    share, squared = agreeing / n, _Z**2
    middle = (share + squared / (2 * n)) / (1 + squared / n)
    half = _Z * sqrt(share * (1 - share) / n + squared / (4 * n**2)) / (1 + squared / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _pair(
    given: dict[str, dict[str, dict[str, str]]], reports: tuple[str, str], author: str, label: str
) -> None:
    given["same incident"][" ".join(sorted(reports))][author] = label


def _agreement(field: str, shared: Labels) -> Agreement:
    authors = sorted({author for given in shared.values() for author in given})
    compared = [
        pair for given in shared.values() for pair in combinations([given[a] for a in sorted(given)], 2)
    ]
    agreeing = sum(a == b for a, b in compared)
    return Agreement(
        field=field,
        authors=tuple(authors),
        units=len(shared),
        pairs=len(compared),
        percent=agreeing / len(compared),
        interval=wilson(agreeing, len(compared)),
        kappa=cohen_kappa(compared) if len(authors) == 2 else None,
        alpha=krippendorff_alpha(list(given.values()) for given in shared.values()),
    )
