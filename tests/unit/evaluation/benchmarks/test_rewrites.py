from __future__ import annotations

from datetime import date

from evaluation.benchmarks.rewrites import BENCHMARK, is_optional, pairs, read, score, told
from evaluation.rewrites import FOLDER, Kind, Version, load

from firsthand.run.plan import Workshop


def _version(story: int, kind: Kind, *parents: int) -> Version:
    return Version(
        story, kind, "T", "A", date(2025, 1, 1), "en", f"{story} {kind}", frozenset(parents or (story,))
    )


FIRST = _version(1, Kind.ORIGINAL)
COPY = _version(1, Kind.COPY)
OTHER = _version(3, Kind.ORIGINAL)
MERGED = _version(1, Kind.MERGED, 1, 3)
REPORT = Version(1, Kind.INDEPENDENT, "T", "A", date(2025, 1, 1), "en", "r", frozenset())
ELSEWHERE = Version(1, Kind.DIFFERENT, "T", "A", date(2025, 1, 1), "en", "d", frozenset())
ALL = (FIRST, COPY, OTHER, MERGED, REPORT, ELSEWHERE)


def _family(*versions: Version) -> frozenset[str]:
    return frozenset(version.id for version in versions)


def test_a_perfect_answer_has_every_pair() -> None:
    found = [_family(FIRST, COPY), _family(OTHER), _family(MERGED), _family(REPORT), _family(ELSEWHERE)]
    assert pairs(ALL, found) == {"right": 1, "given": 1, "gold": 1}


def test_a_merged_page_is_optional_with_its_parents_and_wrong_with_others() -> None:
    assert is_optional(MERGED, FIRST)
    assert is_optional(OTHER, MERGED)
    assert not is_optional(MERGED, REPORT)
    assert not is_optional(FIRST, COPY)
    found = [_family(FIRST, COPY, MERGED), _family(OTHER), _family(REPORT), _family(ELSEWHERE)]
    assert pairs(ALL, found) == {"right": 1, "given": 1, "gold": 1}
    with_report = [_family(FIRST, COPY), _family(OTHER), _family(MERGED, REPORT), _family(ELSEWHERE)]
    assert pairs(ALL, with_report) == {"right": 1, "given": 2, "gold": 1}


def test_stories_joined_by_a_merged_page_are_false_pairs() -> None:
    found = [_family(FIRST, COPY, MERGED, OTHER), _family(REPORT), _family(ELSEWHERE)]
    assert pairs(ALL, found) == {"right": 1, "given": 3, "gold": 1}


def test_a_swallowed_report_is_counted() -> None:
    found = [_family(FIRST, COPY, REPORT), _family(OTHER), _family(MERGED), _family(ELSEWHERE)]
    figures = {figure.name: figure.value for figure in score("all", ALL, found, found)}
    assert figures["all pair precision"] == 1 / 3
    assert figures["all pair recall"] == 1.0
    assert figures["all pair F1"] == 0.5
    assert figures["all independent kept apart"] == 0.0
    assert figures["all different kept apart"] == 1.0
    assert figures["all copy found"] == 1.0
    assert figures["all merged found"] == 0.0


def test_a_half_counts_its_own_pages_and_false_pairs_with_the_other() -> None:
    even = _version(2, Kind.ORIGINAL)
    found = [_family(FIRST, COPY, even)]
    versions = (FIRST, COPY, even)
    assert pairs(versions, found, lambda v: not v.is_late) == {"right": 0, "given": 2, "gold": 0}
    assert pairs(versions, found, lambda v: v.is_late) == {"right": 1, "given": 3, "gold": 1}


def test_the_real_stages_over_one_story(workshop: Workshop) -> None:
    versions = load(FOLDER, 1)
    extractions = read(versions, workshop)
    assert {e.document.id for e in extractions} == {f"rewrites/{version.id}" for version in versions}
    assert all(e.document.published and e.document.title for e in extractions)
    lineage = workshop.trace(extractions)
    home = {name: family for family in told(extractions, lineage) for name in family}
    assert home["01-copy"] == home["01-original"]
    merged = [version for version in versions if version.kind is Kind.MERGED]
    kept = told(extractions, lineage, merged)
    assert sum(map(len, kept)) == len(versions) - 1


def test_the_benchmark_reads_every_story() -> None:
    assert BENCHMARK.present(FOLDER)
    assert BENCHMARK.root == FOLDER
