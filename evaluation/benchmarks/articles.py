"""Articles that belong to clusters, read as the product reads them, and the clusters that the product makes of them."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from evaluation.benchmarks.average_link import cut, merges, similarities, within
from evaluation.benchmarks.coreference import Partition, agreement, narrowed
from evaluation.benchmarks.figures import Figure
from evaluation.benchmarks.kept import kept
from evaluation.benchmarks.texts import article_page
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Chronicle, DocumentRole, Event
from firsthand.run.plan import Workshop, rebuild
from firsthand.run.pool import is_lost, read_all

_WORTH_A_PROCESS = 50
"""Articles whose reading takes longer than starting a process."""


@dataclass(frozen=True)
class Article:
    """What a system may see of an article, and the cluster that it belongs to.

    Attributes:
        id: of the data set.
        title: empty where it has none.
        text: paragraphs between blank lines.
        published: None where the data set does not say.
        cluster: the gold.
    """

    id: str
    title: str
    text: str
    published: date | None
    cluster: str


Cluster: TypeAlias = Callable[[Sequence[Article], Mapping[str, Extraction]], Partition]
"""A way to cluster articles, given what was read from each by its id; articles that it leaves out are each alone."""


def gold_of(articles: Iterable[Article]) -> dict[str, str]:
    """The gold partition."""
    return {article.id: article.cluster for article in articles}


def read(articles: Iterable[Article], workshop: Workshop, jobs: int | None = None) -> dict[str, Extraction]:
    """Read articles as pages of plain text, in processes, or take what was read of them before (`kept`); those that hold no article are left out.

    Args:
        articles: in English.
        workshop: the stages under test.
        jobs: processes; None for one on each core, where there is enough to read.
    """
    pages = {
        article.id: article_page(
            article.id, article.text, title=article.title or None, published=article.published, language="en"
        )
        for article in articles
    }

    def fresh(names: Iterable[str]) -> Iterator[tuple[str, Extraction | None]]:
        listed = [pages[name] for name in names]
        workers = jobs or min(os.cpu_count() or 1, 1 + len(listed) // _WORTH_A_PROCESS)
        for page, found in read_all(listed, workshop, jobs=workers, everything=True):
            if is_lost(found):  # neither a figure nor what is kept for the next time may hang on it
                raise RuntimeError(f"{page.id if page else ''}: the processes that read it were lost")
            if page is not None:
                yield page.id, found if isinstance(found, Extraction) else None

    return kept({name: repr(page).encode() for name, page in pages.items()}, fresh)


def chronicle_of_all(extractions: Mapping[str, Extraction], workshop: Workshop) -> Chronicle:
    """The record that the product makes of documents, linked."""
    return rebuild(extractions.values(), (), {}, workshop)


def main_events(extractions: Mapping[str, Extraction], chronicle: Chronicle) -> dict[str, Event]:
    """The event that each document is about, by id of the document; none where it has no event.

    An event that the document reports comes before one that it only recalls, one that it counts victims of before one that it does not,
    and one told early before one told late.
    """
    documents = {extraction.document.key: name for name, extraction in extractions.items()}
    candidates: dict[str, list[tuple[DocumentRole, Event]]] = defaultdict(list)
    for event in chronicle.events:
        for document in event.documents:
            candidates[document.key].append((document.role, event))
    found: dict[str, Event] = {}
    for key, listed in candidates.items():
        extraction = extractions[documents[key]]
        at = {report.id: report.trigger.start for report in extraction.reports}
        counted = {claim.report for claim in extraction.claims if claim.field.is_count}

        found[documents[key]] = min(
            listed,
            key=lambda entry, at=at, counted=counted: _rank(*entry, at, counted),  # type: ignore[misc]
        )[1]
    return found


def _rank(
    role: DocumentRole,
    event: Event,
    at: Mapping[str, int],
    counted: Collection[str],
) -> tuple[bool, bool, int, str]:
    """The main event of a document ranks lowest; its reports begin `at`, those with figures are `counted`."""
    own = [report for report in event.reports if report in at]
    start = min((at[report] for report in own), default=0)
    return role is not DocumentRole.REPORTS, counted.isdisjoint(own), start, event.id


def by_events(extractions: Mapping[str, Extraction], chronicle: Chronicle) -> dict[str, str]:
    """Clusters of the documents that are about one event."""
    return {name: event.id for name, event in main_events(extractions, chronicle).items()}


def by_words(articles: Sequence[Article], bar: float, window: int | None) -> dict[str, int]:
    """Baseline: TF-IDF and average link.

    Args:
        articles: to cluster.
        bar: mean similarity down to which clusters merge.
        window: days beyond which pairs count as sharing nothing; None for no window.
    """
    similar = similarities(f"{article.title}\n{article.text}" for article in articles)
    if window is not None:
        similar[~within([article.published for article in articles], window)] = 0.0
    return cut(merges(similar), [article.id for article in articles], bar)


def score(
    name: str,
    articles: Sequence[Article],
    found: Partition,
    *,
    peers: tuple[str, str] = ("", ""),
    aims: tuple[float | None, float | None] = (None, None),
    note: str = "",
) -> list[Figure]:
    """B-cubed F1 and CoNLL F1 of clusters.

    Args:
        name: put before the name of the figures; those of a baseline end in a colon and are not pinned.
        articles: all of them.
        found: see `Cluster`.
        peers: what others reach, for the two figures.
        aims: for the two figures.
        note: see `Figure.note`.
    """
    gold = gold_of(articles)
    whole = narrowed(found, gold.keys())
    result = agreement(gold, whole)
    counts = {
        "articles": len(gold),
        "gold clusters": len(set(gold.values())),
        "clusters": len(set(whole.values())),
        "B3 precision": round(result.b_cubed.precision, 4),
        "B3 recall": round(result.b_cubed.recall, 4),
    }
    prefix = f"{name} " if name else ""
    pinned = not name.endswith(":")
    note = note or f"B3 P {result.b_cubed.precision:.3f} R {result.b_cubed.recall:.3f}"
    return [
        Figure(f"{prefix}B3 F1", result.b_cubed.f1, peers[0], aims[0], note, counts, pinned),
        Figure(
            f"{prefix}CoNLL F1",
            result.conll,
            peers[1],
            aims[1],
            f"MUC {result.muc.f1:.3f} CEAF-e {result.ceaf_e.f1:.3f}",
            pinned=pinned,
        ),
    ]
