"""Spotting of named actors: every alias in any spelling, in one pass over the words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter

from rapidfuzz import process
from rapidfuzz.fuzz import ratio

from firsthand.domain.actor import Actor
from firsthand.domain.values import Span
from firsthand.knowledge.folding import fold_name, plain

_WORD = re.compile(r"\w+(?:['’‘ʿ]\w+)*")
_ELIDED = re.compile(r"^(?:l|d|qu|s|n|j)['’](?=\w)", re.IGNORECASE)
_ARABIC = re.compile(
    r"\b(?:al|ul|el|ud|wal|wa|fi|lil)\b|^(?:jama|ansar|an[sç]aroul|katib|harak|hay|tahrik|lashkar|jaish)",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    ("al", "ul", "el", "an", "ad", "as", "ash", "ud", "wal", "wa", "lil", "li", "in", "fi", "et", "and", "of", "the", "for",
     "de", "du", "la", "le", "les", "l", "des", "pour", "aux", "à", "a")
)  # fmt: skip
_GAP = re.compile(r"(?:['’]s)?[-–‑’' \u00a0]{1,3}(?:[ld]['’])?", re.IGNORECASE)
_LONGEST = 12  # words
_REMEMBERED = 20_000  # words of texts
_LONGEST_ACRONYM = 5  # letters
_OF_A_PLACE = re.compile(r"\s(?:Khels?|Kala[iy]?|Killi|Kili|Kot|Jang|Banda|Baza+r|Ganj|Tepe)\b")
"""Nouns behind the first word of names of towns and villages."""
_LEAST_WORDS = 3  # of a transliterated name, particles apart, that may be met by likeness alone
_LIKENESS = 86.0  # of consonant skeletons, per cent: "nsrt slm mslmn" and "nsr slm mslmn" are 96 alike

_plain = lru_cache(maxsize=20_000)(plain)  # of single words, which texts repeat


@dataclass
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    actor: str | None = None
    capitals: int = 0  # capitalised words of the name as listed


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    key: str  # by which it is looked up: an acronym as written, another word plain
    is_acronym: bool
    is_particle: bool

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _Word:
        written = text[start:end]
        is_acronym = written.isupper() and 1 < len(written) <= _LONGEST_ACRONYM
        key = written if is_acronym else _plain(written)
        return cls(start, end, written, key, is_acronym, not is_acronym and key in _PARTICLES)


class NameSpotter:
    """Finds names of actors.

    A name of one word is matched with its case, so that "Fano" is no "fano" and "FACT" no "fact". A name of several
    words is matched without case, accents, hyphens and particles, in capitals somewhere. A transliterated Arabic name
    is matched by its consonants, and where it has three words or more by likeness.

    Args:
        actors: the list.
    """

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._single: dict[str, str] = {}
        self._lower: set[str] = set()  # names listed without any capital: "anti-balaka"
        self._exact = _Node()
        self._folded = _Node()
        self._skeletons: dict[str, dict[str, str]] = {}
        for actor in actors:
            for alias in actor.aliases:
                self._add(alias.text, actor.id)
        gapped = [name for name in self._single if _GAP.search(name)]
        self._beginnings = frozenset(_words(name)[0].text for name in gapped)
        """First words of the names that are matched as they are written and hold a blank or hyphen."""
        self._may_start = lru_cache(maxsize=_REMEMBERED)(self._starts)

    def _add(self, alias: str, actor: str) -> None:
        words = _words(alias)
        bare = [word for word in words if not word.is_particle]
        if len(words) == 1 or len(bare) < 2:
            self._single.setdefault(plain(alias) if len(words) > 1 else alias, actor)
            self._single.setdefault(alias, actor)
            if not _has_capital(alias):
                self._lower.add(alias)
            return
        capitals = sum(word.text[0].isupper() for word in bare)
        _insert(self._exact, [word.key for word in bare], actor, capitals)
        if _ARABIC.search(alias):
            skeletons = [_skeleton(word.text) for word in bare]
            _insert(self._folded, skeletons, actor, capitals)
            if len(skeletons) >= _LEAST_WORDS:
                self._skeletons.setdefault(skeletons[0], {}).setdefault(" ".join(skeletons), actor)

    def spot(self, text: str) -> Iterator[tuple[Span, str]]:
        """Names in order, the longest at each place, not overlapping."""
        end = 0
        for match in _WORD.finditer(text):
            if match.start() < end or not self._may_start(match.group()):
                continue
            length, actor = self._longest(text, window := _Window(text, match.start()))
            if actor is not None:
                words = window.upto(length)
                behind = words[-1].end
                if _is_of_a_place(text, behind):
                    end = behind
                elif not _is_modifier(text, behind) or self._is_joined(text, behind):
                    end = words[-1].end
                    yield Span.of(text, words[0].start, end), actor

    def _is_joined(self, text: str, end: int) -> bool:
        """Whether what follows the hyphen is another name: "the MINUSMA-FAMa patrol" has two."""
        following = _WORD.match(text, end + 1)
        return following is not None and following.group() in self._single

    def _starts(self, written: str) -> bool:
        """Whether a name can start with a word: most words of a text are passed over by this alone."""
        word = _word(written, 0, len(written))
        if (
            word.text in self._single
            or word.text in self._beginnings
            or _plain(word.text) in self._beginnings
        ):
            return True
        return not word.is_particle and (
            word.key in self._exact.next
            or (skeleton := _skeleton(word.text)) in self._folded.next
            or skeleton in self._skeletons
        )

    def _longest(self, text: str, window: _Window) -> tuple[int, str | None]:
        """The longest name that starts with the first word of a window."""
        word = window.upto(1)[0]
        best: tuple[int, str | None] = (1, self._single.get(word.text))
        if word.text in self._beginnings or _plain(word.text) in self._beginnings:
            for length, last in enumerate(window.upto(4)[1:], 2):  # "al-Qaeda", "ISIL-WA"
                written = text[word.start : last.end]
                if written in self._lower or _has_capital(written):
                    found = self._single.get(written) or self._single.get(_plain(written))
                    best = (length, found) if found else best
        if word.is_particle:
            return self._beyond(text, window, best) if best[0] > 1 else best
        skeleton = _skeleton(word.text)
        if word.key in self._exact.next:
            best = max(best, _walk(self._exact, window, attrgetter("key")), key=_length)
        if skeleton in self._folded.next:
            best = max(best, _walk(self._folded, window, lambda other: _skeleton(other.text)), key=_length)
        return best if best[1] or skeleton not in self._skeletons else self._alike(list(window))

    def _beyond(self, text: str, window: _Window, best: tuple[int, str | None]) -> tuple[int, str | None]:
        """A longer name than one with a particle at its start: "Al-Qaïda au Maghreb islamique"."""
        length, actor = self._longest(text, _Window(text, window.upto(2)[1].start))
        return (length + 1, actor) if actor and length + 1 > best[0] else best

    def _alike(self, window: Sequence[_Word]) -> tuple[int, str | None]:
        known = self._skeletons[_skeleton(window[0].text)]
        if not window[0].text[0].isupper():
            return 1, None
        name = _capitalised(window)
        bare = [_skeleton(word.text) for word in name if not word.is_particle]
        if len(bare) < _LEAST_WORDS:
            return 1, None
        match = process.extractOne(" ".join(bare), known.keys(), scorer=ratio, score_cutoff=_LIKENESS)
        return (len(name), known[match[0]]) if match else (1, None)


def _insert(root: _Node, keys: Sequence[str], actor: str, capitals: int) -> None:
    node = root
    for key in keys:
        node = node.next.setdefault(key, _Node())
    if node.actor is None:
        node.actor, node.capitals = actor, capitals
    elif node.actor == actor:
        node.capitals = min(node.capitals, capitals)


def _walk(root: _Node, window: Iterable[_Word], key: Callable[[_Word], str]) -> tuple[int, str | None]:
    best: tuple[int, str | None] = (0, None)
    node: _Node | None = root
    capitals = 0
    for length, word in enumerate(window, 1):
        if word.is_particle:
            continue
        capitals += word.text[0].isupper()
        node = node.next.get(key(word)) if node else None
        if node is None:
            break
        if node.actor and 2 * capitals >= node.capitals + bool(
            node.capitals
        ):  # "Islamic state of mind" names nobody
            best = (length, node.actor)
    return best


def _words(text: str) -> list[_Word]:
    return [_word(text, *match.span()) for match in _WORD.finditer(text)]


def _word(text: str, start: int, end: int) -> _Word:
    """A word without the article that is elided before it and the genitive behind it."""
    written = text[start:end]
    if "'" not in written and "’" not in written:
        return _Word.of(text, start, end)
    first = start + (elided.end() if (elided := _ELIDED.match(written)) else 0)
    last = end - (2 if written[-2:] in {"'s", "’s"} else 0)
    if first >= last:  # "L's": one letter, not an article before a word
        first, last = start, end
    return _Word.of(text, first, last)


class _Window:
    """The words from a place on that nothing but blanks and hyphens separates, cut as far as they are asked for."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        self._ahead = _WORD.finditer(text, start)
        self._words = [_word(text, *next(self._ahead).span())]

    def upto(self, count: int) -> list[_Word]:
        """The first words, at most so many."""
        while len(self._words) < count and self._grow():
            pass
        return self._words[:count]

    def __iter__(self) -> Iterator[_Word]:
        position = 0
        while position < len(self._words) or (position < _LONGEST and self._grow()):
            yield self._words[position]
            position += 1

    def _grow(self) -> bool:
        match = next(self._ahead, None)
        if match is None:
            return False
        word = _word(self._text, *match.span())
        if not _GAP.fullmatch(self._text, self._words[-1].end, word.start):
            self._ahead = iter(())
            return False
        self._words.append(word)
        return True


