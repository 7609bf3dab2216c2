"""Where a label that is not known could be at all.

Data sets mark some things and leave others open. A network that sees a kind of span only where it is, and never where it is not, learns to see it
everywhere: so what cannot be is told, word by word. A word is in doubt for a kind only where its form allows it and where nothing else is
known of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from training.reader.texts import KIND, Sample

from firsthand.reports.signals import SIGNALS

_NUMBER, _DATE, _TOPONYM = (SIGNALS.index(name) for name in ("number", "date", "toponym"))
_ONE = frozenset(("a", "an", "one", "un", "une"))
_SHORT = 3  # letters: shorter words are part of names at most, and those are marked whole
_APART = frozenset(
    KIND[name]
    for name in (
        "initiator",
        "target",
        "victim",
        "weapon",
        "count",
        "other-number",
        "place",
        "elsewhere",
        "date",
        "other-date",
    )
)


def narrow(sample: Sample) -> Sample:
    """The sample with its doubts kept to the words that they can be about; in place."""
    taken = {word: kind for kind, first, end in sample.spans if kind in _APART for word in range(first, end)}
    kept = []
    for kind, first, end in sample.unsure:
        possible = _POSSIBLE.get(kind)
        if possible is None:
            kept.append((kind, first, end))
            continue
        kept += [
            (kind, word, word + 1)
            for word in range(first, end)
            if (word not in taken or taken[word] == kind) and possible(sample, word)
        ]
    sample.unsure = kept
    return sample


def _is_number(sample: Sample, word: int) -> bool:
    return bool(sample.seen.signals[word, _NUMBER]) or sample.lower[word][:1].isdigit()


def _counts(sample: Sample, word: int) -> bool:
    return _is_number(sample, word) or sample.lower[word] in _ONE


def _is_place(sample: Sample, word: int) -> bool:
    return bool(sample.seen.signals[word, _TOPONYM]) or sample.seen.words[word][:1].isupper()


def _is_date(sample: Sample, word: int) -> bool:
    return bool(sample.seen.signals[word, _DATE])


def _is_noun(sample: Sample, word: int) -> bool:
    return len(sample.lower[word]) > _SHORT and sample.lower[word].isalpha() and not _is_date(sample, word)


_POSSIBLE: Mapping[int, Callable[[Sample, int], bool]] = {
    KIND["count"]: _counts,
    KIND["other-number"]: _is_number,
    KIND["place"]: _is_place,
    KIND["elsewhere"]: _is_place,
    KIND["date"]: _is_date,
    KIND["other-date"]: _is_date,
    KIND["initiator"]: _is_noun,
    KIND["target"]: _is_noun,
    KIND["victim"]: _is_noun,
    KIND["weapon"]: _is_noun,
}
