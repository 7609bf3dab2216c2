"""Whether one of two documents was written from the other, and how.

Measured on stories of our own (`evaluation/data/rewrites`, even numbers). The cover of a text by another is the mean, over its sentences by
their length, of the cosine with the nearest sentence of the other; the mutual cover of two texts is the smaller of both. Mutual cover of an
original with its paraphrase is .55 and more, with its translation .48, of a paraphrase with a translation .33; of two independent reports of
one incident .34 and less, also where both quote one statement; of unrelated news .33 and less. Reports of two incidents at one place reach .56
where a newsroom fills one template twice: dates, figures and places are held against those.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from firsthand.domain.message import SEPARATOR
from firsthand.domain.origin import Derivation, DerivedFrom
from firsthand.lineage.messages import (
    BOTH_CREDIT,
    MONTHS_APART,
    NUMBERS_SHARED,
    OF_PAGE,
    ONE_HOUSE,
    OTHER_DAYS,
    OTHER_FIGURES,
    OTHER_PARTIES,
    OTHER_PLACES,
    SAME_NUMBERS,
    SAME_QUOTATIONS,
    SENTENCES,
    STANDS_IN,
    TRANSLATED,
    WORDING,
)
from firsthand.lineage.quotations import shared_quotations
from firsthand.lineage.shingles import containment, jaccard
from firsthand.lineage.traces import HEADLINE, HORIZON, Floats, Traces

# Copies: near-equal texts; an agency story with a changed headline or a cut tail keeps most triples.
COPY_JACCARD = 0.55
COPY_CONTAINMENT = 0.8
COPY_LENGTH = 0.6  # the shorter text is at least this part of the longer; else it is an excerpt
SURE_COPY = 0.9  # what is equal to this degree is one text, whatever dates and figures were read in it

COVER = 0.5  # mutual cover that tells a rewrite by itself
COVER_BACKED = 0.4  # where the facts agree as well
COVER_TRANSLATED = 0.45  # the same between languages: two short reports of one communique share its sentences
SHARED_WORDS = (
    0.3  # part of the fewer words that a rewrite keeps, .49 and more; of independent reports half keep .23
)
COVER_DOUBTED = 0.62  # where dates, figures or places differ
BARE = 0.3  # cosine below which a sentence has no counterpart
MOST_BARE = 0.3  # part of a text without counterparts up to which it is the same story from end to end
EXCERPT = 0.6  # cover of a short text that stands in a longer one
EXCERPT_BARE = 0.25
NEAR = 0.45  # cosine from which a sentence of a part has its counterpart
PART = 0.3  # share of a page of several stories that was written from another page
PART_BARELY = 0.35  # where nothing but some numbers backs it, .37 and more; an independent report has .32
PART_OF_OTHER = 0.15

QUOTED = 1.0  # one long or two short quotations in common
SHARED_NUMBERS = 2
AGREEING = 0.6  # part of the fewer numbers that is found in the other text
LEAST_TRIPLES = 8  # below, a ratio of two short texts says nothing
_CLOSE = 2  # days apart that two tellings of one incident may put it


_Nearest = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Link:
    """A derivation with what is needed to make families of it.

    Attributes:
        edge: for people and exports.
        ties: whether the two are one story from end to end, so that what is derived from one is derived from the other.
        a_part, b_part: sentences of the two documents that have their counterpart in the other, as bits by index.
        a_hangs, b_hangs: where it does not tie: whether the document is wholly or in part made from the other.
    """

    edge: DerivedFrom
    ties: bool
    a_part: int
    b_part: int
    a_hangs: bool = False
    b_hangs: bool = False

    def part_of(self, key: str) -> int:
        """The sentences of one of the two that have their counterpart in the other."""
        return self.a_part if key == self.edge.a else self.b_part

    def hangs(self, key: str) -> bool:
        """Whether one of the two is wholly or in part made from the other."""
        return self.a_hangs if key == self.edge.a else self.b_hangs

    def other(self, key: str) -> str:
        """The other of the two."""
        return self.edge.b if key == self.edge.a else self.edge.a


def compare(one: Traces, two: Traces) -> Link | None:
    """Return the link between two documents, or None where they stand apart; the same in either order.

    Two independent reports of one incident share facts, names and even the words of one press conference, but not the course of their
    sentences; two reports of one newsroom on two incidents share its template, but not the facts.
    """
    a, b = (one, two) if one.key < two.key else (two, one)
    if not a.halves.size or not b.halves.size:
        return None
    cosines = a.sentences @ b.sentences.T
    nearest = cosines.max(axis=1), cosines.max(axis=0)
    doubts = _doubts(a, b)
    if _is_furniture(a, b, nearest, doubts):
        return None
    if a.language == b.language and containment(a.wording.words, b.wording.words) < SHARED_WORDS:
        return None
    if a.language != b.language and (_has_own(a, b) or _has_own(b, a)):
        return None
    return (
        _copy(a, b, nearest, doubts)
        or _rewrite(a, b, nearest, doubts)
        or _excerpt(a, b, nearest, doubts)
        or _part(a, b, nearest, doubts)
    )


def _is_furniture(a: Traces, b: Traces, nearest: _Nearest, doubts: list[str]) -> bool:
    """Whether two pages have only their site in common: neither headline has to do with the other page, and neither numbers nor places are
    shared; or the headlines are far from plain where something else speaks against.

    Measured on pages of American sites of which little but the frame was kept: two of one incident have headlines at .33 and more (5th
    percentile; half of them .5), two that share their frame at .25 and less (95th).
    """
    if HEADLINE not in a.places_in_text or HEADLINE not in b.places_in_text:
        return False
    headlines = max(float(side[0]) for side in nearest)  # the headline is the first row
    shares_facts = len(a.numbers & b.numbers) >= SHARED_NUMBERS or bool(a.sites & b.sites)
    return not shares_facts and headlines < (NEAR if doubts else BARE)


def _copy(a: Traces, b: Traces, nearest: _Nearest, doubts: list[str]) -> Link | None:
    sizes = sorted((len(a.wording.triples), len(b.wording.triples)))
    if sizes[0] < LEAST_TRIPLES and a.wording.digest != b.wording.digest:
        return None
    triples = jaccard(a.wording.triples, b.wording.triples)
    inside = containment(a.wording.triples, b.wording.triples)
    same = a.wording.digest == b.wording.digest
    near = triples >= COPY_JACCARD or (inside >= COPY_CONTAINMENT and sizes[0] >= COPY_LENGTH * sizes[1])
    if {day % 7 for day in a.days} & {day % 7 for day in b.days} and OTHER_FIGURES() not in doubts:
        # printed again: "on Sunday" was counted from another day; with other figures it is news of another week in the same words
        doubts = [doubt for doubt in doubts if doubt != OTHER_DAYS()]
    if not same and (not near or (len(doubts) > 1 and triples < SURE_COPY)):
        return None
    score = 1.0 if same else max(triples, inside)
    because = WORDING(share=f"{score:.0%}")
    return _link(a, b, nearest, Derivation.COPY, score, [because])


def _rewrite(a: Traces, b: Traces, nearest: _Nearest, doubts: list[str]) -> Link | None:
    cover = min(_cover(a, nearest[0]), _cover(b, nearest[1]))
    if cover < COVER_BACKED or max(_bare(a, nearest[0]), _bare(b, nearest[1])) > MOST_BARE:
        return None
    backing = _backing(a, b)
    kind = Derivation.REWRITE if a.language == b.language else Derivation.TRANSLATION
    backed = COVER_BACKED if kind is Derivation.REWRITE else COVER_TRANSLATED
    needed = COVER_DOUBTED if doubts else backed if backing else COVER
    if cover < needed or len(doubts) > 1:
        return None
    told = SENTENCES if kind is Derivation.REWRITE else TRANSLATED
    return _link(a, b, nearest, kind, cover, [told(score=f"{cover:.2f}"), *backing, *doubts])


def _excerpt(a: Traces, b: Traces, nearest: _Nearest, doubts: list[str]) -> Link | None:
    """One text wholly inside a longer one."""
    covers, bare = (
        (_cover(a, nearest[0]), _cover(b, nearest[1])),
        (_bare(a, nearest[0]), _bare(b, nearest[1])),
    )
    short = 0 if covers[0] >= covers[1] else 1
    if covers[short] < EXCERPT or bare[short] > EXCERPT_BARE or doubts:
        return None
    backing = _backing(a, b)
    if covers[short] < SURE_COPY and not backing:
        return None
    score = covers[short]
    reasons = [STANDS_IN(score=f"{score:.2f}"), *backing]
    return _link(a, b, nearest, Derivation.EXCERPT, score, reasons, hangs=(short == 0, short == 1))


def _part(a: Traces, b: Traces, nearest: _Nearest, doubts: list[str]) -> Link | None:
    """A page of several stories, one of them from the other page."""
    shared = len(a.numbers & b.numbers)  # the other stories of the page have theirs
    backed = _backing(a, b)
    backing = backed or ([NUMBERS_SHARED(n=shared)] if shared >= SHARED_NUMBERS else [])
    least = PART if backed else PART_BARELY
    if not backing or set(doubts) - {OTHER_PLACES(), OTHER_PARTIES()}:
        return None
    runs = _run(a, nearest[0]), _run(b, nearest[1])
    bare = _bare(a, nearest[0]), _bare(b, nearest[1])
    hangs = [
        runs[side] >= least
        and runs[1 - side] >= PART_OF_OTHER
        and bare[side] >= PART_OF_OTHER
        and (not doubts or not _places_of(text, nearest[side]))
        for side, text in enumerate((a, b))
    ]
    if not any(hangs):
        return None
    score = max(run for run, is_made in zip(runs, hangs, strict=True) if is_made)
    return _link(
        a,
        b,
        nearest,
        Derivation.PART,
        score,
        [OF_PAGE(share=f"{score:.0%}"), *backing],
        hangs=(hangs[0], hangs[1]),
    )


def _places_of(text: Traces, nearest: Floats) -> set[str]:
    """The local places that those sentences of a text name that have their counterparts."""
    rows = np.flatnonzero(nearest >= NEAR).tolist()
    return set().union(*(text.sited.get(text.places_in_text[row], ()) for row in rows))


def _link(
    a: Traces,
    b: Traces,
    nearest: _Nearest,
    kind: Derivation,
    score: float,
    reasons: list[str],
    hangs: tuple[bool, bool] | None = None,
) -> Link:
    """Make the link; it ties the two unless it says which of them hangs on the other."""
    edge = DerivedFrom(a.key, b.key, kind, round(min(score, 1.0), 4), SEPARATOR.join(reasons))
    return Link(edge, hangs is None, _mask(a, nearest[0]), _mask(b, nearest[1]), *(hangs or (False, False)))


def _cover(text: Traces, nearest: Floats) -> float:
    return float(text.weights @ nearest)


def _bare(text: Traces, nearest: Floats) -> float:
    """The share of a text without counterparts."""
    return float(text.weights[nearest < BARE].sum())


def _run(text: Traces, nearest: Floats) -> float:
    """The largest share of a text in sentences that follow one another and have their counterparts; at least two."""
    best, run, length = 0.0, 0.0, 0
    for weight, cosine in zip(text.weights, nearest, strict=True):
        run, length = (run + float(weight), length + 1) if cosine >= NEAR else (0.0, 0)
        if length > 1:
            best = max(best, run)
    return best


def _mask(text: Traces, nearest: Floats) -> int:
    rows = np.flatnonzero(nearest >= NEAR)
    return sum(1 << text.places_in_text[row] for row in rows.tolist() if text.places_in_text[row] >= 0)


def _has_own(text: Traces, other: Traces) -> bool:
    """Whether a text has both a figure and quoted words where the other has neither: who only translates adds no reporting."""
    return bool(text.quotes) and not other.quotes and bool(text.figures - other.numbers)


def _backing(a: Traces, b: Traces) -> list[str]:
    """What beside the sentences points to a common source, in words."""
    reasons = []
    shared = a.numbers & b.numbers
    if len(shared) >= SHARED_NUMBERS and len(shared) >= AGREEING * min(len(a.numbers), len(b.numbers)):
        reasons.append(SAME_NUMBERS(n=len(shared)))
    if shared_quotations(a.quotes, b.quotes) >= QUOTED:
        reasons.append(SAME_QUOTATIONS())
    wires = a.wires & b.wires
    if wires and (a.figures & b.figures or a.names & b.names):
        reasons.append(BOTH_CREDIT(names=", ".join(sorted(wires))))
    if a.owner and a.owner == b.owner and shared:
        reasons.append(ONE_HOUSE())
    return reasons


def _doubts(a: Traces, b: Traces) -> list[str]:
    """What speaks against: days, figures, places or armed groups told that cannot be of one incident."""
    reasons = []
    if a.days and b.days:
        if min(abs(x - y) for x in a.days for y in b.days) > _CLOSE:
            reasons.append(OTHER_DAYS())
    elif a.is_dated and b.is_dated and abs(a.told - b.told) > HORIZON:
        reasons.append(MONTHS_APART())
    if a.figures and b.figures and not a.figures & b.numbers and not b.figures & a.numbers:
        reasons.append(OTHER_FIGURES())
    if a.sites and b.sites and not a.sites & b.sites:
        reasons.append(OTHER_PLACES())
        if a.groups and b.groups and not a.groups & b.groups:
            reasons.append(OTHER_PARTIES())  # alone it is a reading of one name
    return reasons
