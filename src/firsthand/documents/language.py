"""The language of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from firsthand.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ENOUGH = 6  # words of a block
_MANY = 8  # words without one that every text of the language holds
_SAMPLE = 3000
_SHARED = frozenset(
    """
    de la en se que un une le il ne son sur sa
    in is was of had have an as at also for on his
    """.split()  # noqa: SIM905
)
"""Stop words of English or French that are words of a neighbouring language too."""
_NEIGHBOURS = frozenset("es it pt ca gl ro oc la nl de da no nb nn sv af lb fy ht ha en fr".split())  # noqa: SIM905
"""Languages that have some of these words."""
_FEWEST = 8  # words of a text whose language can be told
_CLEAR_SHARE = 0.12  # of the words are stop words of the language
_CLEAR_LEAD = 2.5  # times those of the next


def detect_language(text: str, hint: str | None) -> str | None:
    """ISO 639-1 code, None where the text is too short to tell and nothing hints.

    A vote of stop words decides clear cases in microseconds, at first of those that no neighbouring language has; then the source's own word counts; the rest
    goes to py3langid, whose word for a language that has none of these words does not stand against a clear vote of all of them ("gunmen kill 12 in attack on
    village" is no Pidgin).
    """
    words = list(_telling(text[:_SAMPLE]))
    if len(words) < _FEWEST:
        return hint
    if (own := _vote(words, _SHARED)) is not None:
        return own
    if hint is not None:
        return (_vote(words) if hint in {language.code for language in LANGUAGES} else None) or hint
    import py3langid  # noqa: PLC0415 - loads a model of its own

    code, _ = py3langid.classify(text[:_SAMPLE])
    return str(code) if code in _NEIGHBOURS else _vote(words) or str(code)


def _vote(words: Sequence[str], without: frozenset[str] = frozenset()) -> str | None:
    """The language of whose stop words, but for some, a text clearly has most."""
    votes = sorted(
        (
            (
                sum(map((language.sentences.stopwords - without).__contains__, words)) / len(words),
                language.code,
            )
            for language in LANGUAGES
        ),
        reverse=True,
    )
    is_clear = votes[0][0] >= _CLEAR_SHARE and votes[0][0] >= _CLEAR_LEAD * votes[1][0]
    return votes[0][1] if is_clear else None


def _telling(text: str) -> Iterator[str]:
    """The words of a text that can tell its language: not "a", which English and French share, nor acronyms ("a UN convoy" has no French article)."""
    is_shouted = text.isupper()
    for word in _WORD.findall(text):
        if len(word) > 1 and (is_shouted or not word.isupper()):
            yield word.casefold()


def language_of_block(text: str, language: str | None) -> str | None:
    """The language of a block that is clearly not in the document's; None for one that is, or too short to tell.

    A text in another script, or without any of the words that every text of a language holds, is in another language.
    """
    document = next((pack for pack in LANGUAGES if pack.code == language), None)
    if document is None:
        return None
    if _ARABIC.search(text) and len(_ARABIC.findall(text)) * 2 > sum(map(str.isalpha, text)):
        return "ar"
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _ENOUGH or any(word in document.sentences.stopwords for word in words):
        return None
    votes = [(sum(word in pack.sentences.stopwords for word in words), pack.code) for pack in LANGUAGES]
    most, code = max(votes)
    return code if most >= 2 else "und" if len(words) >= _MANY else None
