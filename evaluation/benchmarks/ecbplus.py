"""ECB+: which documents are about one event, and which mentions name one event, across documents.

Protocol: the standard test split (topics 36 to 45) and the dev split (2, 5, 12, 18, 21, 23, 34, 35), each by itself. Documents are clustered by
their seminal event, two to a topic, from their text alone: the set gives no dates. Mentions are given (gold mentions of events in
the checked sentences, as Cybulska and Vossen 2015 and Barhom et al. 2019 set it up), all of them scored, those alone in their chain too; CoNLL F1 over
the whole split at once.

The product's clusters of documents are its stories (`firsthand.events.stories`). Mentions are clustered by their lemma within a story, since most name what
the product has no reports of (a verdict, a merger); what its reports of events alone would link is beside.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from evaluation.benchmarks.articles import Article, by_words, chronicle_of_all, score
from evaluation.benchmarks.coreference import Partition, agreement, narrowed, partition_of
from evaluation.benchmarks.ecbplus_data import FILE, Corpus, Split, load
from evaluation.benchmarks.ecbplus_lemmas import by_lemma
from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.kept import kept
from evaluation.benchmarks.texts import extract
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Chronicle
from firsthand.events.stories import stories
from firsthand.run.plan import Workshop

BAR = 0.2
"""Of the baseline for documents, as on `gun-violence-clusters`."""

_PEERS = "cluster and lemma .765, Barhom 2019 .795, Held 2021 .857 (gold mentions, documents clustered first)"

ClusterMentions: TypeAlias = Callable[[Corpus, Mapping[str, Extraction]], Partition]
"""A way to cluster the gold mentions, given what was read from each document; mentions that it leaves out are each alone."""


def read(corpus: Corpus, workshop: Workshop) -> dict[str, Extraction]:
    """Read every document as it stands, or take what was read of it before."""

    def fresh(names: Iterable[str]) -> Iterator[tuple[str, Extraction]]:
        for name in names:
            yield name, extract(workshop, corpus.documents[name].document)

    return kept({name: repr(held.document).encode() for name, held in corpus.documents.items()}, fresh)


def articles_of(corpus: Corpus) -> tuple[Article, ...]:
    """The documents as articles without title and date."""
    return tuple(
        Article(name, "", held.document.text, None, held.event) for name, held in corpus.documents.items()
    )


def stories_of_documents(extractions: Mapping[str, Extraction], workshop: Workshop) -> dict[str, int]:
    """The story that each document belongs to."""
    lineage = workshop.trace(list(extractions.values()))
    names = {extraction.document.key: name for name, extraction in extractions.items()}
    found = stories(extractions.values(), lineage.families)
    return partition_of([[names[key] for key in story] for story in found])


def by_reports(corpus: Corpus, extractions: Mapping[str, Extraction], chronicle: Chronicle) -> dict[str, str]:
    """The event of each mention that a report's words overlap; mentions of which there is no report are left out."""
    event_of = {report: event.id for event in chronicle.events for report in event.reports}
    found = {}
    for mention in corpus.mentions:
        for report in extractions[mention.document].reports:
            overlaps = report.trigger.start < mention.end and mention.start < report.trigger.end
            if overlaps and report.id in event_of:
                found[mention.id] = event_of[report.id]
                break
    return found


def by_product(workshop: Workshop) -> ClusterMentions:
    """One lemma in one story."""

    def cluster(corpus: Corpus, extractions: Mapping[str, Extraction]) -> dict[str, object]:
        return dict(by_lemma(corpus.mentions, stories_of_documents(extractions, workshop)))

    return cluster


def scored(
    name: str, corpus: Corpus, extractions: Mapping[str, Extraction], workshop: Workshop
) -> list[Figure]:
    """All figures of one split.

    Args:
        name: of the split, put before each figure.
        corpus: the documents and gold mentions.
        extractions: of the documents, by id.
        workshop: the stages that link.
    """
    articles = articles_of(corpus)
    chronicle = chronicle_of_all(extractions, workshop)
    about = stories_of_documents(extractions, workshop)
    words = by_words(articles, BAR, None)
    topics = {key: held.topic for key, held in corpus.documents.items()}
    baselines: dict[str, Partition] = {
        "reports of events alone": by_reports(corpus, extractions, chronicle),
        "lemma in gold seminal event": by_lemma(corpus.mentions, corpus.gold_documents),
        "lemma in gold topic": by_lemma(corpus.mentions, topics),
        "lemma in TF-IDF cluster": by_lemma(corpus.mentions, words),
        "lemma anywhere": by_lemma(corpus.mentions, dict.fromkeys(corpus.documents, 0)),
    }
    return [
        *score(f"{name} documents", articles, about),
        *score(f"{name} documents, TF-IDF:", articles, words),
        mention_figure(f"{name} mentions", corpus, by_product(workshop)(corpus, extractions), peers=_PEERS),
        *(
            mention_figure(f"{name} mentions, {label}:", corpus, found, pinned=False)
            for label, found in baselines.items()
        ),
    ]


def mention_figure(
    name: str, corpus: Corpus, found: Partition, *, peers: str = "", pinned: bool = True
) -> Figure:
    """CoNLL F1 of clusters of mentions."""
    gold = corpus.gold_mentions
    result = agreement(gold, narrowed(found, gold.keys()))
    parts = f"MUC {result.muc.f1:.3f} B3 {result.b_cubed.f1:.3f} CEAF-e {result.ceaf_e.f1:.3f}"
    counts = {"mentions": len(gold), "clustered": len(found), "gold clusters": len(set(gold.values()))}
    return Figure(f"{name} CoNLL F1", result.conll, peers, note=parts, counts=counts, pinned=pinned)


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read both splits and score each."""
    figures = []
    splits: tuple[Split, ...] = ("test", "dev")
    for split in splits:
        corpus = load(data / FILE, split, limit)
        figures += scored(split, corpus, read(corpus, workshop), workshop)
    return figures


BENCHMARK = Benchmark(
    name="ecbplus",
    measures="which documents and which mentions are of one event, across documents",
    protocol="standard splits of ECB+, each at once; documents by seminal event, gold mentions by event, CoNLL F1 (Cybulska and Vossen 2015)",
    files=(FILE,),
    evaluate=evaluate,
    peers=_PEERS,
    slack=OF_NETWORK,
)
