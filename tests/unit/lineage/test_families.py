"""Families: what hangs together, and what is never joined through a third page."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.domain.origin import Derivation, DerivedFrom
from firsthand.lineage.compare import Link
from firsthand.lineage.families import Families

LEFT, RIGHT, WHOLE = 0b000111, 0b111000, 0b111111


class Graph:
    """Links by hand; the names of documents that begin alike tell of the same."""

    def __init__(self, *links: Link) -> None:
        self.links = {(link.edge.a, link.edge.b): link for link in links}
        self.families = Families(self.of, lambda a, b: a[0] != b[0])

    def of(self, key: str) -> Iterable[Link]:
        return [link for pair, link in self.links.items() if key in pair]

    def groups(self, keys: Iterable[str]) -> set[tuple[str, ...]]:
        held = set(keys)
        self.families.settle(held, held.__contains__)
        return {self.families.members(self.families.family_of(key)) for key in held}


def tie(
    a: str, b: str, kind: Derivation = Derivation.REWRITE, parts: tuple[int, int] = (WHOLE, WHOLE)
) -> Link:
    return Link(DerivedFrom(a, b, kind, 0.7, ""), True, *parts)


def hang(a: str, b: str, score: float, parts: tuple[int, int], *, hangs: str) -> Link:
    kind = Derivation.EXCERPT if WHOLE in parts else Derivation.PART
    return Link(DerivedFrom(a, b, kind, score, ""), False, *parts, hangs == a, hangs == b)


def test_rewrites_of_rewrites_are_one_family() -> None:
    assert Graph(tie("a1", "a2"), tie("a2", "a3")).groups(("a1", "a2", "a3", "b1")) == {
        ("a1", "a2", "a3"),
        ("b1",),
    }


def test_a_merged_page_goes_with_the_story_that_gave_most_and_joins_none() -> None:
    graph = Graph(
        tie("a1", "a2"),
        tie("b1", "b2"),
        hang("a1", "m", 0.4, (LEFT, LEFT), hangs="m"),
        hang("b1", "m", 0.6, (RIGHT, RIGHT), hangs="m"),
    )
    assert graph.groups(("a1", "a2", "b1", "b2", "m")) == {("a1", "a2"), ("b1", "b2", "m")}


def test_stories_that_stand_whole_in_a_merged_page_are_not_joined_by_it() -> None:
    graph = Graph(
        hang("a1", "m", 0.9, (WHOLE, LEFT), hangs="a1"),
        hang("b1", "m", 0.8, (WHOLE, RIGHT), hangs="b1"),
    )
    assert graph.groups(("a1", "b1", "m")) == {("a1",), ("b1",), ("m",)}


def test_a_merged_page_that_is_near_both_stories_ties_neither() -> None:
    graph = Graph(tie("a1", "m", parts=(LEFT, LEFT)), tie("b1", "m", parts=(RIGHT, RIGHT)))
    assert graph.groups(("a1", "b1", "m")) == {("a1", "m"), ("b1",)}


def test_two_excerpts_of_one_story_hang_on_it() -> None:
    graph = Graph(
        tie("a1", "a2"),
        hang("a1", "a3", 0.9, (LEFT, WHOLE), hangs="a3"),
        hang("a1", "a4", 0.8, (RIGHT, WHOLE), hangs="a4"),
        tie("a3", "a5", Derivation.COPY),
    )
    assert graph.groups(("a1", "a2", "a3", "a4", "a5")) == {("a1", "a2", "a3", "a4", "a5")}
    assert graph.families.texts("a1") == (("a1",), ("a2",), ("a3", "a5"), ("a4",))


def test_a_family_falls_apart_when_what_held_it_goes() -> None:
    graph = Graph(tie("a1", "a2"), tie("a2", "a3"))
    assert len(graph.groups(("a1", "a2", "a3"))) == 1
    graph.links = {}
    held = {"a1", "a3"}
    changed, gone = graph.families.settle({"a1", "a2", "a3"}, held.__contains__)
    assert (changed, gone) == ({"a1", "a3"}, set())
    assert [graph.families.members(key) for key in ("a1", "a3")] == [("a1",), ("a3",)]
