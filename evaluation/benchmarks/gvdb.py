"""The Gun Violence Database: who was shot, who shot, where, when, with what.

Data: 400 articles of the database of Pavlick, Ji, Pan & Callison-Burch (2016, "The Gun Violence Database: A new task and data set for
NLP", EMNLP), as token sequences with spans. Protocol: the first sentence is the title, the rest the body, no publication date
(the date coded is that of the incident; giving it would tell the answer). Of the document's main event:

- victims, shooter: names of persons in the spans of targets and victims, and of initiators;
- victim age, shooter age: ages in the same spans and in the figures of single persons;
- city: places of the event that are no larger than a settlement, as written and by the gazetteer's name;
- weapon: as written;
- date: the first date expression that says a weekday or a day of a month, right where all it says holds of the coded day. The
  coded day is the incident's in most articles but the article's in some (over a third of the weekdays that their first
  sentences name are another day's), so that no reader reaches 1 here.

Slot fillers count once a document: mentions of which one has all words of the other (folded) are one filler. Fillers are
paired one to one by the same rule. Precision, recall and F1 over all documents together, per slot.

A reader that learns from these articles must be fitted by fold (`folds` over the articles' keys) and scored on the others.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.tally import Tally
from evaluation.benchmarks.texts import extract, first, plain_document
from evaluation.benchmarks.toll import HARM, ages, chronicle_of, main_event
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Event
from firsthand.domain.report import Role
from firsthand.domain.values.moment import DateExpression
from firsthand.domain.values.place import PlaceKind
from firsthand.domain.values.span import Span
from firsthand.knowledge.folding import plain
from firsthand.run.plan import Workshop

FILE = "gvdb/dev.json"
VICTIMS, SHOOTER, CITY, DATE, WEAPON = "victims", "shooter", "city", "date", "weapon"
VICTIM_AGE, SHOOTER_AGE = "victim age", "shooter age"
_LABELS = {
    "VIC-NAME": VICTIMS,
    "SHO-NAME": SHOOTER,
    "DAT-CITY": CITY,
    "CIR-WEAPON": WEAPON,
    "VIC-AGE": VICTIM_AGE,
    "SHO-AGE": SHOOTER_AGE,
}
SLOTS = (VICTIMS, SHOOTER, CITY, DATE, WEAPON, VICTIM_AGE, SHOOTER_AGE)
_LARGE = frozenset((PlaceKind.COUNTRY, PlaceKind.ADMIN1, PlaceKind.REGION, PlaceKind.AREA))
_PART = r"[A-ZÀ-Ý][\w.'’-]*"
_NAME = re.compile(rf"{_PART}(?:\s(?:[\"“][^\"”]+[\"”]\s)?(?:(?:de|la|del|van|von|bin|al)\s)*{_PART})+")
_CODED_AGE = re.compile(r"\b\d{1,2}\b")
_AFTER = 6
"""Characters after a span in which an age in apposition stands: ", 28,"."""
_TIGHT = re.compile(
    r"(?<=\w)\s(-)\s(?=[a-z0-9])|\s+([.,;:!?%)\]’”]|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b)|(?<=[(\[“$#])\s+"
)

Filler = tuple[str, ...]
"""What fills a slot, in every wording known."""


@dataclass(frozen=True)
class Article:
    """One article: its text, title first, and the coded fillers."""

    key: str
    text: str
    day: date
    slots: Mapping[str, Sequence[Filler]]


def articles(path: Path) -> Iterator[Article]:
    """The articles of the file, in order."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            head, *rest = (_sentence(tokens) for tokens in row["full_text"])
            said: dict[str, list[str]] = {}
            for *_, label, words, _ in row["spans"]:
                if label in _LABELS:
                    said.setdefault(_LABELS[label], []).extend(_wordings(_LABELS[label], words))
            year, month, day = map(int, row["date"].split("-"))
            slots = {slot: fillers((words,) for words in listed) for slot, listed in said.items()}
            yield Article(row["doc_key"], f"{head}\n\n{' '.join(rest)}", date(year, month, day), slots)


def fillers(wordings: Iterable[Filler]) -> list[Filler]:
    """Mentions as fillers, those that are one taken together; the longest wording first."""
    found: list[Filler] = []
    listed = sorted(
        {tuple(filter(plain, wording)) for wording in wordings}, key=lambda w: (-len(" ".join(w)), w)
    )
    for wording in listed:
        if not wording:
            continue
        home = next((n for n, filler in enumerate(found) if same(filler, wording)), None)
        if home is None:
            found.append(wording)
        else:
            found[home] = tuple(dict.fromkeys((*found[home], *wording)))
    return found


def same(a: Filler, b: Filler) -> bool:
    """Whether some wording of one has all words of some wording of the other."""
    for one in a:
        for other in b:
            ours, theirs = set(plain(one).split()), set(plain(other).split())
            if ours and theirs and (ours <= theirs or theirs <= ours):
                return True
    return False


def compare(gold: Sequence[Filler], ours: Sequence[Filler]) -> Tally:
    """Pair fillers one to one, in order."""
    free = list(gold)
    right = 0
    for filler in ours:
        match = next((item for item in free if same(item, filler)), None)
        if match is not None:
            free.remove(match)
            right += 1
    return Tally(right, len(ours), len(gold))


