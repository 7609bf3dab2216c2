"""Gun violence in the United States: which pages tell of one incident, and its toll over all of them.

Protocol: every page of the folder that tells of one known incident and carries no known noise (`noise == []`, `has_frame`), of which only
title, text and date are given; the order does not matter. All are read and linked together. A page belongs to the event that it is
about; a page with none is alone. For the toll, each incident takes the found cluster that holds most of its pages, and the fused figures of
that event; exact, per incident. `all pages` keeps the noise: pages cut short, pages about other things, pages found under two incidents
(scored under the first).

The reader has learnt from the train rows, and a linker may; the figures of dev rows alone, clustered among all others, are beside.

`gun-violence-clusters-dev` is the same of the clean dev rows by themselves: fewer pages to read, and none that anything was learnt from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluation.benchmarks.articles import (
    Article,
    by_events,
    by_words,
    chronicle_of_all,
    gold_of,
    main_events,
    read,
    score,
)
from evaluation.benchmarks.coreference import Partition, narrowed
from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.gun_violence import FOLDER, Case, Toll, by_regex, rows
from evaluation.benchmarks.texts import first
from evaluation.benchmarks.toll import best, toll
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind
from firsthand.run.plan import Workshop

BAR, WINDOW = 0.2, 10
"""Of the baseline: the mean similarity at which it is best on these pages, and its days."""

_PEERS = (
    "TF-IDF, average link, 10 days .919",
    "TF-IDF, average link, 10 days .874",
)
_AIMS = (0.90, 0.80, 0.74)
_REGEX = (
    "regex and mode on gold clusters .808",
    "regex and mode on gold clusters .644",
    "regex and mode on gold clusters .564",
)


@dataclass(frozen=True)
class Corpus:
    """The pages and what is known of them.

    Attributes:
        articles: clean ones of the dev rows first, then the other clean ones, then those with noise; each id once.
        clean: ids of those without noise.
        dev: ids of those of the dev rows.
        tolls: killed and injured of each incident.
    """

    articles: tuple[Article, ...]
    clean: frozenset[str]
    dev: frozenset[str]
    tolls: Mapping[str, Toll]


def load(folder: Path, limit: int | None = None) -> Corpus:
    """The corpus.

    Args:
        folder: of the data set.
        limit: at most so many pages, from the start.
    """
    tolls = {
        row["incident_id"]: (int(row["num_killed"]), int(row["num_injured"]))
        for row in rows(folder / "incidents.jsonl.gz")
    }
    clean: set[str] = set()
    dev: set[str] = set()
    articles: dict[str, Article] = {}
    for row in rows(folder / "docs.jsonl.gz"):
        name = row["doc_id"]
        if name in articles:
            continue
        articles[name] = Article(
            name, row["title"] or "", row["text"], date.fromisoformat(row["dct"]), row["incident_id"]
        )
        if row["has_frame"] and not row["noise"]:
            clean.add(name)
        if row["split"] == "dev":
            dev.add(name)
    ordered = sorted(articles.values(), key=lambda a: (a.id not in clean, a.id not in dev))
    return Corpus(tuple(first(ordered, limit)), frozenset(clean), frozenset(dev), tolls)


def fused_toll(event: Event | None) -> Toll:
    """Killed and injured as an event has them; 0 where it counts none or there is none."""
    return best(event, CasualtyKind.KILLED), best(event, CasualtyKind.INJURED)


def best_clusters(articles: Iterable[Article], found: Partition) -> dict[str, tuple[str, ...]]:
    """The pages of the found cluster that holds most of each incident's pages; of equals the one with least else in it.

    The incident's own pages come first.

    Args:
        articles: with their incidents.
        found: clusters; articles left out are alone.
    """
    of_incident: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        of_incident[article.cluster].append(article.id)
    whole = narrowed(found, [name for names in of_incident.values() for name in names])
    members: dict[Hashable, list[str]] = defaultdict(list)
    for name, cluster in whole.items():
        members[cluster].append(name)
    chosen = {}
    for incident, names in of_incident.items():
        shared = Counter(whole[name] for name in names)
        best = min(names, key=lambda name: (-shared[whole[name]], len(members[whole[name]]), name))
        chosen[incident] = tuple(sorted(members[whole[best]], key=lambda name: (name not in names, name)))
    return chosen


def on_gold_clusters(
    articles: Iterable[Article], extractions: Mapping[str, Extraction], workshop: Workshop
) -> dict[str, Toll]:
    """The toll of each incident when only its own pages are linked: of the event that most of them are about."""
    of_incident: dict[str, dict[str, Extraction]] = defaultdict(dict)
    for article in articles:
        of_incident[article.cluster] |= (
            {article.id: extractions[article.id]} if article.id in extractions else {}
        )
    found = {}
    for incident, held in of_incident.items():
        about = main_events(held, chronicle_of_all(held, workshop))
        votes = Counter(event.id for event in about.values())
        events = {event.id: event for event in about.values()}
        best = min(events, key=lambda name: (-votes[name], name), default=None)
        found[incident] = fused_toll(events[best] if best is not None else None)
    return found


def by_mode(clusters: Mapping[str, Sequence[str]], tolls: Mapping[str, Toll]) -> dict[str, Toll]:
    """The commonest numbers in the pages of each incident, those that count nobody aside.

    Args:
        clusters: the pages of each incident.
        tolls: of the pages.
    """
    found = {}
    for incident, pages in clusters.items():
        told = [tolls[page] for page in pages if page in tolls]
        killed, injured = (
            Counter(number for number in column if number) for column in zip((0, 0), *told, strict=True)
        )
        found[incident] = _mode(killed), _mode(injured)
    return found


def by_pages(extractions: Mapping[str, Extraction], workshop: Workshop) -> dict[str, Toll]:
    """The toll that each page tells by itself, the reader's own estimate asked."""
    return {
        name: (found[CasualtyKind.KILLED], found[CasualtyKind.INJURED])
        for name, found in (
            (name, toll(extraction, workshop, estimate=True)) for name, extraction in extractions.items()
        )
    }


