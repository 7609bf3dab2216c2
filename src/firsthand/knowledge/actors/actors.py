"""The actor list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache

from firsthand.domain.actor import Actor, ActorMention
from firsthand.domain.values import Span
from firsthand.knowledge.actors.descriptions import DescriptionSpotter, LanguageSpotter
from firsthand.knowledge.actors.entries import force_words, generics, named_actors, qualifiers, state_organs
from firsthand.knowledge.actors.names import NameSpotter
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.folding import plain

_LANGUAGES = ("en", "fr")
_SHORT_ACRONYM = 4  # letters: so short, other organisations share it (RSF, CMA, ADF)


class ActorList:
    """Canonical actors by id, and the spotting of their names and descriptions in text."""

    def __init__(self, actors: Iterable[Actor], descriptions: DescriptionSpotter) -> None:
        self._actors: dict[str, Actor] = {actor.id: actor for actor in actors}
        self._descriptions = descriptions
        self._spotter_of = lru_cache(maxsize=None)(descriptions.spotter)

    @classmethod
    def load(cls) -> ActorList:
        """Read the bundled list.

        Raises:
            KnowledgeError: a file is missing or damaged.
        """
        countries = CountryList.load()
        entries, modifiers = generics()
        listed = {actor.id: actor for actor in state_organs(countries)}
        listed |= {actor.id: actor for actor in named_actors()}
        listed |= {generic.actor.id: generic.actor for generic in entries}
        return cls(
            listed.values(), DescriptionSpotter(countries, force_words(), entries, modifiers, qualifiers())
        )

    def get(self, actor_id: str) -> Actor:
        """The actor of an id.

        Raises:
            KeyError: there is none.
        """
        return self._actors[actor_id]

    def all(self) -> tuple[Actor, ...]:
        """Every actor, in the order of ids."""
        return tuple(self._actors[key] for key in sorted(self._actors))

    def search(self, text: str) -> tuple[Actor, ...]:
        """Actors whose id, name or an alias contains the text, accents and case ignored."""
        wanted = plain(text)
        return tuple(
            actor
            for actor in self.all()
            if wanted in plain(actor.id)
            or any(wanted in plain(n) for n in (actor.name, *(a.text for a in actor.aliases)))
        )

    def spot(self, text: str, language: str | None) -> tuple[ActorMention, ...]:
        """Mentions in order, not overlapping: the longest wins, of equals a name, then an organ of a state.

        An actor that only qualifies a description ("militants linked to al-Qaeda") is no mention of its own. A short
        acronym counts where the text names a country that its actor acts in, or none at all.
        """
        here = {code for _, _, code in self._descriptions.countries.spot(text)}
        found: list[tuple[int, ActorMention]] = [
            (0, ActorMention(span, actor, self._actors[actor].kind, "alias"))
            for span, actor in self._names.spot(text)
            if self._fits(span, self._actors[actor], here)
        ]
        for spotter in self._spotters(language):
            found += [(1, mention) for mention in spotter.state_forces(text)]
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

    @staticmethod
    def _fits(span: Span, actor: Actor, here: set[str]) -> bool:
        short = span.text.isupper() and len(span.text) <= _SHORT_ACRONYM
        return not (short and actor.countries and here) or bool(here.intersection(actor.countries))

    @cached_property
    def _names(self) -> NameSpotter:
        return NameSpotter(self._actors.values())

    def _spotters(self, language: str | None) -> list[LanguageSpotter]:
        return [
            self._spotter_of(code)
            for code in _LANGUAGES
            if language in (code, None) or language not in _LANGUAGES
        ]
