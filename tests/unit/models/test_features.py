"""What the first look sees of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firsthand.models.features import MAX_CHARS, MAX_WORDS, fold, words

WORDS = st.sampled_from(
    [
        "Gunmen",
        "ÉTÉ",
        "cœur",
        "l\u2019armée",
        "e\u0301tat",
        "\u0301",
        "İzmir",
        "ß",
        "42",
        "ﬁn",
        "\u00a0",
        "\n",
        "مسلحون",
        "한국",
    ]
)


@given(st.lists(WORDS, max_size=60), st.integers(1, 90))
def test_words_are_those_of_the_text_folded_as_a_whole(parts: list[str], times: int) -> None:
    text = " ".join(parts * times)
    whole = [word for word in _split(fold(text[:MAX_CHARS])) if word]
    assert words(text) == whole[:MAX_WORDS]


def _split(folded: str) -> list[str]:
    """Runs of letters and of digits, by their definition: of the alphabet, and of the ten."""
    found, kind = [""], ""
    for char in folded:
        now = "letter" if "a" <= char <= "z" else "digit" if "0" <= char <= "9" else ""
        if now != kind:
            found.append("")
        found[-1] += char if now else ""
        kind = now
    return found