def slots_of(extraction: Extraction, event: Event | None) -> dict[str, list[Filler]]:
    """The fillers of a document's main event, dates left out."""
    if event is None:
        return {}
    reports = [report for report in extraction.reports if report.id in event.reports]

    def spans(*roles: Role) -> list[Span]:
        return [a.span for report in reports for a in report.arguments if a.role in roles]

    harmed, doers = spans(Role.VICTIM, Role.TARGET), spans(Role.INITIATOR)
    counted = [
        claim.span
        for claim in event.claims
        if claim.field.value in HARM and claim.quantity and claim.quantity.point == 1
    ]
    return {
        VICTIMS: fillers((name,) for span in harmed for name in names(span, extraction)),
        SHOOTER: fillers((name,) for span in doers for name in names(span, extraction)),
        CITY: fillers(_places(spans(Role.PLACE), extraction)),
        WEAPON: fillers((span.text,) for span in spans(Role.WEAPON)),
        VICTIM_AGE: fillers((age,) for span in (*harmed, *counted) for age in _ages_at(span, extraction)),
        SHOOTER_AGE: fillers((age,) for span in doers for age in _ages_at(span, extraction)),
    }


def names(span: Span, extraction: Extraction) -> list[str]:
    """Names of persons in a span: two capitalised words or more that are no party of the actor list and no place."""
    taken = [mention.span for mention in extraction.actors if mention.actor is not None]
    taken += [mention.span for mention in extraction.places]
    letters = list(span.text)
    for other in taken:
        if other.overlaps(span):
            start, end = max(other.start - span.start, 0), min(other.end, span.end) - span.start
            letters[start:end] = "|" * (end - start)
    return _NAME.findall("".join(letters))


def date_of(extraction: Extraction, event: Event | None) -> DateExpression | None:
    """The first date of the event that says a weekday or a day of a month."""
    for report in extraction.reports if event else ():
        for span in report.spans(Role.DATE) if event and report.id in event.reports else ():
            mention = extraction.date_at(span)
            if mention is not None and _says_day(mention.expression):
                return mention.expression
    return None


def holds(said: DateExpression, day: date) -> bool:
    """Whether every part that an expression says is true of a day."""
    parts = (
        (said.year, day.year),
        (said.month, day.month),
        (said.day, day.day),
        (said.weekday, day.weekday()),
    )
    return all(value is None or value == wanted for value, wanted in parts)


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every article and compare slot by slot."""
    tallies = dict.fromkeys(SLOTS, Tally())
    errors: dict[str, Counter[str]] = {slot: Counter() for slot in SLOTS}
    for article in first(articles(data / FILE), limit):
        extraction = extract(workshop, plain_document(article.key, article.text, language="en", titled=True))
        event = main_event(extraction, chronicle_of(extraction, workshop))
        ours, said = slots_of(extraction, event), date_of(extraction, event)
        for slot in SLOTS:
            if slot == DATE:
                tally = Tally(
                    float(said is not None and holds(said, article.day)), float(said is not None), 1
                )
            else:
                tally = compare(article.slots.get(slot, ()), ours.get(slot, ()))
            tallies[slot] += tally
            if tally.right < tally.gold:
                errors[slot][
                    "no event" if event is None else "nothing given" if not tally.given else "another given"
                ] += 1
            elif tally.given > tally.right:
                errors[slot]["given too much"] += 1
    return [
        Figure(
            f"{slot} F1",
            tally.f1,
            counts=tally.counts() | {f"{kind}, articles": float(n) for kind, n in errors[slot].most_common()},
            note=f"P {tally.precision:.3f} R {tally.recall:.3f}",
        )
        for slot, tally in tallies.items()
    ]


def _ages_at(span: Span, extraction: Extraction) -> list[str]:
    return ages(extraction.document.text[span.start : span.end + _AFTER])


def _places(spans: Iterable[Span], extraction: Extraction) -> Iterator[Filler]:
    for span in spans:
        mention = extraction.place_at(span)
        place = mention.place if mention else None
        if place is None or place.kind not in _LARGE:
            yield (span.text, place.name) if place else (span.text,)


def _says_day(said: DateExpression) -> bool:
    return said.weekday is not None or (said.day is not None and said.month is not None)


def _wordings(slot: str, words: str) -> list[str]:
    return _CODED_AGE.findall(words) if slot in (VICTIM_AGE, SHOOTER_AGE) else [words.strip()]


def _sentence(tokens: Sequence[str]) -> str:
    """Tokens as running text."""
    joined = (
        " ".join(tokens).replace("-LRB-", "(").replace("-RRB-", ")").replace("``", "“").replace("''", "”")
    )
    return _TIGHT.sub(lambda match: match[1] or match[2] or "", joined)


BENCHMARK = Benchmark(
    name="gvdb",
    measures="victims, shooter, city, date and weapon in articles on shootings",
    protocol="fillers of the main event against coded spans, one to one where one wording has all words of the other",
    files=(FILE,),
    evaluate=evaluate,
)
