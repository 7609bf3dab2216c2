"""The actor list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from math import log1p
from pathlib import Path

from firsthand.domain.actor import Actor, ActorKind, ActorMention
from firsthand.knowledge.actors.choosing import Guards, NameChooser
from firsthand.knowledge.actors.communal import communal_actors, communal_spotter
from firsthand.knowledge.actors.descriptions import DescriptionSpotter, LanguageSpotter
from firsthand.knowledge.actors.entries import (
    areas,
    armed_words,
    force_words,
    generics,
    guards,
    named_actors,
    qualifiers,
    state_organs,
)
from firsthand.knowledge.actors.introduced import ArmedWords, Introducer
from firsthand.knowledge.actors.names import NameSpotter
from firsthand.knowledge.actors.own import OwnActors
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import plain
from firsthand.knowledge.own_list import Provenance
from firsthand.knowledge.phrases import PhraseIndex

_LANGUAGES = ("en", "fr")

_GROUPS = (ActorKind.REBEL, ActorKind.MILITIA, ActorKind.COMMUNAL)


class ActorList:
    """Canonical actors by id, and the spotting of their names and descriptions in text."""

    def __init__(
        self,
        actors: Iterable[Actor],
        descriptions: DescriptionSpotter,
        guards: Guards,
        areas: Mapping[str, str],
        armed: ArmedWords,
        own: OwnActors | None = None,
    ) -> None:
        self._actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self._descriptions = descriptions
        self._areas = areas
        self._chooser = NameChooser(self._actors, guards, self._countries_of, self._areas_of)
        self._introducer = Introducer(self._actors, armed)
        self._own = own or OwnActors(None)
        self._spotter_of = lru_cache(maxsize=None)(descriptions.spotter)
        self._communal_of = lru_cache(maxsize=None)(communal_spotter)

    @classmethod
    def load(cls, own: Path | None = None) -> ActorList:
        """Read the bundled list.

        Args:
            own: file of the user's own actors, which need not be there; None to leave them aside.

        Raises:
            KnowledgeError: a file is missing or damaged.
        """
        countries = CountryList.load()
        entries, modifiers = generics()
        listed = {actor.id: actor for actor in state_organs(countries)}
        listed |= {actor.id: actor for actor in named_actors(listed)}
        listed |= {generic.actor.id: generic.actor for generic in entries}
        listed |= {actor.id: actor for actor in communal_actors()}
        descriptions = DescriptionSpotter(
            countries, force_words(), entries, modifiers, qualifiers(), qualifiers(organs=True)
        )
        mine = OwnActors(own)
        return cls(mine.over(listed).values(), descriptions, guards(), areas(), armed_words(), mine)

    def get(self, actor_id: str) -> Actor:
        """The actor of an id.

        Raises:
            KeyError: there is none.
        """
        return self._actors[actor_id]

    def name_of(self, actor_id: str) -> str | None:
        """The name of an actor, None for one that is not on the list."""
        actor = self._actors.get(actor_id)
        return actor.name if actor is not None else None

    def shown(self, actor_id: str) -> Actor:
        """The actor of an id, by its id alone where the list has it no more: another user's, or one that was removed."""
        return self._actors.get(actor_id) or Actor(actor_id, actor_id, ActorKind.UNKNOWN)

    @property
    def own(self) -> Mapping[str, Provenance]:
        """Where the entries of the user's own come from, by id."""
        return self._own.sources

    @property
    def own_stamp(self) -> str | None:
        """Another one for every other content of the user's own actors; None where there are none."""
        return self._own.stamp

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Every name of the actors that the user added or changed."""
        mine = [self._actors[key] for key in self._own.sources]
        return frozenset(name for actor in mine for name in (actor.name, *(a.text for a in actor.aliases)))

    def all(self) -> tuple[Actor, ...]:
        """Every actor, in the order of ids."""
        return tuple(self._actors[key] for key in sorted(self._actors))

    @cached_property
    def unrest(self) -> dict[str, float]:
        """How many armed groups of the list act in each country: log(1 + n), 1 for the country that has most.

        A group of several countries counts in parts. States' own forces tell nothing: every state has some.
        """
        counts: dict[str, float] = defaultdict(float)
        for actor in self._actors.values():
            countries = {*actor.countries, *((actor.country,) if actor.country else ())}
            if actor.kind in _GROUPS and not actor.is_generic:
                for country in countries:
                    counts[country] += 1 / len(countries)
        most = log1p(max(counts.values(), default=1))
        return {country: log1p(count) / most for country, count in counts.items()}

    def search(self, text: str) -> tuple[Actor, ...]:
        """Actors whose id, name or an alias contains the text, accents and case ignored."""
        wanted = plain(text)
        return tuple(
            actor
            for actor in self.all()
            if wanted in plain(actor.id)
            or any(wanted in plain(n) for n in (actor.name, *(a.text for a in actor.aliases)))
        )

    def organ(self, words: str, language: str | None) -> str | None:
        """The organ of a state ("army", "police", "government") that some words name by its office alone, None where they name none."""
        found = (spotter.organs.get(words.casefold()) for spotter in self._spotters(language))
        return next((organ for organ in found if organ), None)

    def spot(self, text: str, language: str | None) -> tuple[ActorMention, ...]:
        """Mentions in order, not overlapping: the longest wins, of equals a name, then an organ of a state.

        An actor that only qualifies a description ("militants linked to al-Qaeda") is no mention of its own. Which actor
        a name means is told by `NameChooser`; what a short name means that the text introduces, by `Introducer`.
        """
        spotters = self._spotters(language)
        named = list(self._chooser.choose(text, self._names.spot(text)))
        forces = [mention for spotter in spotters for mention in spotter.state_forces(text)]
        introduced = self._introducer.introduce(text, [*named, *forces])
        found = [(int(mention.because != "alias"), mention) for mention in introduced]
        for code in self._codes(language):
            found += [(1, mention) for mention in self._communal_of(code).spot(text)]
        for spotter in spotters:
            found += [(2, mention) for mention in spotter.descriptions(text)]
            found = [item for item in found if item[0] or not spotter.is_qualifier(text, item[1].span)]
        found.sort(key=lambda item: (item[1].span.start - item[1].span.end, item[0], item[1].span.start))
        kept: list[ActorMention] = []
        taken = bytearray(len(text))
        for _, mention in found:
            if not any(taken[mention.span.start : mention.span.end]):
                taken[mention.span.start : mention.span.end] = b"\1" * (mention.span.end - mention.span.start)
                kept.append(mention)
        return tuple(sorted(kept, key=lambda mention: mention.span.start))

    def _countries_of(self, text: str) -> set[str]:
        return {code for _, _, code in self._descriptions.countries.spot(text)}

    def _areas_of(self, text: str) -> set[str]:
        return {self._areas[text[start:end]] for start, end in self._area_index.spot(text)}

    @cached_property
    def _area_index(self) -> PhraseIndex:
        return PhraseIndex(self._areas)

    @cached_property
    def _names(self) -> NameSpotter:
        return NameSpotter(self._actors.values())

    def _spotters(self, language: str | None) -> list[LanguageSpotter]:
        return [self._spotter_of(code) for code in self._codes(language)]

    def _codes(self, language: str | None) -> list[str]:
        return [code for code in _LANGUAGES if language in (code, None) or language not in _LANGUAGES]