def _capitalised(window: Sequence[_Word]) -> Sequence[_Word]:
    """The words at the start of a window that are capitalised or particles, up to the last capitalised one."""
    last = 0
    for length, word in enumerate(window, 1):
        if not (word.text[0].isupper() or word.is_particle):
            break
        last = length if word.text[0].isupper() and not word.is_acronym else last
    return window[:last]


def _is_modifier(text: str, end: int) -> bool:
    """Whether a name only qualifies what follows: "al-Qaeda-linked"."""
    return text[end : end + 1] in {"-", "‑"} and text[end + 1 : end + 2].isalpha()


def _is_of_a_place(text: str, end: int) -> bool:
    """Whether a name is the first word of that of a town or village: "Fatah Khel"."""
    return _OF_A_PLACE.match(text, end) is not None


def _has_capital(written: str) -> bool:
    return written != written.lower()


def _length(found: tuple[int, str | None]) -> int:
    return found[0] if found[1] else 0


@lru_cache(maxsize=20_000)
def _skeleton(token: str) -> str:
    """Skeleton of one word; the feminine ending of "Jama'at" is as good as none."""
    if len(token) <= 3 or token.isupper():
        return plain(token)
    key = fold_name(token)
    return "jm" if key in {"jmt", "jmh"} else key
