from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import StoreError
from firsthand.store import Store

DECISION = Decision("dec_1", Judgement.REJECT, "rep_1", "A. Analyst", datetime(2025, 1, 1, tzinfo=UTC))


def test_a_backup_is_a_store_with_the_same_content(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        store.append_decision(DECISION)
        store.backup(copy)
    with Store.open(f"sqlite:///{copy}") as restored:
        assert restored.decisions() == (DECISION,)
        assert restored.check() == ()
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("precious")
    with (
        Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store,
        pytest.raises(StoreError, match="exists"),
    ):
        store.backup(tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_a_backup_into_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with (
        Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store,
        pytest.raises(StoreError, match="cannot be opened"),
    ):
        store.backup(tmp_path / "absent" / "copy.db")
