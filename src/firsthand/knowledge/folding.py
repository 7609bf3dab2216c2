"""Spelling folds: one key for the ways in which English and French press write one name.

`plain` only lowers case and removes accents and punctuation. `fold_place` also levels the transliterations
that Sahel place names show in print (Tin-Akoff / Tin Akof, Talataye / Talataï, Ouagadougou / Wagadugu).
`fold_name` levels the particles and vowels of transliterated Arabic names (Nusrat ul-Islam wa al-Muslimin /
Nasr al-Islam wal Muslimin). The gazetteer is built and read with the same functions: a change here means a rebuild.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import filterfalse
from zlib import crc32

_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´ʿʾ", ""))
_NOT_WORD = re.compile(r"[^\w\s]|_")
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLES = re.compile(r"^(?:the|le|la|les|l) (?=\S)")
# Order matters: digraphs before single letters. "1" stands for "ch" while "c" turns to "k".
_PLACE_RULES: tuple[tuple[str, str], ...] = (
    ("tch", "1"), ("ch", "1"), ("sh", "1"), ("ph", "f"), ("qu", "k"), ("ck", "k"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("dj", "j"), ("gui", "gi"), ("gue", "ge"), ("gny", "ni"), ("gn", "ni"), ("oo", "u"),
    ("ou", "u"), ("ow", "u"), ("w", "u"), ("ey", "e"), ("y", "i"), ("ei", "e"), ("dia", "ja"), ("dio", "jo"), ("die", "je"), ("diu", "ju"), ("c", "k"), ("q", "k"), ("1", "ch"),
)  # fmt: skip
_MUTE_E_FROM = 6  # letters: a final "e" of a shorter key is usually spoken (Dire, Gore)
_NAME_PARTICLES = re.compile(
    r"\b(?:wal|wa|al|ul|el|an|ad|as|ash|lil|li|in|fi|of|the|for|de|du|la|le|les|l|et|des|pour|and)\b"
)
_VOWELS = re.compile(r"[aeiouy']+")


def plain(text: str) -> str:
    """Lower case, no accents, apostrophes closed up, other punctuation as blanks."""
    bare = text.translate(_APOSTROPHES).casefold()
    if not bare.isascii():
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", bare).casefold())
        bare = "".join(filterfalse(unicodedata.combining, decomposed))
    return bare if bare.isalnum() else " ".join(_NOT_WORD.sub(" ", bare).split())


def fold_place(name: str) -> str:
    """The key under which all usual spellings of a place name meet; blanks and a leading article go."""
    key = _ARTICLES.sub("", plain(name)).replace(" ", "")
    for old, new in _PLACE_RULES:
        key = key.replace(old, new)
    key = _DOUBLED.sub(r"\1", key)
    return key[:-1] if len(key) >= _MUTE_E_FROM and key.endswith("e") else key


def spelling_mark(spelling: str) -> int:
    """A 24-bit mark of a plain spelling, so that an entry's own spelling is told from one that only folds to it.

    Two spellings under one key share a mark once in 16 million; the cost of that is a similarity a little too high.
    """
    return crc32(spelling.encode()) & 0xFFFFFF


def fold_name(name: str) -> str:
    """The consonant skeleton of a transliterated name without its particles: "nsrt islm mslmn"."""
    bare = " ".join(_NAME_PARTICLES.sub(" ", plain(name)).split())
    return _DOUBLED.sub(r"\1", " ".join(_VOWELS.sub("", word) or word for word in bare.split(" ")))
