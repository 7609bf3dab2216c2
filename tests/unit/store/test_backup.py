from __future__ import annotations

import errno
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import StoreError
from firsthand.domain.page import MediaType, Page, SetAside
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


def test_a_backup_has_the_archive_beside_it(tmp_path: Path) -> None:
    page = Page("a", b"A clash.", MediaType.TEXT, DECISION.made_at)
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True, archive=tmp_path / "elsewhere") as store:
        store.add_set_aside(page, SetAside(page.key, page.id, None, 0.1, page.captured_at))
        store.backup(tmp_path / "copy.db")
    with Store.open(f"sqlite:///{tmp_path}/copy.db") as restored:
        assert restored.page(page.key) == page
        assert restored.check() == ()
    assert not list(tmp_path.glob("*.part"))


def test_a_backup_overwrites_no_archive(tmp_path: Path) -> None:
    (tmp_path / "copy.warc").mkdir()
    with (
        Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store,
        pytest.raises(StoreError, match=r"copy\.warc exists"),
    ):
        store.backup(tmp_path / "copy.db")
    assert not (tmp_path / "copy.db").exists()


def test_a_backup_that_runs_out_of_space_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page("a", b"A clash.", MediaType.TEXT, DECISION.made_at)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        store.add_set_aside(page, SetAside(page.key, page.id, None, 0.1, page.captured_at))
        monkeypatch.setattr(shutil, "copyfileobj", full)
        with pytest.raises(StoreError, match="disk is full"):
            store.backup(tmp_path / "copy.db")
    assert not list(tmp_path.glob("copy*"))
