"""How to cut a language into sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SentenceRules:
    """What a full stop does not end.

    Attributes:
        abbreviations: lower case, without the final stop ("gen", "mme", "e.g").
        stopwords: frequent words by which the language is told from others, lower case.
    """

    abbreviations: frozenset[str]
    stopwords: frozenset[str]
