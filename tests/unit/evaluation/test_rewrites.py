from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from evaluation.rewrites import Kind, Version, load

from firsthand.lineage.quotations import quotations
from firsthand.lineage.shingles import fold_words

VERSIONS = load()
BOOK = {
    "language": "en",
    "original": {
        "title": "T",
        "outlet": "A",
        "published": "2025-01-01",
        "text": "One.\nTwo men.\nThree.",
        "credit": "AFP",
    },
    "copy": {"outlet": "B", "published": "2025-01-01", "lines": {1: "Read also"}},
    "cut": {"outlet": "B", "published": "2025-01-01", "paragraphs": 2},
    "headline": {
        "outlet": "B",
        "published": "2025-01-01",
        "title": "U",
        "opening": "New.",
        "swaps": [["men", "women"]],
    },
    **{
        kind: {"title": "V", "outlet": "C", "published": "2025-01-02", "text": "Other."}
        for kind in ("paraphrase", "translation", "independent", "different")
    },
    "merged": {"title": "V", "outlet": "C", "published": "2025-01-02", "text": "Other.", "with": 3},
}


def _write(folder: Path, **changes: object) -> Path:
    (folder / "01.yml").write_text(yaml.safe_dump(BOOK | changes))
    return folder


def test_operations_on_the_original(tmp_path: Path) -> None:
    texts = {version.kind: version.text for version in load(_write(tmp_path))}
    assert texts[Kind.ORIGINAL] == "One.\n\nTwo men.\n\nThree.\n\nAFP"
    assert texts[Kind.COPY] == "One.\n\nRead also\n\nTwo men.\n\nThree."
    assert texts[Kind.CUT] == "One.\n\nTwo men."
    assert texts[Kind.HEADLINE] == "New.\n\nTwo women.\n\nThree."


def test_titles_languages_and_parents(tmp_path: Path) -> None:
    by_kind = {version.kind: version for version in load(_write(tmp_path))}
    assert by_kind[Kind.COPY].title == "T"
    assert by_kind[Kind.HEADLINE].title == "U"
    assert by_kind[Kind.TRANSLATION].language == "fr"
    assert by_kind[Kind.MERGED].parents == {1, 3}
    assert by_kind[Kind.PARAPHRASE].parents == {1}
    assert by_kind[Kind.INDEPENDENT].parents == by_kind[Kind.DIFFERENT].parents == frozenset()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cut": BOOK["cut"] | {"paragraphs": 3}}, "no cut"),  # type: ignore[operator]
        ({"headline": BOOK["headline"] | {"swaps": [["wolves", "men"]]}}, "not in the original"),  # type: ignore[operator]
        ({"paraphrase": {"title": "V", "outlet": "C", "published": "2025-01-02"}}, "has no text"),
    ],
)
def test_an_operation_that_does_not_apply(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load(_write(tmp_path, **changes))


def test_a_version_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "01.yml").write_text(yaml.safe_dump({k: v for k, v in BOOK.items() if k != "merged"}))
    with pytest.raises(ValueError, match="has no merged"):
        load(tmp_path)


def test_forty_stories_in_nine_versions_half_of_each_language() -> None:
    assert len({version.story for version in VERSIONS}) == 40
    assert set(Counter(version.story for version in VERSIONS).values()) == {len(Kind)}
    assert len({version.text for version in VERSIONS}) == len(VERSIONS)
    originals = [version for version in VERSIONS if version.kind is Kind.ORIGINAL]
    assert Counter((v.language, v.is_late) for v in originals) == {
        (language, late): 10 for language in ("en", "fr") for late in (False, True)
    }
    assert all(130 <= len(version.text.split()) <= 260 for version in originals)


def test_a_merged_page_stays_in_its_language_and_half() -> None:
    originals = {version.story: version for version in VERSIONS if version.kind is Kind.ORIGINAL}
    for version in VERSIONS:
        if version.kind is Kind.MERGED:
            first, second = (originals[story] for story in version.parents)
            assert first.language == second.language == version.language
            assert first.is_late is second.is_late


def _closeness(kind: Kind) -> list[float]:
    """Share of word pairs that versions of a kind have in common with their originals."""

    def pairs(version: Version) -> set[tuple[str, str]]:
        words = fold_words(version.text)
        return {
            pair for pair in pairwise(words) if max(map(len, pair)) >= 4
        }  # one word of substance at least

    originals = {version.story: pairs(version) for version in VERSIONS if version.kind is Kind.ORIGINAL}
    return [
        len(pairs(v) & originals[v.story]) / len(pairs(v) | originals[v.story])
        for v in VERSIONS
        if v.kind is kind
    ]


def test_paraphrases_are_as_far_from_their_originals_as_real_ones() -> None:
    assert 0.05 <= min(_closeness(Kind.PARAPHRASE)) <= max(_closeness(Kind.PARAPHRASE)) <= 0.26


def test_independent_reports_share_little_but_a_quotation() -> None:
    assert max(_closeness(Kind.INDEPENDENT)) < 0.12  # as far as two newsrooms on one incident come
    assert max(_closeness(Kind.DIFFERENT)) > 0.2
    originals = {v.story: quotations(v.text) for v in VERSIONS if v.kind is Kind.ORIGINAL}
    reports = [v for v in VERSIONS if v.kind is Kind.INDEPENDENT]
    assert sum(bool(quotations(v.text) & originals[v.story]) for v in reports) >= 8
