"""Whether one of two documents was written from the other."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.origin import Derivation, DerivedFrom
from firsthand.lineage.quotations import shared_quotations
from firsthand.lineage.shingles import Wording, containment, jaccard

# Copies: near-equal texts; an agency story with a changed headline or a cut tail keeps most triples.
COPY_JACCARD = 0.55
COPY_CONTAINMENT = 0.8
COPY_LENGTH = 0.4  # the shorter text is at least this part of the longer; else it is an excerpt

# Rewrites. Measured as Jaccard of word pairs: independent reports of one incident by two newsrooms lie
# below .12 (median .05; the highest share a police address or a name), unrelated news at .02 (.06 at the
# 99.9th percentile), machine rewrites of one story at .11 to .25. Above REWRITE wording alone decides;
# between REWRITE_BACKED and REWRITE something beside the wording must point to a common source.
REWRITE = 0.13
REWRITE_BACKED = 0.08
PROSE_TRIPLES = 5  # triples of plain prose shared; below, only names and figures are common
LEAST_PAIRS = 8  # pairs shared; below, a ratio of two short texts says nothing
SHARED_FACTS = 2  # figures or places in common that back a common wire credit
QUOTED = 1.0  # one long or two short quotations in common


@dataclass(frozen=True)
class Traces:
    """What is compared of a document.

    Attributes:
        language: ISO 639-1 code; only texts of one language are compared.
        wording: shingles of title and text.
        quotes: quoted strings.
        wires: ids of wire services credited anywhere in the document.
        facts: figures and places told, as comparable strings.
    """

    language: str | None
    wording: Wording
    quotes: frozenset[tuple[str, ...]]
    wires: frozenset[str]
    facts: frozenset[str]


def compare(key_a: str, a: Traces, key_b: str, b: Traces) -> DerivedFrom | None:
    """Return the edge between two documents, or None where they stand apart.

    Two independent reports of one incident share facts, names and even the words of one press
    conference, but not their prose; so shared names and figures never make an edge by themselves.
    """
    if a.language != b.language:
        return None
    first, second = sorted((key_a, key_b))
    triples = jaccard(a.wording.triples, b.wording.triples)
    inside = containment(a.wording.triples, b.wording.triples)
    lengths = sorted((len(a.wording.triples), len(b.wording.triples)))
    if triples >= COPY_JACCARD or (inside >= COPY_CONTAINMENT and lengths[0] >= COPY_LENGTH * lengths[1]):
        score = round(max(triples, inside), 4)
        return DerivedFrom(
            first, second, Derivation.COPY, score, f"{inside:.0%} of the shorter text's wording"
        )
    score = jaccard(a.wording.pairs, b.wording.pairs)
    prose = len(a.wording.prose & b.wording.prose)
    if (
        score < REWRITE_BACKED
        or prose < PROSE_TRIPLES
        or len(a.wording.pairs & b.wording.pairs) < LEAST_PAIRS
    ):
        return None
    if a.facts and b.facts and not a.facts & b.facts:
        return None  # one newsroom's template, filled with two incidents
    backing = _backing(a, b)
    if score < REWRITE and not backing:
        return None
    because = "; ".join((f"word pairs shared {score:.2f}", f"{prose} phrases of plain prose", *backing))
    return DerivedFrom(first, second, Derivation.REWRITE, round(score, 4), because)


def _backing(a: Traces, b: Traces) -> list[str]:
    """What beside the wording points to a common source, in words."""
    reasons = []
    if shared_quotations(a.quotes, b.quotes) >= QUOTED:
        reasons.append("the same quotations")
    wires = a.wires & b.wires
    if wires and len(a.facts & b.facts) >= SHARED_FACTS:
        reasons.append(f"both credit {', '.join(sorted(wires))} and tell the same facts")
    return reasons
