"""Equal reports are read alike, whoever fills the slots: status, type, roles, counts and doubt."""

from __future__ import annotations

from collections import Counter

import pytest

from .cases import Case, cases
from .frames import FRAMES
from .parties import PAIRS
from .registry import READERS
from .rules import RULES, faults
from .unbalanced import KNOWN

_CASES = list(cases())


def _marked(case: Case, rule: str) -> object:
    reason = KNOWN.get((READERS[case.reader].__name__, case.frame.id, rule))
    marks = [pytest.mark.xfail(reason=reason)] if reason else []
    return pytest.param(case, rule, id=f"{case.id}-{rule}", marks=marks)


@pytest.mark.parametrize(("case", "rule"), [_marked(case, rule) for case in _CASES for rule in RULES])
def test_both_sides_are_read_alike(case: Case, rule: str) -> None:
    problems = faults(rule, case)
    assert not problems, "\n".join(problems)


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
    known = {(READERS[case.reader].__name__, case.frame.id) for case in _CASES}
    assert {key[:2] for key in KNOWN} <= known
