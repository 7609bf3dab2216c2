"""The language of a text."""

from __future__ import annotations

import re

from firsthand.languages import LANGUAGES

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_ENOUGH = 6  # words of a block
_MANY = 8  # words without one that every text of the language holds
_SAMPLE = 3000
_CLEAR_SHARE = 0.12  # of the words are stop words of the language
_CLEAR_LEAD = 2.5  # times those of the next


def detect_language(text: str, hint: str | None) -> str | None:
    """ISO 639-1 code, None where the text is too short to tell and nothing hints.

    A vote of stop words decides clear cases in microseconds; then the source's own word counts; the rest goes to py3langid.
    """
    words = list(map(str.casefold, _WORD.findall(text[:_SAMPLE])))
    if len(words) < 8:
        return hint
    votes = sorted(
        (
            (sum(map(language.sentences.stopwords.__contains__, words)) / len(words), language.code)
            for language in LANGUAGES
        ),
        reverse=True,
    )
    if votes[0][0] >= _CLEAR_SHARE and votes[0][0] >= _CLEAR_LEAD * votes[1][0]:
        return votes[0][1]
    if hint is not None:
        return hint
    import py3langid  # noqa: PLC0415 - loads a model of its own

    code, _ = py3langid.classify(text[:_SAMPLE])
    return str(code)


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
