"""Equal reports are read alike, whoever fills the slots: status, type, roles, counts and doubt."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest

from .cases import Case, cases
from .frames import FRAMES, Frame
from .parties import PAIRS
from .registry import READERS
from .rules import RULES, faults
from .unbalanced import KNOWN

_BY_FRAME = {key: list(group) for key, group in groupby(cases(), key=lambda case: (case.reader, case.frame))}
"""Reader and frame to the cases that fill the frame: each pair of parties, both ways round."""


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    ("reader", "frame"),
    _BY_FRAME,
    ids=lambda part: getattr(part, "id", READERS[part].__name__ if isinstance(part, int) else None),
)
def test_both_sides_are_read_alike(reader: int, frame: Frame, rule: str) -> None:
    told: list[Case] = _BY_FRAME[reader, frame]
    problems = {case.pair_id: found for case in told if (found := faults(rule, case))}
    if reason := KNOWN.get((READERS[reader].__name__, frame.id, rule)):
        assert len(problems) == len(told), (
            "a pair is read right now: take it off the list of what is known to fail"
        )
        pytest.xfail(reason)
    assert not problems, "\n".join(f"{pair}: {fault}" for pair, found in problems.items() for fault in found)


def test_no_frame_is_told_twice() -> None:
    assert len({frame.id for frame in FRAMES}) == len({frame.text for frame in FRAMES}) == len(FRAMES)


@pytest.mark.parametrize("language", PAIRS)
def test_a_language_has_thirty_frames_that_place_both_sides(language: str) -> None:
    placed = [
        frame
        for frame in FRAMES
        if frame.language == language and {slot for slot, _ in frame.roles} == {"a", "b"}
    ]
    assert len(placed) >= 30


@pytest.mark.parametrize("language", PAIRS)
def test_every_frame_asks_something_of_one_way_alone(language: str) -> None:
    """Two empty readings are alike: a frame must say what is to be read, too."""
    asked = Counter(
        bool(frame.type or frame.counts or frame.roles) for frame in FRAMES if frame.language == language
    )
    assert asked[False] == 0


def test_what_is_known_to_fail_is_a_case() -> None:
    known = {(READERS[reader].__name__, frame.id) for reader, frame in _BY_FRAME}
    assert {key[:2] for key in KNOWN} <= known
