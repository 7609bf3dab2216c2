"""Which actor a name means in its text: the same letters name several groups, a surname, a notion or a news agency."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.actor import Actor, ActorMention
from firsthand.domain.values import Span
from firsthand.knowledge.folding import plain

_SHORT_ACRONYM = 4  # letters: so short, other organisations share it (RSF, CMA, ADF)
_WEAK_SOURCE = "UCDP 22.1"
_WORD_BEFORE = re.compile(r"([\w’'-]+)\.?\s$")
_NAME_BEHIND = re.compile(r"\s(?-i:[A-ZÀ-Þ][a-zà-ÿ]+)")
_NOUN_BEHIND = re.compile(r"\s[a-z]{3,}")
_BREAKS = re.compile(r"[\s\-–‑]")
_REACH = 40  # characters before a name that can hold a title or a given name
_BESIDE = 80  # characters around an acronym
PARTICLES = frozenset(
    ("the", "of", "for", "and", "in", "de", "du", "des", "la", "le", "les", "l", "d", "pour", "et", "en", "au", "aux", "al", "el",
     "ul")
)  # fmt: skip
"""Words of names that say nothing of who is meant."""


@dataclass(frozen=True)
class Guards:
    """Words that keep names from being taken for actors.

    Attributes:
        sure: acronyms that stand for nothing else, whatever countries the text names.
        local: names of several words that other organisations have too, as `plain` without particles.
        surnames: names that persons have too.
        titles: words before a person's name, plain.
        no_given_names: words before a name that are none of a person's, plain.
        notions: names that are a notion too, plain.
        any: words before a notion, plain.
        reserved: names of news agencies, which only a full name in the same text makes an actor's.
        homonyms: acronym to words that tell of another organisation under it.
    """

    sure: frozenset[str]
    local: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    no_given_names: frozenset[str]
    notions: frozenset[str]
    any: frozenset[str]
    reserved: frozenset[str]
    homonyms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Bearer:
    """An actor that bears a name.

    Attributes:
        actor: its id.
        is_weak: whether only UCDP gives the name, so that it counts where a country of the actor is told alone.
    """

    actor: str
    is_weak: bool


class NameChooser:
    """Tells which of the actors that bear a name is meant, or that none is.

    A short acronym counts where the text tells a country that its actor acts in, or names no country at all; one word that only
    UCDP gives needs the country. Of several bearers the one that the text also names otherwise is meant, then one of
    the countries told, then the one whose first name it is; where that leaves several, none.

    Args:
        actors: the list by id; of bearers alike the first is preferred.
        guards: see `Guards`.
        countries: codes of the countries that a text names.
        areas: codes of countries that a text tells by an area or a capital.
    """

    def __init__(
        self,
        actors: Mapping[str, Actor],
        guards: Guards,
        countries: Callable[[str], set[str]],
        areas: Callable[[str], set[str]],
    ) -> None:
        self._actors = actors
        self._guards = guards
        self._countries = countries
        self._areas = areas

    def choose(self, text: str, spotted: Iterable[tuple[Span, str]]) -> Iterator[ActorMention]:
        """The names of a text that mean an actor.

        Args:
            text: the whole text.
            spotted: names with one actor that bears each.
        """
        names = [(span, self._bearers_of(span.text, first)) for span, first in spotted]
        if not names:
            return
        here = self._countries(text)
        near = here | self._areas(text)
        surely = {b[0].actor for span, b in names if len(b) == 1 and span.text not in self._guards.surnames}
        named_so = {span for span, _ in names if self._is_person(text, span)}
        persons = {span.text for span in named_so}
        for span, bearers in names:
            if span in named_so or span.text in self._guards.reserved or self._is_notion(text, span):
                continue
            if span.text in self._guards.homonyms and self._is_homonym(text, span, bearers, surely):
                continue
            if span.text in self._guards.surnames and not self._is_force(
                span, bearers, persons, surely, near
            ):
                continue
            actor = self._meant(span, bearers, surely, here, near)
            if actor is not None:
                yield ActorMention(span, actor, self._actors[actor].kind, "alias")

    def _meant(
        self, span: Span, bearers: tuple[_Bearer, ...], surely: set[str], here: set[str], near: set[str]
    ) -> str | None:
        fit = [b.actor for b in bearers if self._fits(span, b, here, near)]
        if len(fit) < 2:
            return fit[0] if fit else None
        shown = {actor for actor in fit if self._actors[actor].name == span.text}
        for wanted in (surely, {a for a in fit if near.intersection(self._actors[a].countries)}, shown):
            if chosen := [actor for actor in fit if actor in wanted]:
                fit = chosen
        return (
            fit[0]
            if len(bearers) == 1 or any(set(fit) <= w for w in (surely, shown)) or self._is_near(fit, near)
            else None
        )

    def _is_near(self, actors: list[str], near: set[str]) -> bool:
        return bool(near.intersection(self._actors[actors[0]].countries))

    def _fits(self, span: Span, bearer: _Bearer, here: set[str], near: set[str]) -> bool:
        actor = self._actors[bearer.actor]
        if near.intersection(actor.countries) or not (actor.countries or bearer.is_weak):
            return True
        if span.text in self._guards.sure:
            return True
        is_one_word = not _BREAKS.search(span.text)
        if bearer.is_weak:
            return not is_one_word and not here
        if not is_one_word and _key(span.text) in self._guards.local:
            return False
        return not here or not (span.text.isupper() and len(span.text) <= _SHORT_ACRONYM)

    def _is_force(
        self, span: Span, bearers: tuple[_Bearer, ...], persons: set[str], surely: set[str], near: set[str]
    ) -> bool:
        """Whether a surname is the force's: the text names it otherwise, or tells its country and no such person."""
        mine = {b.actor for b in bearers}
        if mine & surely:
            return True
        homes = {code for a in mine for code in (*self._actors[a].countries, self._actors[a].country)}
        return span.text not in persons and bool(near & homes)

    def _is_homonym(self, text: str, span: Span, bearers: tuple[_Bearer, ...], surely: set[str]) -> bool:
        """Whether the text speaks of another organisation beside an acronym, or anywhere if it does not name the actor in full."""
        is_named = any(
            bearer.actor in surely and self._named_in_full(text, bearer.actor) for bearer in bearers
        )
        around = text[max(0, span.start - _BESIDE) : span.end + _BESIDE] if is_named else text
        return any(words in around for words in self._guards.homonyms[span.text])

    def _named_in_full(self, text: str, actor: str) -> bool:
        return any(" " in alias.text and alias.text in text for alias in self._actors[actor].aliases)

    def _is_person(self, text: str, span: Span) -> bool:
        if span.text not in self._guards.surnames:
            return False
        before = _WORD_BEFORE.search(text, max(0, span.start - _REACH), span.start)
        if before is not None:
            word = before[1]
            if plain(word) in self._guards.titles:
                return True
            given = word[0].isupper() and word[1:].islower() and not word.endswith(("'s", "’s"))
            if given and plain(word) not in self._guards.no_given_names and not self._countries(word):
                return True
        return bool(_NAME_BEHIND.match(text, span.end))

    def _is_notion(self, text: str, span: Span) -> bool:
        if plain(span.text) not in self._guards.notions:
            return False
        before = _WORD_BEFORE.search(text, max(0, span.start - _REACH), span.start)
        if before is None or plain(before[1]) not in self._guards.any:
            return False
        is_french = plain(span.text).startswith(("etat", "jihad"))
        return is_french or not _NOUN_BEHIND.match(text, span.end)

    def _bearers_of(self, name: str, first: str) -> tuple[_Bearer, ...]:
        return self._bearers.get(_key(name), ()) or (_Bearer(first, is_weak=False),)

    @cached_property
    def _bearers(self) -> dict[str, tuple[_Bearer, ...]]:
        found: dict[str, dict[str, bool]] = {}
        for actor in self._actors.values():
            for alias in actor.aliases:
                bearers = found.setdefault(_key(alias.text), {})
                is_weak = alias.source == _WEAK_SOURCE and actor.name != alias.text
                bearers[actor.id] = bearers.get(actor.id, True) and (is_weak or _is_from_ucdp(actor))
        return {key: tuple(_Bearer(*item) for item in bearers.items()) for key, bearers in found.items()}


def _is_from_ucdp(actor: Actor) -> bool:
    return all(alias.source == _WEAK_SOURCE for alias in actor.aliases)


def _key(name: str) -> str:
    """A name of one word as written, another without case, accents and particles."""
    if not _BREAKS.search(name):
        return name
    return " ".join(word for word in plain(name).split() if word not in PARTICLES)
