"""Spotting of named actors: every alias in any spelling, in one pass over the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.domain.actor import Actor
from firsthand.domain.values import Span
from firsthand.knowledge.folding import fold_name, plain

_TOKEN = re.compile(r"\w+(?:['’]\w+)*", re.UNICODE)
_ELIDED = re.compile(r"^(?:l|d|qu|s|n|j)['’](?=\w)", re.IGNORECASE)
_PARTICLES = frozenset(
    [
        "al",
        "ul",
        "el",
        "an",
        "ad",
        "as",
        "ash",
        "wal",
        "wa",
        "lil",
        "li",
        "in",
        "fi",
        "of",
        "the",
        "for",
        "de",
        "du",
        "la",
        "le",
        "les",
        "l",
        "et",
        "des",
        "pour",
        "and",
    ]
)
_MAX_GAP = 3  # characters between two tokens of a name: blank, hyphen, dash


@dataclass
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    actor: str | None = None


class NameSpotter:
    """A trie over the consonant skeletons of multi-word aliases and the plain form of single words.

    Args:
        actors: the list; an alias of one word is matched with the case it is written in, so that "Fact" or
            "Sahel" in running text is no acronym.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._root = _Node()
        self._single: dict[str, str] = {}
        for actor in actors:
            for alias in actor.aliases:
                self._add(alias.text, actor.id)

    def _add(self, alias: str, actor: str) -> None:
        tokens = [t for t in (_bare(m.group()) for m in _TOKEN.finditer(alias)) if plain(t) not in _PARTICLES]
        if len(tokens) == 1 and len(_TOKEN.findall(alias)) == 1:
            self._single.setdefault(alias, actor)
            return
        node = self._root
        for token in tokens:
            node = node.next.setdefault(_skeleton(token), _Node())
        node.actor = node.actor or actor

    def spot(self, text: str) -> Iterator[tuple[Span, str]]:
        """Names in order, longest first at each place, not overlapping."""
        tokens = [(m.start() + _elision(m.group()), m.end()) for m in _TOKEN.finditer(text)]
        position = 0
        while position < len(tokens):
            length, actor = self._longest(text, tokens, position)
            if actor is None:
                position += 1
                continue
            yield Span.of(text, tokens[position][0], tokens[position + length - 1][1]), actor
            position += length

    def _longest(self, text: str, tokens: list[tuple[int, int]], position: int) -> tuple[int, str | None]:
        start, end = tokens[position]
        word = text[start:end]
        best = (1, self._single.get(word))
        if plain(word) in _PARTICLES and word.lower() != "al":
            return best
        node: _Node | None = self._root
        for offset in range(min(12, len(tokens) - position)):
            token_start, token_end = tokens[position + offset]
            if offset and not _joined(text[tokens[position + offset - 1][1] : token_start]):
                break
            token = text[token_start:token_end]
            if plain(token) in _PARTICLES:
                continue
            node = node.next.get(_skeleton(token)) if node else None
            if node is None:
                break
            if node.actor and text[start:token_end] != text[start:token_end].lower():
                best = (offset + 1, node.actor)
        return best


def _joined(gap: str) -> bool:
    return len(gap) <= _MAX_GAP and not gap.strip(" -–’'\u00a0")


def _skeleton(token: str) -> str:
    """Skeleton of one token; the feminine ending of "Jama'at" is as good as none."""
    if len(token) <= 4 or token.isupper():
        return plain(token)
    key = fold_name(token)
    return "jm" if key in {"jmt", "jmh"} else key


def _bare(token: str) -> str:
    return _ELIDED.sub("", token)


def _elision(token: str) -> int:
    match = _ELIDED.match(token)
    return match.end() if match else 0
