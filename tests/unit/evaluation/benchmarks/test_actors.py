from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from evaluation.benchmarks.actors import BENCHMARK, HALVES, ROOT, Case, load

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.run.plan import Workshop


def _mention(text: str, actor: str | None) -> ActorMention:
    return ActorMention(Span.of("see the " + text, 8, 8 + len(text)), actor, ActorKind.REBEL, "alias")


@pytest.mark.parametrize(
    ("expected", "actor", "is_met"),
    [
        ("fx", "fx", True),
        ("fx", "fy", False),
        ("fx", None, False),
        ("unresolved", None, True),
        ("unresolved", "fx", False),
        ("generic", "generic:rebels", True),
        ("generic", "fx", False),
        ("none", "generic:rebels", True),
        ("none", "fx", False),
    ],
)
def test_what_is_expected(expected: str, actor: str | None, is_met: bool) -> None:
    case = Case.parse(f"en | {expected} | see the [[Front]]")
    assert case.is_met([_mention("Front", actor)]) is is_met


def test_nothing_found() -> None:
    assert Case.parse("en | none | see the [[Front]]").is_met([])
    assert not Case.parse("en | generic | see the [[Front]]").is_met([])
    with pytest.raises(ValueError, match="no mention"):
        Case.parse("en | none | see the Front")


def test_the_cases_name_known_actors_and_are_each_there_once() -> None:
    known = {actor.id for actor in ActorList.load().all()} | {"none", "generic", "unresolved"}
    cases = [case for name in HALVES.values() for case in load(name)]
    assert len(cases) >= 120
    assert {case.expected for case in cases} <= known
    assert len({(case.text, case.mention.start) for case in cases}) == len(cases)
    assert {case.language for case in cases} == {"en", "fr"}


def test_halves_are_counted_apart(tmp_path: Path, workshop: Workshop) -> None:
    for name in HALVES.values():
        (tmp_path / name).write_text(yaml.safe_dump(["en | jnim | see [[JNIM]]", "en | none | see [[JNIM]]"]))
    figures = {f.name: f.value for f in BENCHMARK.evaluate(tmp_path, workshop, None)}
    assert figures == {"first half": 0.5, "second half": 0.5, "late": 0.5, "named": 1.0, "none": 0.0}
    assert BENCHMARK.root == ROOT
