"""Human targets of a MUC-4 template from spans: a name and what its bearer is called are one victim, and what a text says twice counts once.

Rules of the task documentation of 1992, sections 7.18 to 7.24: a title or description beside a name goes with it; a description alone stands
for those who have no name; one number and at most one effect each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evaluation.benchmarks.muc_fills import content_words
from evaluation.benchmarks.muc_template import Victim
from evaluation.benchmarks.muc_words import Words, is_plural, trimmed
from firsthand.domain.claim import Extraction
from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Quantity, Span

_EMPTY = frozenset(
    [
        "he",
        "she",
        "him",
        "her",
        "his",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "whose",
        "other",
        "others",
        "another",
        "two",
        "three",
        "one",
        "some",
        "all",
        "victim",
        "victims",
        "it",
        "its",
    ]
)
_APART = re.compile(r"\s*[,(\[]?\s*(?:THE\s+|A\s+|AN\s+)?", re.IGNORECASE)
_HARMS = (
    (
        re.compile(
            r"\b(?:KILL\w*|MURDER\w*|ASSASSINAT\w*|DEAD|DEATHS?|DIED|SLAIN|MASSACRE\w*|SLAY\w*|EXECUT\w*|SHOT TO DEATH|GUNNED DOWN|BOD(?:Y|IES))\b"
        ),
        CasualtyKind.KILLED,
    ),
    (re.compile(r"\b(?:WOUND\w*|INJUR\w*|HURT)\b"), CasualtyKind.INJURED),
)
_REACH = 90  # characters between a person and the word that tells what happened to them


@dataclass
class _Person:
    """One victim in the making."""

    name: Span | None = None
    descriptions: list[Span] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        return [*([self.name] if self.name else []), *self.descriptions]

    @property
    def words(self) -> set[str]:
        return {word for span in self.spans for word in content_words(span.text)}


def victims_of(
    spans: Sequence[Span], names: Sequence[Span], extraction: Extraction, words: Words
) -> list[Victim]:
    """The human targets of one template.

    Args:
        spans: of victims, by name or as they are called; in order.
        names: of victims; in order.
        extraction: has text and figures.
        words: vocabulary.
    """
    text = extraction.document.text
    named: list[_Person] = []
    loose: list[Span] = []
    for span in sorted({*names, *spans}, key=lambda span: (span.start, -span.end)):
        title, name = words.name_in(trimmed(span))
        if name is None and span in names and len(content_words(span.text)) > 1:
            title, name = None, trimmed(span)
        if name is not None:
            person = _named(named, name)
            if title is not None:
                person.descriptions.append(title)
        elif span in spans and _says_something(span):
            loose.append(trimmed(span))
    described = _attached(loose, named, text)
    left = _distinct(described)
    left = [span for span in left if not _belongs(span, named, words)]
    people = [*named, *(_Person(None, [span]) for span in left)]
    return [_victim(person, extraction) for person in people]


def _named(people: list[_Person], name: Span) -> _Person:
    """The person of that name; the fuller name stands."""
    found = set(content_words(name.text))
    for person in people:
        known = set(content_words(person.name.text)) if person.name else set()
        if found <= known or known <= found:
            if len(found) > len(known):
                person.name = name
            return person
    people.append(_Person(name))
    return people[-1]


def _says_something(span: Span) -> bool:
    said = [word for word in content_words(span.text) if word not in _EMPTY and not word[0].isdigit()]
    return bool(said)


def _attached(loose: Sequence[Span], named: Sequence[_Person], text: str) -> list[Span]:
    """Gives descriptions beside a name to its bearer; returns the rest."""
    left = []
    for span in loose:
        owner = next((p for p in named if any(_beside(span, other, text) for other in p.spans)), None)
        if owner is None or is_plural(span.text):
            left.append(span)
        else:
            owner.descriptions.append(span)
    return left


def _beside(one: Span, other: Span, text: str) -> bool:
    first, second = sorted((one, other))
    return second.start < first.end or _APART.fullmatch(text, first.end, second.start) is not None


def _distinct(spans: Iterable[Span]) -> list[Span]:
    """One span for those of which one holds all words of the other: the fuller one."""
    kept: list[Span] = []
    for span in spans:
        found = set(content_words(span.text))
        double = next((n for n, o in enumerate(kept) if found <= set(content_words(o.text))), None)
        if double is not None:
            continue
        kept = [other for other in kept if not set(content_words(other.text)) <= found] + [span]
    return kept


def _belongs(span: Span, named: Sequence[_Person], words: Words) -> bool:
    """Whether a description in the singular is of somebody whose name is known."""
    if is_plural(span.text):
        return False
    found = set(content_words(span.text))
    kind = words.person_type(span.text)
    for person in named:
        if found & person.words:
            return True
        kinds = {words.person_type(other.text) for other in person.descriptions}
        if not kinds or kind in kinds:
            if not person.descriptions:
                person.descriptions.append(span)
            return True
    return False


def _victim(person: _Person, extraction: Extraction) -> Victim:
    figures = [f for report in extraction.reports for f in report.figures if _counts(f, person)]
    quantity: Quantity | None = next((figure.quantity for figure in figures), None)
    harms = frozenset(figure.kind for figure in figures if figure.kind in _KINDS)
    if not harms:
        harms = frozenset(
            filter(None, [next(filter(None, (_harm(span, extraction) for span in person.spans)), None)])
        )
    description = person.descriptions[0] if person.descriptions else None
    return Victim(person.name, description, harms, None if person.name else quantity)


_KINDS = frozenset((CasualtyKind.KILLED, CasualtyKind.INJURED))


def _counts(figure: Figure, person: _Person) -> bool:
    group = figure.group or figure.span
    return any(group.overlaps(span) for span in person.spans)


def _harm(span: Span, extraction: Extraction) -> CasualtyKind | None:
    """What the nearest word of harm in the sentence says happened."""
    sentence = next((s.span for s in extraction.document.sentences if s.span.contains(span)), None)
    if sentence is None:
        return None
    near = [
        (max(span.start - (sentence.start + m.end()), sentence.start + m.start() - span.end), kind)
        for pattern, kind in _HARMS
        for m in pattern.finditer(sentence.text.upper())
    ]
    distance, kind = min(near, key=lambda pair: pair[0], default=(_REACH, CasualtyKind.KILLED))
    return kind if distance < _REACH else None
