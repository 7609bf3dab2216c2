"""Baseline for mentions of events: those whose head has one lemma are one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from evaluation.benchmarks.coreference import Partition
from evaluation.benchmarks.ecbplus_data import Mention

_FORMS: Final = (
    "be is are was were been being; beat beaten; become became; begin began begun; "
    "break broke broken; bring brought; build built; buy bought; catch caught; come came; die dies died dying; "
    "do did done; draw drew drawn; drive drove driven; fall fell fallen; feel felt; fight fought; "
    "find found; flee fled; fly flew flown; get got gotten; give gave given; go goes went gone; "
    "have has had; hear heard; hold held; keep kept; know knew known; lead led; leave left; "
    "lie lying lay lain; lose lost; make made; meet met; pay paid; ride rode ridden; rise rose risen; "
    "run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; "
    "shoot shot; speak spoke spoken; spend spent; stand stood; steal stole stolen; strike struck; "
    "take took taken; tell told; think thought; throw threw thrown; wear wore worn; win won; "
    "write wrote written"
)
"""Irregular words of news, each after the word that it is a form of."""

_IRREGULAR: Final[Mapping[str, str]] = {
    form: forms[0] for forms in map(str.split, _FORMS.split(";")) for form in forms[1:]
}
_PARTICLES: Final = frozenset(
    ("about", "after", "ahead", "aside", "at", "away", "back", "by", "down", "for", "from", "in", "into", "of", "off", "on", "out", "over",
     "to", "through", "under", "up", "with")
)  # fmt: skip
_SHORT = 3
"""Letters that a stem has at least."""


def lemma(word: str) -> str:
    """A word without its inflection, and without a last "e" or "y"; good for telling words apart, not for reading."""
    word = word.lower()
    word = _IRREGULAR.get(word, word)
    for suffix in ("ings", "ing", "ed", "es", "s"):
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORT and not word.endswith("ss"):
            word = word.removesuffix(suffix)
            if suffix in ("ings", "ing", "ed") and word[-1] == word[-2] and word[-1] not in "lsz":
                word = word[:-1]
            break
    return word[:-1] if word[-1] in "eiy" and len(word) > _SHORT else word


def head(tokens: tuple[str, ...]) -> str:
    """The last word before a particle or preposition ("handed" of "handed over", "strike" of "mortar strike")."""
    upto = next((n for n, token in enumerate(tokens) if n and token.lower() in _PARTICLES), len(tokens))
    return tokens[upto - 1]


def by_lemma(mentions: Iterable[Mention], documents: Partition) -> dict[str, tuple[object, str]]:
    """Mentions whose heads have one lemma, in documents of one cluster.

    Args:
        mentions: gold mentions.
        documents: the cluster of each document; one cluster for all of them links across the whole corpus.
    """
    return {mention.id: (documents[mention.document], lemma(head(mention.tokens))) for mention in mentions}
