"""Which pages belong to one story, by their words: wider than an incident, since what is said of it afterwards belongs to it too.

Average link over the likeness of pages, as is usual in topic detection and tracking (Allan 2002), with two differences: words weigh by a
rarity that was learnt once and not from the pages at hand, so that a page more changes the story of no other but those it is like; and pages in
two languages are compared by their vectors. The work grows with the number of pages that share a rare word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from firsthand.domain.claim import Extraction
from firsthand.events.wording import Wording, foremost, likeness, nearness, wording

BAR = 0.2
"""Mean likeness from which two groups of pages are one story. Best bars on story clusters, and on train, dev and test of ECB+: .16, .25, .22, .28."""

_ACROSS = 0.5  # what nearness of vectors counts against likeness of words, above
_USUAL = 0.2  # the nearness that pages in two languages often have
_MET = 12  # words of a page by which it meets others
_ALL = 60  # pages with one of these words that all meet; of more, each meets so many before and after it
_LARGEST = 1000  # pages in a row of likenesses; of more, only the likelier hang together

Matrix = npt.NDArray[np.float64]


def stories(
    extractions: Iterable[Extraction], families: Iterable[Sequence[str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """Divide pages into stories.

    Args:
        extractions: one per page.
        families: groups of keys of documents that rewrite one another; they are of one story.

    Returns:
        Groups of keys of documents, each sorted, in order; every page is in exactly one.
    """
    pages = {extraction.document.key: wording(extraction) for extraction in extractions}
    pages = {key: pages[key] for key in sorted(pages)}
    home = {key: family[0] for family in families for key in family}
    edges = {pair: alike for pair in sorted(_meeting(pages)) if (alike := _alike(pages, home, *pair)) >= BAR}
    for key in pages:
        if (first := home.get(key, key)) != key and first in pages:
            edges[first, key] = 1.0
    groups = [
        group
        for component in _components(pages, edges, BAR)
        for group in _average_link(component, pages, home)
    ]
    return tuple(sorted(groups))


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
    if home.get(a, a) == home.get(b, b):
        return 1.0
    ours, theirs = pages[a], pages[b]
    if ours.language == theirs.language:
        return likeness(ours.words, theirs.words)
    return _ACROSS * max(0.0, nearness(ours.sense, theirs.sense) - _USUAL)


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
            yield from _components(sorted(component), edges, bar + BAR / 2)
        else:
            yield sorted(component)


def _average_link(
    keys: Sequence[str], pages: Mapping[str, Wording], home: Mapping[str, str]
) -> list[tuple[str, ...]]:
    """Join the two groups that are most alike until none are alike enough."""
    size = len(keys)
    between: Matrix = np.full((size, size), -np.inf)
    for at, a in enumerate(keys):
        for other in range(at):
            between[at, other] = between[other, at] = _alike(pages, home, keys[other], a)
    members = [[key] for key in keys]
    while size > 1:
        one, other = divmod(int(np.argmax(between)), size)
        if between[one, other] < BAR:
            break
        ours, theirs = len(members[one]), len(members[other])
        mean = (ours * between[one] + theirs * between[other]) / (ours + theirs)
        between[one], between[:, one] = mean, mean
        between[one, one] = between[other] = between[:, other] = -np.inf
        members[one] += members[other]
        members[other] = []
    return [tuple(sorted(group)) for group in members if group]
