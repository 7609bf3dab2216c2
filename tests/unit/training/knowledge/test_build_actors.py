"""The packaged actor list is what its builder makes of its sources."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.knowledge.build_actors import OUT, ROOT, build

DATA = ROOT.parent / "shared/data"


@pytest.mark.skipif(not (DATA / "actors/ucdp-actor-221.csv").exists(), reason="the source data is not here")
def test_the_packaged_list_is_made_again_from_its_sources() -> None:
    assert build(DATA) == json.loads(Path(OUT).read_text(encoding="utf-8"))
