"""News articles of many kinds: which belong to one story.

Protocol: all articles of the development file, of which only title, text and, where the data set has it, date are given; B-cubed F1 over
all of them at once. A story is wider than an incident: what is said of it afterwards belongs to it. The product's clusters are the
stories of `firsthand.events.stories` (`by_story`).
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from evaluation.benchmarks.articles import Article, Cluster, by_words, read, score
from evaluation.benchmarks.coreference import partition_of
from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.texts import first
from firsthand.domain.claim import Extraction
from firsthand.events.stories import stories
from firsthand.run.plan import Workshop

FILE = "story_clusters/dev.jsonl.gz"
BAR = 0.2
"""Of the baseline, as on `gun-violence-clusters`; near the best here, .18."""


def load(path: Path, limit: int | None = None) -> tuple[Article, ...]:
    """The articles, each id once.

    Args:
        path: of the file.
        limit: at most so many, from the start.
    """
    articles: dict[str, Article] = {}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            day = date.fromisoformat(row["date"][:10]) if row["date"] else None
            articles.setdefault(
                row["id"], Article(row["id"], row["title"] or "", row["text"], day, row["cluster"])
            )
    return tuple(first(articles.values(), limit))


def by_story(workshop: Workshop) -> Cluster:
    """The product's stories."""

    def cluster(_articles: Sequence[Article], extractions: Mapping[str, Extraction]) -> dict[str, int]:
        lineage = workshop.trace(list(extractions.values()))
        names = {extraction.document.key: name for name, extraction in extractions.items()}
        found = stories(extractions.values(), lineage.families)
        return partition_of([[names[key] for key in story] for story in found])

    return cluster


def scored(
    articles: Sequence[Article], extractions: Mapping[str, Extraction], cluster: Cluster
) -> list[Figure]:
    """All figures, from what was read of the articles.

    Args:
        articles: all of them.
        extractions: of those that could be read, by id.
        cluster: the way under test.
    """
    return [
        *score(
            "",
            articles,
            cluster(articles, extractions),
            peers=("TF-IDF, average link .883 (test half)", ""),
            aims=(0.93, None),
        ),
        *score("TF-IDF:", articles, by_words(articles, BAR, None)),
        *score("each alone:", articles, {}),
    ]


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every article, link them, and score."""
    articles = load(data / FILE, limit)
    return scored(articles, read(articles, workshop), by_story(workshop))


BENCHMARK = Benchmark(
    name="story-clusters",
    measures="which articles belong to one story",
    protocol="title, text and date of every development article; B-cubed and CoNLL F1",
    files=(FILE,),
    evaluate=evaluate,
    peers="TF-IDF, average link .883 (test half)",
    aim=0.93,
    slack=OF_NETWORK,
)
