"""What a short name that the text itself introduces stands for, wherever the text uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from firsthand.domain.actor import Actor, ActorKind, ActorMention
from firsthand.domain.values import Span
from firsthand.knowledge.actors.introductions import Introduction, introductions
from firsthand.knowledge.folding import plain

INTRODUCED = "introduced: "
"""How the reason of a mention of an organisation begins that no list has; the rest names it and is the same for all its mentions."""

_ALIKE = 80.0  # per cent: "Allied Democratic Force" and "Allied Democratic Forces" are 98 alike
_QUOTES = " \"'“”«»’"


@dataclass(frozen=True)
class ArmedWords:
    """Words in the name of an organisation, plain: of an armed one, and of one that is not whatever else it is called."""

    armed: frozenset[str]
    unarmed: frozenset[str]

    def describe(self, name: str) -> bool:
        """Whether a name is that of an armed organisation."""
        words = set(plain(name).split())
        return bool(words & self.armed) and not words & self.unarmed


class Introducer:
    """Gives short names to the organisation that the text introduces them for.

    Args:
        actors: the list by id.
        words: see `ArmedWords`.
    """

    def __init__(self, actors: Mapping[str, Actor], words: ArmedWords) -> None:
        self._actors = actors
        self._words = words

    def introduce(self, text: str, mentions: Sequence[ActorMention]) -> list[ActorMention]:
        """The mentions of a text with every use of an introduced short name given to its organisation.

        A name of the list that stands before the brackets owns the short name in them. The short name of another organisation is no name
        of the list in this text; where its name is that of an armed organisation it is one party of the text, without an id.
        """
        found = list(mentions)
        for introduction in introductions(text):
            short = introduction.short.text
            owner = self._owner(introduction, found)
            if owner is None and introduction.long is None:
                continue
            rest = [m for m in found if m.span.text != short]
            if owner is not None:
                found = rest + [
                    ActorMention(span, owner.actor, owner.kind, "alias") for span in _uses(text, short)
                ]
            elif introduction.long is not None and self._is_same(introduction.long.text, short, found):
                continue
            else:
                found = rest + list(self._unknown(text, introduction, rest))
        return found

    def _owner(self, introduction: Introduction, mentions: Sequence[ActorMention]) -> ActorMention | None:
        """The mention of a listed actor that a short name is introduced for."""
        for mention in mentions:
            if mention.actor is None or mention.span == introduction.short:
                continue
            if introduction.before >= 0:
                if mention.span.end <= introduction.before <= mention.span.end + 2 and len(mention.span.text) > len(introduction.short.text):  # fmt: skip
                    return mention
            elif introduction.long is not None and introduction.long.contains(mention.span):
                rest = introduction.long.text.replace(mention.span.text, "").strip(_QUOTES)
                if len(rest) <= 4:
                    return mention
        return None

    def _is_same(self, long: str, short: str, mentions: Sequence[ActorMention]) -> bool:
        """Whether the full name is that of the actor which the list has under the short name, spelled a little otherwise."""
        actors = {m.actor for m in mentions if m.span.text == short and m.actor}
        return any(
            ratio(plain(long), plain(alias.text)) >= _ALIKE
            for actor in actors
            for alias in self._actors[actor].aliases
        )

    def _unknown(
        self, text: str, introduction: Introduction, others: Sequence[ActorMention]
    ) -> Iterator[ActorMention]:
        long = introduction.long
        if long is None or not self._words.describe(long.text):
            return
        if any(m.actor and m.because == "alias" and m.span.overlaps(long) for m in others):
            return
        reason = f"{INTRODUCED}{' '.join(long.text.split())} ({introduction.short.text})"
        for span in (long, *_uses(text, introduction.short.text)):
            yield ActorMention(span, None, ActorKind.UNKNOWN, reason)


def _uses(text: str, short: str) -> Iterator[Span]:
    """Where a short name stands as a word of its own, and not as a part of another ("FRK-linked")."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
        yield Span.of(text, *match.span())
