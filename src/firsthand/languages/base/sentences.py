"""How to cut a language into sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SentenceRules:
    """What a full stop does not end.

    Attributes:
        abbreviations: lower case, without the final stop ("gen", "mme", "e.g").
        stopwords: frequent words by which the language is told from others, lower case.
        acronyms: dotted ones that may end a sentence, lower case, without the final stop ("u.s"); other letters with stops
            are the initials of a name.
    """

    abbreviations: frozenset[str]
    stopwords: frozenset[str]
    acronyms: frozenset[str] = frozenset(
        [
            "u.s",
            "u.k",
            "u.n",
            "e.u",
            "u.a.e",
            "d.c",
            "a.m",
            "p.m",
            "o.n.u",
            "u.e",
            "u.a",
            "n.y",
            "a.d",
            "b.c",
            "r.d.c",
            "r.c.a",
        ]
    )
