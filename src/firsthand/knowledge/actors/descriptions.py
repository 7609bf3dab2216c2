"""Spotting of state organs ("Malian army", "l'état-major burkinabè") and of generic descriptions ("suspected jihadists")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.alternatives import phrases
from firsthand.domain.values import Span
from firsthand.knowledge.actors.entries import Generic, Qualifiers
from firsthand.knowledge.actors.states_acting import ACTS, acts_by_arms
from firsthand.knowledge.countries import CountryList

_REACH = 60  # characters before a country or a name that can hold an organ or a qualifier
_MIDDLE = r"(?:(?P<middle>(?!(?:as|and|or|but|when|while|after|where|says?|said|et|ou|mais)\s)\w[\w-]*)\s)?"
_ARMY = re.compile(
    r"(?:['’]|\b(?:une|cette|notre|leur|la|son|sa|ex|grande|même)[\s-]|^|[^\w\s])\s?$", re.IGNORECASE
)
"""What stands before the French noun "armée"; behind another noun it is an adjective."""
_ARMS_BEHIND = re.compile(
    r"\s(?:(?:air|drone|missile|artillery|aerial|guided|cruise|ballistic|long-range|[A-Z][A-Za-z]{0,2}-?\d{1,3}[A-Z]?)\s)*(?:air\s?strikes?|air\sraids?|strikes?|bombardments?|bombings?|shelling|artillery|missiles?|drones?|"
    r"(?:glide|guided|aerial)\sbombs?|war\s?planes?|fighter\sjets?|jets|gunships?|gunfire)(?![\w-])",
    re.IGNORECASE,
)
_ARMS_BEFORE = re.compile(
    r"\b(?:frappes?|raids?|bombardements?|tirs?|pilonnages?|missiles?|drones?|avions|artillerie|bombes?\s(?:planantes?|guidées?|aériennes?))"
    r"(?:\s(?:aérien(?:ne)?s?|de\s(?:drones?|missiles?|chasse|combat|guerre|croisière)|d['’](?:artillerie|obus)))*\s$",
    re.IGNORECASE,
)
"""Arms that, with a demonym, stand for the forces of a state ("Russian missiles", "des frappes israéliennes")."""
_OF_REBELS = frozenset({"democratic", "démocratiques", "démocratique"})
"""What no state calls its forces, and others do: "Forces démocratiques syriennes"."""
_SOLD = frozenset({"TUR", "IRN", "CHN"})
"""Makers of drones that other states fly."""
_TERRITORY = "state"
"""An organ whose word also means a part of the country: "Nigeria's Plateau state", "the Nigerian state of Borno"."""
_OF_A_NAME = re.compile(r"\sof\s[A-ZÀ-Þ]")
_MINISTRIES = "ministère|ministre"
_OF = r"(?:du|de\sla|de\sl['’]|des|de|d['’])"


@dataclass(frozen=True)
class DescriptionSpotter:
    """Patterns built once from the data, one set for each language.

    Attributes:
        countries: names and demonyms.
        forces: language to organ to the words for it.
        generics: descriptions.
        modifiers: language to words that may stand beside a description; between a demonym and an organ they
            make somebody else of it ("Malian rebel forces").
        qualifiers: patterns beside a name that only qualifies ("linked to").
        organ_qualifiers: patterns beside an organ of a state that does ("military channel").
    """

    countries: CountryList
    forces: Mapping[str, Mapping[str, tuple[str, ...]]]
    generics: Sequence[Generic]
    modifiers: Mapping[str, tuple[str, ...]]
    qualifiers: Qualifiers
    organ_qualifiers: Qualifiers

    def spotter(self, language: str) -> LanguageSpotter:
        """The compiled patterns of a language."""
        organs = {word.casefold(): organ for organ, words in self.forces[language].items() for word in words}
        nouns = {word.casefold(): generic for generic in self.generics for word in generic.words[language]}
        organ = f"(?P<organ>{_any(list(organs))})"
        modifier = _any(self.modifiers[language])
        if language == "fr":
            demonym, name_before = rf"\b{organ}\s{_MIDDLE}$", rf"\b{organ}\s{_OF}\s?$"
            after = r"(?!)"
            generic = rf"\b(?P<noun>{_any(list(nouns))})(?:\s{modifier}){{0,3}}(?![\w-])"
        else:
            demonym, name_before = r"(?!)", rf"\b{organ}\sof\s(?:the\s)?$"
            after = rf"(?:['’]s?)?\s{_MIDDLE}{organ}(?!\w)"
            generic = rf"\b(?:{modifier}\s){{0,3}}(?P<noun>{_any(list(nouns))})(?![\w-])"
        return LanguageSpotter(
            organs=organs,
            nouns=nouns,
            others=frozenset(word.casefold() for word in self.modifiers[language]),
            countries=self.countries,
            before_demonym=re.compile(demonym, re.IGNORECASE),
            before_name=re.compile(name_before, re.IGNORECASE),
            after=re.compile(after, re.IGNORECASE),
            ministry=re.compile(rf"\b(?:{_MINISTRIES})\s$", re.IGNORECASE),
            portfolio=_portfolios(organs),
            generic=re.compile(generic, re.IGNORECASE),
            qualifies_before=_either(self.qualifiers.before[language], "$"),
            qualifies_after=_either(self.qualifiers.after[language], ""),
            beside_organ=(
                _either(self.organ_qualifiers.before[language], "$"),
                _either(self.organ_qualifiers.after[language], ""),
            ),
            has_adjectives_first=language != "fr",
        )


@dataclass(frozen=True)
class LanguageSpotter:
    """Compiled patterns of one language."""

    organs: Mapping[str, str]
    nouns: Mapping[str, Generic]
    others: frozenset[str]
    countries: CountryList
    before_demonym: re.Pattern[str]
    before_name: re.Pattern[str]
    after: re.Pattern[str]
    ministry: re.Pattern[str]
    portfolio: re.Pattern[str]
    generic: re.Pattern[str]
    qualifies_before: re.Pattern[str]
    qualifies_after: re.Pattern[str]
    beside_organ: tuple[re.Pattern[str], re.Pattern[str]]
    has_adjectives_first: bool

    def state_forces(self, text: str) -> Iterator[ActorMention]:
        """Organs of a state named with their country.

        Arms that many states buy say nothing of who fires them ("Turkish drones" of the army of Niger): where forces of another state are
        named, and their maker only by its arms, they are no forces of the maker.
        """
        found = [(code, mention) for code, mention in self._organs(text)]
        by_arms = {mention.span for code, mention in found if self._is_by_arms(mention)}
        named = {
            code for start, end, code in self.countries.spot(text) if Span.of(text, start, end) not in by_arms
        }
        forces = {
            code
            for code, mention in found
            if mention.kind is ActorKind.STATE_FORCE and mention.span not in by_arms
        }
        for code, mention in found:
            bought = code in _SOLD and mention.span in by_arms and code not in named
            if not (bought and forces - {code}):
                yield mention

    def _is_by_arms(self, mention: ActorMention) -> bool:
        return mention.span.text in self.countries.demonyms

    def _organs(self, text: str) -> Iterator[tuple[str, ActorMention]]:
        for start, end, code in self.countries.spot(text):
            yield from ((code, mention) for mention in self._organs_at(text, start, end, code))

    def _organs_at(self, text: str, start: int, end: int, code: str) -> Iterator[ActorMention]:
        word = text[start:end]
        if portfolio := self.portfolio.match(text, end):
            yield from self._ministry(text, start, portfolio, code)
        if (match := self.after.match(text, end)) and not _is_territory(text, match):
            yield from self._organ_behind(text, start, match, code)
        if word not in self.countries.names or word in self.countries.demonyms:
            yield from self._armed(text, start, end, code)
        if word in self.countries.names and (act := acts_by_arms(text, start, end)):
            yield ActorMention(
                Span.of(text, start, end), f"{code.lower()}-army", ActorKind.STATE_FORCE, f"{ACTS}{act}"
            )
        before = self.before_name if word in self.countries.names else self.before_demonym
        base = max(0, start - _REACH)
        if match := before.search(text[base:start]):
            yield from self._organ(text, base + match.start(), end, match, code)

    def _armed(self, text: str, start: int, end: int, code: str) -> Iterator[ActorMention]:
        """The forces of a state, by their arms alone: the demonym is the mention."""
        if self.has_adjectives_first:
            arms = _ARMS_BEHIND.match(text, end)
        else:
            arms = _ARMS_BEFORE.search(text[max(0, start - _REACH) : start])
        if arms:
            span = Span.of(text, start, end)
            yield ActorMention(
                span, f"{code.lower()}-army", ActorKind.STATE_FORCE, f"{code} + {arms.group().strip()}"
            )

    def _ministry(self, text: str, start: int, portfolio: re.Match[str], code: str) -> Iterator[ActorMention]:
        """A ministry with its country in the middle: "le ministère russe de la Défense"."""
        base = max(0, start - _REACH)
        if head := self.ministry.search(text[base:start]):
            words = _squeezed(f"{head.group()} {portfolio.group()}")
            if organ := self.organs.get(words):
                kind = ActorKind.GOVERNMENT if organ == "government" else ActorKind.STATE_FORCE
                span = Span.of(text, base + head.start(), portfolio.end())
                yield ActorMention(span, f"{code.lower()}-{organ}", kind, f"{code} + {words}")

    def _organ_behind(self, text: str, start: int, match: re.Match[str], code: str) -> Iterator[ActorMention]:
        """An organ behind its country.

        Behind a name between them it stands by itself ("Nigeria's Borno police"); forces are no organ there, as the name says
        whose they are ("Sudan's RSF forces", "Somalia's Puntland forces").
        """
        middle, organ = match["middle"] or "", match["organ"]
        is_named = middle[:1].isupper() and organ.islower()
        if is_named and _squeezed(f"{middle} {organ}") not in self.organs:
            if self.organs[_squeezed(organ)] == "army":
                return
            start = match.start("organ")
        yield from self._organ(text, start, match.end(), match, code)

    def _organ(
        self, text: str, start: int, end: int, match: re.Match[str], code: str
    ) -> Iterator[ActorMention]:
        middle = match.groupdict().get("middle")
        organ = self.organs[_squeezed(match["organ"])]
        if middle and middle.casefold() in self.others | _OF_REBELS:
            whole = self.organs.get(
                _squeezed(f"{middle} {match['organ']}")
            )  # "armed forces": nothing in the middle
            if whole is None:
                return
            organ = whole
        if self._is_of_media(text, start, end):
            return
        kind = ActorKind.GOVERNMENT if organ == "government" else ActorKind.STATE_FORCE
        yield ActorMention(
            Span.of(text, start, end), f"{code.lower()}-{organ}", kind, f"{code} + {match['organ']}"
        )

    def descriptions(self, text: str) -> Iterator[ActorMention]:
        """Generic descriptions."""
        for match in self.generic.finditer(text):
            if match["noun"].casefold() == "armée" and not _ARMY.search(text[: match.start()][-12:]):
                continue  # "attaque armée"
            generic = self.nouns[_squeezed(match["noun"])]
            span = Span.of(text, match.start(), match.end())
            if generic.actor.kind is ActorKind.STATE_FORCE and self._is_of_media(text, span.start, span.end):
                continue
            yield ActorMention(span, generic.actor.id, generic.actor.kind, f"description: {match['noun']}")

    def _is_of_media(self, text: str, start: int, end: int) -> bool:
        """Whether an organ only says what media are about: "a Russian military channel"."""
        before, after = self.beside_organ
        return bool(before.search(text[max(0, start - _REACH) : start]) or after.match(text, end))

    def is_qualifier(self, text: str, span: Span) -> bool:
        """Whether a name only qualifies somebody else ("militants linked to al-Qaeda")."""
        before = text[max(0, span.start - _REACH) : span.start]
        return bool(self.qualifies_before.search(before) or self.qualifies_after.match(text, span.end))


def _is_territory(text: str, organ: re.Match[str]) -> bool:
    """Whether a word for an organ behind its country means a part of the country."""
    if _squeezed(organ["organ"]) != _TERRITORY:
        return False
    return organ["middle"] is not None or bool(_OF_A_NAME.match(text, organ.end()))


def _any(words: Sequence[str]) -> str:
    return f"(?:{phrases(words)})"


def _portfolios(organs: Mapping[str, str]) -> re.Pattern[str]:
    """What may stand behind the country of a ministry; nothing in a language that puts the country elsewhere."""
    tails = [
        tail
        for word in organs
        for head, _, tail in (word.partition(" "),)
        if head in _MINISTRIES.split("|") and tail
    ]
    return re.compile(rf"\s{_any(tails)}(?!\w)" if tails else "(?!)", re.IGNORECASE)


def _either(patterns: Sequence[str], end: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)}){end}" if patterns else "(?!)", re.IGNORECASE)


def _squeezed(words: str) -> str:
    return " ".join(words.split()).casefold()
