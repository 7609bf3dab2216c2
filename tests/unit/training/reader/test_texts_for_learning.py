"""A text of which everything is known, for the tests of the network, and that it is one."""

from __future__ import annotations

from training.reader.texts import KIND, Sample, Text

from firsthand.models.scheme import LINKS

from ...models.sentences import seen


def learning() -> Text:
    """Two sentences of one incident with every sort of label."""
    first = Sample(
        seen("Gunmen killed nine men."),
        spans=[(KIND["count"], 2, 3), (KIND["victim"], 3, 4)],
        harms=[(2, 3, 1, 1, 0)],
        status=1,
        types=[2],
        incidents=[0],
        links=[(LINKS.index("counted"), 2, 3, 1)],
        groups=frozenset({0}),
    )
    second = Sample(seen("They fled."), status=0, types=[], incidents=[], groups=frozenset({0}))
    return Text("t", "c", [first, second], frozenset(KIND.values()), toll=(9, 0))


def test_every_label_lies_in_its_sentence() -> None:
    for sample in learning().samples:
        size = len(sample.seen.words)
        assert all(0 <= first < end <= size for _, first, end in sample.spans)
        assert all(max(a, b) < size for _, a, b, _ in sample.links)