def by_expressions(articles: Iterable[Article]) -> dict[str, Toll]:
    """Baseline: the toll that the regular expressions find in each page."""
    return {
        article.id: by_regex(
            Case(article.id, article.title, article.text, article.published or date.min, (0, 0))
        )
        for article in articles
    }


def toll_figures(
    name: str, golds: Mapping[str, Toll], answers: Mapping[str, Toll], note: str = ""
) -> list[Figure]:
    """Shares of incidents with killed, injured and both exact; aims and floors only where the name is empty."""
    figures = []
    for number, (label, columns) in enumerate(
        (("killed exact", (0,)), ("injured exact", (1,)), ("both exact", (0, 1)))
    ):
        right = sum(all(golds[key][n] == answer[n] for n in columns) for key, answer in answers.items())
        figures.append(
            Figure(
                f"{name}{label}",
                right / len(answers) if answers else 0.0,
                "" if name else _REGEX[number],
                None if name else _AIMS[number],
                note,
                {"right": right, "incidents": len(answers)},
                pinned=not name,
            )
        )
    return figures


def scored(corpus: Corpus, extractions: Mapping[str, Extraction], workshop: Workshop) -> list[Figure]:
    """All figures, from what was read of the pages.

    Args:
        corpus: the pages.
        extractions: of those that could be read, by id.
        workshop: the stages that link.
    """
    clean = [article for article in corpus.articles if article.id in corpus.clean]
    dev = [article for article in clean if article.id in corpus.dev]
    held = {article.id: extractions[article.id] for article in clean if article.id in extractions}
    chronicle = chronicle_of_all(held, workshop)
    found = by_events(held, chronicle)
    tolls = {name: fused_toll(event) for name, event in main_events(held, chronicle).items()}
    overlapping = best_clusters(clean, found)
    answers = {incident: tolls.get(pages[0], (0, 0)) for incident, pages in overlapping.items()}
    incidents_of_dev = {article.cluster for article in dev}
    of_dev = {key: answer for key, answer in answers.items() if key in incidents_of_dev}
    words = by_words(clean, BAR, WINDOW)
    gold, pages = best_clusters(clean, gold_of(clean)), by_pages(held, workshop)
    mode = "commonest of what pages tell by themselves"
    figures = [
        *score("", clean, found, peers=_PEERS, aims=(0.960, 0.930)),
        *score("dev rows", dev, found),
        *score("TF-IDF:", clean, words),
        *score("TF-IDF, dev rows:", dev, words),
        *toll_figures("", corpus.tolls, answers),
        *toll_figures("dev rows: ", corpus.tolls, of_dev),
        *toll_figures(
            "gold clusters: ",
            corpus.tolls,
            on_gold_clusters(clean, held, workshop),
            "pages of one incident linked by themselves",
        ),
        *toll_figures("pages: ", corpus.tolls, by_mode(overlapping, pages), mode),
        *toll_figures("pages, gold clusters: ", corpus.tolls, by_mode(gold, pages), mode),
        *toll_figures("regex, gold clusters: ", corpus.tolls, by_mode(gold, by_expressions(clean))),
    ]
    if len(corpus.articles) > len(clean):
        figures += _of_all_pages(corpus.articles, extractions, workshop)
    return figures


def _of_all_pages(
    articles: Sequence[Article], extractions: Mapping[str, Extraction], workshop: Workshop
) -> list[Figure]:
    found = by_events(extractions, chronicle_of_all(extractions, workshop))
    ours = score("all pages", articles, found, note="noise kept")
    words = score("TF-IDF, all pages:", articles, by_words(articles, BAR, WINDOW), note="noise kept")
    return [ours[0], words[0]]


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every page, link them, and score."""
    corpus = load(data / FOLDER, limit)
    return scored(corpus, read(corpus.articles, workshop), workshop)


def evaluate_dev(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read the clean pages of the dev rows, link them, and score."""
    corpus = load(data / FOLDER)
    names = corpus.clean & corpus.dev
    articles = tuple(first([article for article in corpus.articles if article.id in names], limit))
    figures = scored(replace(corpus, articles=articles), read(articles, workshop), workshop)
    return [figure for figure in figures if "dev rows" not in figure.name]


def _mode(counts: Counter[int]) -> int:
    """The commonest number, 0 of none; of equals the largest, since pages of the first hour know least."""
    return max(counts, key=lambda number: (counts[number], number), default=0)


BENCHMARK = Benchmark(
    name="gun-violence-clusters",
    measures="which pages tell of one incident, and its killed and injured over all of them",
    protocol="clean pages with title, text and date; B-cubed and CoNLL F1 of pages by event; toll of the cluster that overlaps best, exact",
    files=(f"{FOLDER}/docs.jsonl.gz", f"{FOLDER}/incidents.jsonl.gz"),
    evaluate=evaluate,
    peers=_PEERS[0],
    aim=0.960,
    slack=OF_NETWORK,
)

DEV = replace(
    BENCHMARK,
    name="gun-violence-clusters-dev",
    protocol=f"the dev rows by themselves; {BENCHMARK.protocol}",
    evaluate=evaluate_dev,
)
