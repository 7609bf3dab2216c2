"""Which pages belong to one story, by their words: wider than an incident, since what is said of it afterwards belongs to it too.

Average link over the likeness of pages, as is usual in topic detection and tracking (Allan 2002), with three differences. Words weigh by a
rarity that was learnt once and not from the pages at hand, so that a page more changes the story of no other but those it is like. Two groups
are joined when their pages are nearly as like each other as those inside each are (a criterion in the manner of Karypis, Han & Kumar 1999,
"Chameleon"): of a loose story told in many words less is asked than of two quakes that are told in much the same. And pages in two languages
are compared by their vectors. The work grows with the number of pages that share a rare word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from firsthand.domain.claim import Extraction
from firsthand.events.wording import Wording, foremost, likeness, nearness, wording

NEARLY = 0.7
"""Mean likeness between two groups, as a share of the likeness inside them (geometric mean of both), from which they are one story. Best on story clusters,
and on train, dev and test of ECB+: .53, .80, .73, .68; chosen on ECB+ alone it is .7."""

LOOSEST = 0.18
"""Likeness inside a group below which no group is thought to be, and that of a page alone."""

_TIGHTEST = 0.5  # what two pages of a group add to it at most: copies make no story tight
_BAR = NEARLY * LOOSEST  # no two groups whose mean is below it are joined
_KIN = 0.2  # likeness of two pages of one family at least: enough for these, too little where both are of tight groups
_ACROSS = 0.5  # what nearness of vectors counts against likeness of words, above
_USUAL = 0.2  # the nearness that pages in two languages often have
_MET = 12  # words of a page by which it meets others
_ALL = 60  # pages with one of these words that all meet; of more, each meets so many before and after it
_SPEAKERS = 12  # pages of one family that are compared; each other one goes with the one of these that it is most like
_STEP = 0.1  # by which the bar rises where too many pages hang together
_LARGEST = 1000  # pages in a row of likenesses; of more, only the likelier hang together

Matrix = npt.NDArray[np.float64]


def stories(
    extractions: Iterable[Extraction], families: Iterable[Sequence[str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """Divide pages into stories.

    Args:
        extractions: one per page.
        families: groups of keys of documents that rewrite one another, which are of one story unless their words speak clearly against it.

    Returns:
        Groups of keys of documents, each sorted, in order; every page is in exactly one.
    """
    pages = {extraction.document.key: wording(extraction) for extraction in extractions}
    pages = {key: pages[key] for key in sorted(pages)}
    kin = [sorted(key for key in family if key in pages) for family in families]
    home = {key: family[0] for family in kin for key in family}
    led = {key: family[:_SPEAKERS] for family in kin for key in family[_SPEAKERS:]}
    heard = {key: page for key, page in pages.items() if key not in led}
    edges = {pair: alike for pair in sorted(_meeting(heard)) if (alike := _alike(pages, home, *pair)) >= _BAR}
    for key in heard:
        if (first := home.get(key, key)) != key:
            edges[first, key] = _alike(pages, home, first, key)
    groups = [
        list(group)
        for component in _components(heard, edges, _BAR)
        for group in _linked(component, pages, home)
    ]
    story_of = {key: group for group in groups for key in group}
    for key, speakers in led.items():
        story_of[max(speakers, key=lambda speaker: _alike(pages, home, key, speaker))].append(key)
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def _meeting(pages: Mapping[str, Wording]) -> Iterator[tuple[str, str]]:
    """Pages worth comparing: they share one of their weightiest words, or are in two languages and share a name."""
    bearers: dict[tuple[str, int], list[str]] = defaultdict(list)
    for key, page in pages.items():
        for word in foremost(page.words, _MET):
            bearers["word", word].append(key)
        for name in page.names:
            bearers["name", name].append(key)
    found: set[tuple[str, str]] = set()
    for listed in bearers.values():
        reach = len(listed) if len(listed) <= _ALL else _ALL // 2
        for at, key in enumerate(listed):
            found.update((key, other) for other in listed[at + 1 : at + 1 + reach])
    yield from found


def _alike(pages: Mapping[str, Wording], home: Mapping[str, str], a: str, b: str) -> float:
    """How alike two pages are. Of one family, they are somewhat so whatever their words; in two languages its word is all there is."""
    ours, theirs = pages[a], pages[b]
    is_kin = home.get(a, a) == home.get(b, b)
    if ours.language == theirs.language:
        return max(likeness(ours.words, theirs.words), _KIN if is_kin else 0.0)
    return 1.0 if is_kin else _ACROSS * max(0.0, nearness(ours.sense, theirs.sense) - _USUAL)


def _components(
    keys: Iterable[str], edges: Mapping[tuple[str, str], float], bar: float
) -> Iterator[list[str]]:
    """What hangs together; groups whose mean is above the bar lie within."""
    near: dict[str, list[str]] = {key: [] for key in keys}
    for (a, b), alike in edges.items():
        if alike >= bar and a in near and b in near:
            near[a].append(b)
            near[b].append(a)
    seen: set[str] = set()
    for start in near:
        if start in seen:
            continue
        component, todo = {start}, [start]
        while todo:
            fresh = [key for key in near[todo.pop()] if key not in component]
            component.update(fresh)
            todo += fresh
        seen |= component
        if len(component) > _LARGEST and bar < 1:
            yield from _components(sorted(component), edges, bar + _STEP)
        else:
            yield sorted(component)


def _linked(
    keys: Sequence[str], pages: Mapping[str, Wording], home: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Join the two groups that are most alike for how alike the pages inside them are, until none are alike enough.

    A group of n pages is held to be as tight as the mean likeness of its pairs, to which one pair of the loosest likeness is added, so that two
    pages say less than ten. Of its rows, only those of groups that still stand are looked at.
    """
    count = len(keys)
    between: Matrix = np.zeros((count, count))
    for at, a in enumerate(keys):
        for other in range(at):
            between[at, other] = between[other, at] = _alike(pages, home, keys[other], a)
    shared = np.minimum(between, _TIGHTEST)
    size, inside, tight = np.ones(count), np.zeros(count), np.full(count, LOOSEST)
    gone = np.zeros(count, bool)
    members = [[key] for key in keys]

    def row(at: int) -> Matrix:
        found: Matrix = between[at] / (size[at] * size * np.sqrt(tight[at] * tight))
        found[gone] = -np.inf
        found[at] = -np.inf
        return found

    relative: Matrix = np.array([row(at) for at in range(count)])
    while count > 1:
        one, other = divmod(int(np.argmax(relative)), count)
        if relative[one, other] < NEARLY:
            break
        inside[one] += inside[other] + shared[one, other]
        for sums in (between, shared):
            sums[one] += sums[other]
            sums[:, one] = sums[one]
        size[one] += size[other]
        pairs = size[one] * (size[one] - 1) / 2
        tight[one] = max(LOOSEST, (inside[one] + LOOSEST) / (pairs + 1))
        gone[other] = True
        relative[other] = relative[:, other] = -np.inf
        relative[one] = relative[:, one] = row(one)
        members[one] += members[other]
        members[other] = []
    return [tuple(group) for group in members if group]
