"""Spelling folds: one key for the ways in which English and French press write one name.

`plain` only lowers case and removes accents and punctuation. `fold_place` also levels the transliterations
that Sahel place names show in print (Tin-Akoff / Tin Akof, Boulkessi / Bulkesi, Ouagadougou / Wagadugu).
`fold_name` levels the particles and vowels of transliterated Arabic names (Nusrat ul-Islam wa al-Muslimin /
Nasr al-Islam wal Muslimin).
"""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w\s]|_")
_SPACES = re.compile(r"\s+")
_DOUBLED = re.compile(r"(.)\1+")
_ARTICLES = re.compile(r"^(?:the|le|la|les|l) (?=\S)")
# Order matters: digraphs before single letters.
_PLACE_RULES: tuple[tuple[str, str], ...] = (
    ("ph", "f"), ("qu", "k"), ("ck", "k"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("dj", "j"),
    ("gui", "gi"), ("gue", "ge"), ("oo", "u"), ("ou", "u"), ("ow", "u"), ("w", "u"), ("y", "i"), ("ey", "e"), ("ei", "e"),
    ("ch", "$"), ("c", "k"), ("$", "ch"), ("q", "k"),
)  # fmt: skip
_NAME_PARTICLES = re.compile(
    r"\b(?:wal|wa|al|ul|el|an|ad|as|ash|lil|li|in|fi|of|the|for|de|du|la|le|les|l|et|des|pour|and)\b"
)
_VOWELS = re.compile(r"[aeiouy']+")


def plain(text: str) -> str:
    """Lower case, no accents, apostrophes closed up, other punctuation as blanks."""
    text = text.replace("’", "'").replace("ʼ", "'").replace("`", "'").replace("'", "")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SPACES.sub(" ", _NOT_WORD.sub(" ", bare)).strip()


def fold_place(name: str) -> str:
    """The key under which all usual spellings of a place name meet; blanks and a leading article go."""
    key = _ARTICLES.sub("", plain(name)).replace(" ", "")
    for old, new in _PLACE_RULES:
        key = key.replace(old, new)
    return _DOUBLED.sub(r"\1", key)


def fold_name(name: str) -> str:
    """The consonant skeleton of a transliterated name without its particles: "nsrt islm mslmn"."""
    bare = _SPACES.sub(" ", _NAME_PARTICLES.sub(" ", plain(name))).strip()
    return _DOUBLED.sub(r"\1", " ".join(_VOWELS.sub("", word) or word for word in bare.split(" ")))
