"""Groups of documents that go back to one text, kept as links come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations

from firsthand.domain.origin import Derivation, DerivedFrom
from firsthand.lineage.compare import Link

_APART = 0.34
"""Two parts of a page overlap by no more than this share of the smaller where they come from two stories."""

_COMPARED = 60
"""Links of a document that are looked through for parts of several stories; the strongest."""

Keys = tuple[str, ...]


def families(keys: Iterable[str], edges: Iterable[DerivedFrom]) -> tuple[Keys, ...]:
    """Join documents along edges (union-find), whatever their kind; every key is in exactly one group.

    Returns:
        The groups, each sorted, in the order of their first keys.
    """
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for edge in edges:
        low, high = sorted((root(edge.a), root(edge.b)))
        parent[high] = low
    groups: dict[str, list[str]] = defaultdict(list)
    for key in sorted(parent):
        groups[root(key)].append(key)
    return tuple(sorted(tuple(group) for group in groups.values()))


class Families:
    """The families of documents.

    Documents that are one story from end to end are one core. A core hangs on the one document that one of its own took most from: an excerpt
    on the longer text, a page of several stories on the story that gave most of it. Nothing is tied to a page of several stories, or hangs on
    one, so that no family is made through it. A family is a core with all that hangs together with it.

    Args:
        links: gives the links of a document.
        told_apart: whether two documents tell of nothing in common.
    """

    def __init__(
        self, links: Callable[[str], Iterable[Link]], told_apart: Callable[[str, str], bool]
    ) -> None:
        self._links = links
        self._told_apart = told_apart
        self._of_several: set[str] = set()
        self._hangs_on: dict[str, str] = {}
        self._bears: dict[str, set[str]] = {}
        self._family_of: dict[str, str] = {}
        self._members: dict[str, Keys] = {}

    def settle(self, touched: Iterable[str], is_held: Callable[[str], bool]) -> tuple[set[str], set[str]]:
        """Group anew what was touched.

        Args:
            touched: documents that are new or have other links than before, those that are gone included.
            is_held: whether a document is there.

        Returns:
            The families with other members than before, and those of what was touched; and those that are no more; by key.
        """
        dirty = set(touched)
        near = dirty | self._beside(dirty)
        changed = {
            key for key in near if (key in self._of_several) != (is_held(key) and self._has_several(key))
        }
        self._of_several ^= changed
        todo = self._hang(near | changed | self._beside(changed), is_held)
        gone: dict[str, Keys] = {}
        for key in list(todo):
            family = self._family_of.get(key)
            if family is not None and family not in gone:
                gone[family] = self._members.pop(family)
                todo.update(gone[family])
        for members in gone.values():
            for key in members:
                del self._family_of[key]
        fresh = {self._found(key) for key in sorted(todo) if is_held(key) and key not in self._family_of}
        regrouped = {family for family in fresh if gone.get(family) != self._members[family]}
        regrouped |= {self._family_of[key] for key in near | changed if key in self._family_of}
        return regrouped, gone.keys() - fresh

    def family_of(self, key: str) -> str:
        """The family of a document: the first of its keys."""
        return self._family_of[key]

    def members(self, family: str) -> Keys:
        """The documents of a family, sorted."""
        return self._members[family]

    def texts(self, family: str) -> tuple[Keys, ...]:
        """The documents of a family by near-equal text, each group sorted."""
        found: list[Keys] = []
        done: set[str] = set()
        for key in self._members[family]:
            if key not in done:
                found.append(tuple(sorted(self._reach(key, Derivation.COPY))))
                done.update(found[-1])
        return tuple(found)

    def _beside(self, keys: Iterable[str]) -> set[str]:
        return {link.other(key) for key in keys for link in self._links(key)}

    def _ties(self, link: Link) -> bool:
        """Whether two documents are one story: a page of several stories is so only with another of these."""
        return link.ties and (link.edge.a in self._of_several) == (link.edge.b in self._of_several)

    def _hang(self, keys: Iterable[str], is_held: Callable[[str], bool]) -> set[str]:
        """Choose anew what the cores of some documents hang on; returns these documents, with what they hang on and hung on."""
        waiting, seen = set(keys), set[str]()
        while waiting:
            key = waiting.pop()
            core = self._reach(key) if is_held(key) else {key}
            waiting -= core
            seen |= core
            for member in core:
                before = self._hangs_on.pop(member, None)
                if before is not None:
                    seen.add(before)
                    self._bears[before].discard(member)
                    if not self._bears[before]:
                        del self._bears[before]
            choice = self._choice(core) if is_held(key) else None
            if choice is not None:
                member, other = choice
                self._hangs_on[member] = other
                self._bears.setdefault(other, set()).add(member)
                seen.add(other)
        return seen

    def _choice(self, core: set[str]) -> tuple[str, str] | None:
        """The member of a core that took most from another document, and that document."""
        best: tuple[float, str, str] | None = None
        for key in core:
            for link in self._links(key):
                other = link.other(key)
                if other not in core and other not in self._of_several and (link.hangs(key) or link.ties):
                    mine = (-link.edge.score, other, key)
                    best = mine if best is None or mine < best else best
        return (best[2], best[1]) if best else None

    def _has_several(self, key: str) -> bool:
        """Whether a page is made of pages that have nothing to do with each other: its parts overlap little, and the two pages tell of nothing in
        common, or it was made from both and neither from the other.
        """
        parts = [(-link.edge.score, link.other(key), link) for link in self._links(key) if link.part_of(key)]
        partial = [link for *_, link in sorted(parts)[:_COMPARED]]
        return any(self._is_apart(key, one, two) for one, two in combinations(partial, 2))

    def _is_apart(self, key: str, one: Link, two: Link) -> bool:
        part, other = one.part_of(key), two.part_of(key)
        if (part & other).bit_count() > _APART * min(part.bit_count(), other.bit_count()):
            return False
        first, second = one.other(key), two.other(key)
        if any(link.other(first) == second for link in self._links(first)):
            return False
        is_made_of_both = all(link.ties or link.hangs(key) for link in (one, two))
        return is_made_of_both or self._told_apart(first, second)

    def _found(self, start: str) -> str:
        found, todo = {start}, [start]
        while todo:
            key = todo.pop()
            near = {link.other(key) for link in self._links(key) if self._ties(link)} | self._bears.get(
                key, set()
            )
            if key in self._hangs_on:
                near.add(self._hangs_on[key])
            todo += near - found
            found |= near
        members = tuple(sorted(found))
        self._members[members[0]] = members
        self._family_of.update(dict.fromkeys(members, members[0]))
        return members[0]

    def _reach(self, start: str, kind: Derivation | None = None) -> set[str]:
        """What is tied to a document, over others too; by links of one kind where it is given."""
        found, todo = {start}, [start]
        while todo:
            key = todo.pop()
            for link in self._links(key):
                other = link.other(key)
                if other not in found and kind in (None, link.edge.kind) and self._ties(link):
                    found.add(other)
                    todo.append(other)
        return found
