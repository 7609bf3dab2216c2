"""Spotting of state organs ("Malian army", "l'état-major burkinabè") and of generic descriptions ("suspected jihadists")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.values import Span
from firsthand.knowledge.actors.entries import Generic
from firsthand.knowledge.countries import CountryList


def _any(words: Sequence[str]) -> str:
    return (
        "(?:"
        + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=len, reverse=True))
        + ")"
    )


@dataclass(frozen=True)
class DescriptionSpotter:
    """Patterns built once from the data, one set for each language."""

    countries: CountryList
    forces: Mapping[str, Mapping[str, tuple[str, ...]]]
    generics: Sequence[Generic]
    modifiers: Mapping[str, tuple[str, ...]]

    def spotter(self, language: str) -> LanguageSpotter:
        """The compiled patterns of a language."""
        organs = {word.casefold(): organ for organ, words in self.forces[language].items() for word in words}
        nouns = {word.casefold(): generic for generic in self.generics for word in generic.words[language]}
        return LanguageSpotter(
            organs=organs,
            nouns=nouns,
            countries=self.countries,
            state=tuple(re.compile(pattern) for pattern in self._state_patterns(language, list(organs))),
            generic=re.compile(self._generic_pattern(language, list(nouns)), re.IGNORECASE),
        )

    def _state_patterns(self, language: str, organs: list[str]) -> Iterator[str]:
        adjective = f"(?P<country>{_any(list(self.countries.demonyms))})"
        name = f"(?P<country>{_any(list(self.countries.names))})"
        organ = f"(?P<organ>(?i:{_any(organs)}))"
        if language == "en":
            yield rf"\b{adjective}\s(?:\w+\s)?{organ}(?!\w)"
            yield rf"\b{name}(?:['’]s?)?\s(?:\w+\s)?{organ}(?!\w)"
            yield rf"\b{organ}\sof\s(?:the\s)?{name}(?!\w)"
        else:
            yield rf"\b{organ}(?:\s\w+)?\s{adjective}(?!\w)"
            yield rf"\b{organ}\s(?:du|de\sla|de\sl['’]|des|de|d['’])\s?{name}(?!\w)"

    def _generic_pattern(self, language: str, nouns: list[str]) -> str:
        modifier = _any(self.modifiers[language])
        if language == "en":
            return rf"\b(?:{modifier}\s){{0,3}}(?P<noun>{_any(nouns)})(?![\w-])"
        return rf"\b(?P<noun>{_any(nouns)})(?:\s{modifier}){{0,3}}(?![\w-])"


@dataclass(frozen=True)
class LanguageSpotter:
    """Compiled patterns of one language."""

    organs: Mapping[str, str]
    nouns: Mapping[str, Generic]
    countries: CountryList
    state: tuple[re.Pattern[str], ...]
    generic: re.Pattern[str]

    def state_forces(self, text: str) -> Iterator[ActorMention]:
        """Organs of a state named with their country."""
        for pattern in self.state:
            for match in pattern.finditer(text):
                word = match["country"]
                code = self.countries.names.get(word) or self.countries.demonyms.get(word)
                if code is None:
                    continue
                organ = self.organs[" ".join(match["organ"].split()).casefold()]
                kind = ActorKind.GOVERNMENT if organ == "government" else ActorKind.STATE_FORCE
                span = Span.of(text, match.start(), match.end())
                yield ActorMention(span, f"{code.lower()}-{organ}", kind, f"{word} + {match['organ']}")

    def descriptions(self, text: str) -> Iterator[ActorMention]:
        """Generic descriptions."""
        for match in self.generic.finditer(text):
            generic = self.nouns[" ".join(match["noun"].split()).casefold()]
            span = Span.of(text, match.start(), match.end())
            yield ActorMention(span, generic.actor.id, generic.actor.kind, f"description: {match['noun']}")
