"""A language model as reader, from the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from firsthand.store import Store

from ..reports.language_model.answers import figure, report, role
from ..reports.language_model.fake import FakeModel, serving
from .running import run_here

STORY = (
    "Gunmen attacked an army post near Ménaka in Mali on 14 May 2024, killing six soldiers, the army said.\n"
)
TOLD = report(
    0,
    "attacked",
    event_type="armed-clash",
    arguments=[role("initiator", "Gunmen"), role("place", "Ménaka"), role("date", "14 May 2024")],
    figures=[figure("six soldiers", group="soldiers", side="target"), figure("90 soldiers")],
    voice={"source": "the army", "cue": "said", "relay": None},
)
KEY = "sk-very-secret"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with serving() as found:
        yield found


@pytest.fixture
def run(model: FakeModel, tmp_path: Path) -> Run:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")

    def firsthand(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        given = {
            "LANGUAGE_MODEL_URL": model.address,
            "LANGUAGE_MODEL_NAME": "fake",
            "LANGUAGE_MODEL_KEY": KEY,
            "LANGUAGE_MODEL_PRICE_IN": "1",
            **settings,
        }
        ours = {f"FIRSTHAND_{name}": value for name, value in given.items()}
        return run_here(tmp_path, *arguments, settings={"XDG_CACHE_HOME": str(tmp_path / "cache"), **ours})

    return firsthand


def _readers(folder: Path) -> list[str]:
    with Store.open(f"sqlite:///{folder}/firsthand.db") as store:
        return [extraction.reader for extraction in store.extractions()]


def test_extract_says_who_read_and_what_it_cost(run: Run, model: FakeModel, tmp_path: Path) -> None:
    model.tells(TOLD)
    done = run("-vv", "extract", "a.txt", "--reader", "language-model", "--jobs", "4")
    assert done.returncode == 0, done.stderr
    record = json.loads(done.stdout)
    killed = [(c["value"], c["text"]) for c in record["claims"] if c["field"] == "killed"]
    assert killed == [(6, "six soldiers")]
    assert (
        "language model fake: 1 answer, 0 more kept from before; 100 tokens in, 10 out; cost 0.0001"
        in done.stderr
    )
    assert "1 value dropped as not in the text (figure 1)" in done.stderr
    assert "one process" in done.stderr
    assert KEY not in done.stderr + done.stdout
    assert model.headers[0]["authorization"] == f"Bearer {KEY}"
    kept = list((tmp_path / "cache" / "firsthand" / "language-model").rglob("*.json"))
    assert len(kept) == (0 if sys.platform in ("win32", "darwin") else 1)


def test_ingest_stores_what_the_model_read(run: Run, model: FakeModel, tmp_path: Path) -> None:
    model.tells(TOLD)
    done = run("ingest", "a.txt", "--all", READER="language-model")
    assert done.returncode == 0, done.stderr
    assert "1 page read" in done.stderr
    assert "language model fake: 1 answer" in done.stderr
    assert _readers(tmp_path) == ["language-model/1 fake"]
    assert len(model.asked) == 1


def test_where_the_endpoint_fails_the_page_is_read_and_the_reason_told(
    run: Run, model: FakeModel, tmp_path: Path
) -> None:
    model.sends(b"{}", 401)
    done = run("ingest", "a.txt", "--all", "--reader", "language-model")
    assert done.returncode == 0, done.stderr
    assert "read by encoder/1 in place of the language model: the endpoint answered 401" in done.stderr
    assert "1 document read locally instead (http-401 1)" in done.stderr
    assert _readers(tmp_path) == ["encoder/1"]


def test_it_is_off_by_default(run: Run, model: FakeModel) -> None:
    done = run("extract", "a.txt")
    assert done.returncode == 0
    assert model.asked == []
    assert "language model" not in done.stderr


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"OFFLINE": "true"}, "offline = true forbids it"),
        ({"LANGUAGE_MODEL_URL": ""}, "FIRSTHAND_LANGUAGE_MODEL_URL"),
        ({"LANGUAGE_MODEL_NAME": ""}, "language_model_name"),
        ({"LANGUAGE_MODEL_URL": "http://models.example/v1"}, "unencrypted"),
        ({"LANGUAGE_MODEL_KEY": f"{KEY} x"}, "language_model_key is a key"),
    ],
)
@pytest.mark.parametrize("command", [("extract", "a.txt"), ("ingest", "a.txt")])
def test_what_cannot_work_is_refused_at_once(
    run: Run,
    model: FakeModel,
    command: tuple[str, ...],
    settings: dict[str, str],
    said: str,
) -> None:
    done = run(*command, "--reader", "language-model", **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert KEY not in done.stderr
    assert model.asked == []


def test_reading_the_record_needs_no_model(run: Run, model: FakeModel) -> None:
    assert run("ingest", "a.txt", "--all").returncode == 0
    done = run("events", "--json", READER="language-model", OFFLINE="true")
    assert done.returncode == 0, done.stderr
    assert model.asked == []
