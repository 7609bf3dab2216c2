"""Withholding: whether names of persons stay out of what is handed on.

Data: the articles of `gvdb`, whose victims and shooters are coded by name, and pages of the dev split of `gun_violence` without noise, whose
participants are (`gvdb_held_out`). Protocol: a name word is a word with a capital of a coded name, of three letters and more; words of the coded
town or state are left out, since nobody can say of one that it stands for the person. A place where one stands in the text counts as withheld
where a letter of it is blacked out. Measured

- in texts: in title and text of the document, as `publish.release` gives it beside an event;
- in records: in what every exporter that writes text, and the record of the event with the lineage of its document, tell of the events of an article,
  against the same with names told (`Terms.names`).

Only persons that are coded count, so that it says nothing of bystanders and officers. "Town words kept" is what withholding costs: words of the
coded town (any with a capital) in the same texts that are not blacked out.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.benchmarks import gvdb, gvdb_held_out
from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.gvdb_slots import CITY, SHOOTER, VICTIMS, Filler
from evaluation.benchmarks.tally import Tally
from evaluation.benchmarks.texts import extract, first, plain_document
from firsthand.domain.document import Document
from firsthand.domain.event import Event
from firsthand.domain.origin import Lineage
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.publish.chains import chain_record, chains
from firsthand.publish.exporter import Terms, View
from firsthand.publish.records import event_record
from firsthand.publish.registry import EXPORTERS
from firsthand.publish.release import release, release_chains
from firsthand.run.plan import Workshop

_PAGES = 400
"""Pages of local news whose texts are looked at."""
_WORD = re.compile(r"[^\W\d_█]+")


@dataclass(frozen=True)
class Case:
    """A text and the words of it that name persons, and that name its town.

    Attributes:
        document: title first.
        names, town: as they are written with a capital, folded to lower case.
    """

    document: Document
    names: frozenset[str]
    town: frozenset[str]


def cases_of_articles(path: Path) -> Iterator[Case]:
    """The articles of the Gun Violence Database."""
    for article in gvdb.articles(path):
        document = plain_document(article.key, article.text, language="en", titled=True)
        coded = (name for slot in (VICTIMS, SHOOTER) for name in _wordings(article.slots.get(slot, ())))
        yield _case(document, coded, _wordings(article.slots.get(CITY, ())))


def cases_of_pages(data: Path) -> Iterator[Case]:
    """The pages of local news."""
    for key, text, incident in gvdb_held_out.pages(data):
        document = plain_document(key, text, language="en", titled=True)
        coded = (str(person["name"]) for person in incident["participants"] if person.get("name"))
        yield _case(document, coded, (str(incident[part]) for part in ("city_or_county", "state")))


def in_text(case: Case) -> tuple[Tally, Tally]:
    """Of the words of a text that name persons those blacked out, and of those that name its town those left."""
    document = case.document
    shown = release(_view(document, ())).document(document.key).text
    names, town = Tally(), Tally()
    for word in _WORD.finditer(document.text):
        is_shown = shown[word.start() : word.end()] == word[0]
        if _is_of(word[0], case.names):
            names += Tally(float(not is_shown), 1.0, 1.0)
        elif _is_of(word[0], case.town):
            town += Tally(float(is_shown), 1.0, 1.0)
    return names, town


def in_records(case: Case, workshop: Workshop) -> tuple[Tally, int]:
    """What is handed on of the events of a text.

    Returns:
        Of the words that name persons where names are told those that are not there else; and how many of them there are because the place of an
        event, which is never withheld, was read from a person's name: these are left out of the first.
    """
    extraction = extract(workshop, case.document)
    lineage = workshop.trace([extraction])
    chronicle = workshop.build([extraction], lineage, (), {})
    operations = {operation.id: operation for operation in chronicle.operations}
    view = replace(
        _view(case.document, chronicle.events), operations=operations, aggregates=chronicle.aggregates
    )
    places = [event.place for event in chronicle.events if event.place]
    misread = _capitalised(
        name for place in places for name in (place.name, place.admin1, place.admin2) if name
    )
    told, left = (
        Counter(
            word.lower()
            for text in _handed_on(replace(view, terms=Terms(names=names)), lineage)
            for word in _WORD.findall(text)
            if _is_of(word, case.names)
        )
        for names in (True, False)
    )
    taken = sum(n for word, n in left.items() if word in misread)
    for counted in (told, left):
        for word in misread:
            counted.pop(word, None)
    return Tally(float((told - left).total()), float(told.total()), float(told.total())), taken


def _handed_on(view: View, lineage: Lineage) -> Iterator[str]:
    """Everything that is written of a view, as text."""
    for exporter in EXPORTERS:
        if not exporter.binary:
            out = io.StringIO()
            exporter.write(view, out)
            yield out.getvalue()
    released = release(view)
    for event, shown in zip(view.events, released.events, strict=True):
        documents = {document.key: view.document(document.key) for document in event.documents}
        found = release_chains(view, event, chains(event, lineage, documents))
        record = {**event_record(shown, released), "lineage": [chain_record(chain) for chain in found]}
        yield json.dumps(record, ensure_ascii=False)


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Look at the texts of both sets, and at the records of the articles."""
    articles = list(first(cases_of_articles(data / gvdb.FILE), limit))
    pages = list(first(cases_of_pages(data), min(limit or _PAGES, _PAGES)))
    figures: list[Figure] = []
    for kind, cases in (("articles", articles), ("local news", pages)):
        looked = [in_text(case) for case in cases]
        figures += [
            _figure(f"name words withheld, texts of {kind}", (names for names, _ in looked), len(cases)),
            replace(
                _figure(f"town words kept, texts of {kind}", (town for _, town in looked), len(cases)),
                pinned=False,
                note="the price: towns taken for names",
            ),
        ]
    told = [in_records(case, workshop) for case in articles]
    records = _figure("name words withheld, records of articles", (tally for tally, _ in told), len(articles))
    taken = float(sum(n for _, n in told))
    figures.append(replace(records, counts={**records.counts, "of misread places, left out": taken}))
    return figures


def _figure(name: str, tallies: Iterable[Tally], n: int) -> Figure:
    tally = sum(tallies, start=Tally())
    counts = {"withheld" if "withheld" in name else "kept": tally.right, "words": tally.gold}
    return Figure(name, tally.recall, counts={**counts, "documents": float(n)})


def _view(document: Document, events: Sequence[Event]) -> View:
    def fetch(_key: str) -> Document:
        return document

    return View(events, {}, Codebook.load(), ActorList.load(), fetch)


def _case(document: Document, names: Iterable[str], town: Iterable[str]) -> Case:
    places = _capitalised(town)
    return Case(document, _capitalised(names) - places, places)


def _capitalised(wordings: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word.lower()
        for said in wordings
        for word in _WORD.findall(said)
        if word[0].isupper() and len(word) > 2
    )


def _is_of(word: str, words: frozenset[str]) -> bool:
    return word[0].isupper() and word.lower() in words


def _wordings(fillers: Iterable[Filler]) -> Iterator[str]:
    return (wording for filler in fillers for wording in filler)


BENCHMARK = Benchmark(
    name="withholding",
    measures="names of persons kept out of what is handed on",
    protocol="words of the names of coded victims, shooters and participants that are blacked out, in texts and in every written export",
    files=(gvdb.FILE, gvdb_held_out.PAGES, gvdb_held_out.INCIDENTS),
    evaluate=evaluate,
    slack=OF_NETWORK,
)
