"""Which documents are worth comparing: what two must share, so that a thousand pages are not compared pair by pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from firsthand.blocking import number
from firsthand.lineage.quotations import LONG
from firsthand.lineage.traces import Traces

_FORTNIGHT = 14  # days; two pages up to so many days apart share a block of facts
_FEW = 6  # keys of each kind of fact
_BITS = 2**64 - 1  # a block is a number of 64 bits without a sign


def word_blocks(traces: Traces) -> tuple[int, ...]:
    """The blocks of a document by its words: the smallest of its shingles, and its quotations. They do not hang on the day: a copy can come
    years later.
    """
    quoted = (" ".join(words) for words in traces.quotes if len(words) >= LONG)
    return (*traces.wording.sketch, *_smallest("quoted", quoted))


def fact_blocks(traces: Traces) -> tuple[int, ...]:
    """The blocks of a document by its facts, for paraphrases and translations: words of names, local places, and places with numbers; each
    with the fortnight in which it was told and the next.

    Of each kind the smallest few by their hashes are taken, so that two documents that share much share some of these.
    """
    first = traces.told // _FORTNIGHT
    numbers = [str(value) for value in sorted(traces.numbers)]
    facts = (
        *_smallest("name", traces.names),
        *_smallest("site", traces.sites),
        *_smallest("count", (f"{site} {value}" for site in traces.sites for value in numbers)),
    )
    return tuple(_mixed(fact, fortnight) for fact in facts for fortnight in (first, first + 1))


def _smallest(kind: str, names: Iterable[str]) -> Iterator[int]:
    yield from sorted({number(f"{kind}\n{name}") for name in names})[:_FEW]


def _mixed(fact: int, fortnight: int) -> int:
    return hash((fact, fortnight)) & _BITS  # of whole numbers alone: the same in every process
