from __future__ import annotations

from firsthand.knowledge.phrases import PhraseIndex


def test_the_longest_phrase_wins_and_words_are_whole() -> None:
    index = PhraseIndex(["Niger", "Nigeria", "Niger Delta", "South Sudan", "Sudan"], hyphen=False)
    text = "Niger Delta, Nigeria's north, South Sudan; Nigerian, pro-Niger"
    assert [text[a:b] for a, b in index.spot(text)] == ["Niger Delta", "Nigeria", "South Sudan"]
