"""The real stages, end to end: small pages of our own through every stage into a store."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.knowledge.gazetteer import Units
from firsthand.knowledge.gazetteer.adding import local_row
from firsthand.knowledge.gazetteer.own_file import OwnFile
from firsthand.reports.language_model import LanguageModelSettings
from firsthand.run.local import ingest
from firsthand.run.plan import Workshop
from firsthand.sources.fetch import NETWORK, FetchSettings
from firsthand.store import Store

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
NEWS = (
    "Gunmen attacked an army convoy near the town of Ansongo on Tuesday, killing at least {} soldiers, two officers told "
    "AFP.\n\nThe attackers set fire to three vehicles before they fled towards the river.\n"
)


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop.load()


def test_a_workshop_travels_with_its_threshold() -> None:
    strict = Workshop.load(relevance_threshold=0.4)
    assert pickle.loads(pickle.dumps(strict)).relevance_threshold == 0.4  # noqa: S301 - made here
    plain = Workshop.load()
    assert plain.relevance_threshold == plain.first_look.threshold > 0


def test_a_workshop_travels_with_the_users_own_places(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with OwnFile(path) as own:
        own.add(local_row("Zorbatou", (16.4, -0.55), "MLI", Units()), source=None, is_override=False)
    travelled = pickle.loads(pickle.dumps(Workshop.load(own_places=path)))  # noqa: S301 - made here
    assert travelled.gazetteer.has("Zorbatou")
    assert not Workshop.load().gazetteer.has("Zorbatou")


def _pages(folder: Path, *counts: int) -> list[str]:
    folder.mkdir(exist_ok=True)
    for count in counts:
        (folder / f"{count}.txt").write_text(NEWS.format(count), encoding="utf-8")
    return [str(folder)]


def _content(store: Store) -> list[object]:
    return [
        list(store.events()),
        list(store.operations()),
        list(store.aggregates()),
        list(store.extractions()),
        store.issues(),
    ]


def test_a_page_becomes_an_event_whose_claims_match_its_text(tmp_path: Path, workshop: Workshop) -> None:
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        summary = ingest(_pages(tmp_path / "pages", 12), store, workshop)
        assert (summary.read, summary.failed) == (1, ())
        assert summary.events == len(list(store.events())) >= 1
        assert store.check() == ()


@pytest.mark.slow
def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/store.db"
    code = (
        "import sys; from firsthand.run.local import ingest; from firsthand.run.plan import Workshop; from firsthand.store import Store\n"
        "with Store.open(sys.argv[1], create=True) as store: ingest(sys.argv[2:], store, Workshop.load())"
    )
    folders = [_pages(tmp_path / name, *range(start, start + 20)) for name, start in (("a", 10), ("b", 20))]
    runs = [
        subprocess.Popen([sys.executable, "-c", code, url, *folder], stderr=subprocess.PIPE, text=True)
        for folder in folders
    ]
    for run in runs:
        _, complaints = run.communicate(timeout=120)
        assert run.returncode == 0, complaints
    with Store.open(url) as store:
        assert store.stats().rows["pages"] == 40
        assert not store.is_stale()
        assert store.check() == ()


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed pages are absent")
def test_ingesting_the_seeds_again_is_a_no_op(tmp_path: Path, workshop: Workshop) -> None:
    pages = [str(path) for path in sorted(SEEDS.glob("*.txt"))]
    with Store.open(f"sqlite:///{tmp_path}/store.db", create=True) as store:
        first = ingest(pages, store, workshop)
        assert (first.read, first.failed, first.rebuilt) == (5, (), True)
        before = _content(store)
        again = ingest(pages[::-1], store, workshop)
        assert (again.read, again.already_held, again.rebuilt, again.events) == (0, 5, False, first.events)
        assert _content(store) == before
        assert store.check() == ()


def test_the_workshop_travels_with_its_way_of_fetching(workshop: Workshop) -> None:
    network = FetchSettings(contact="desk@news.example", delay=3.0)
    assert pickle.loads(pickle.dumps(replace(workshop, network=network))).network == network  # noqa: S301
    assert pickle.loads(pickle.dumps(replace(workshop, network=None))).fetcher is None  # noqa: S301


def test_a_fetcher_travels_without_its_connections(workshop: Workshop) -> None:
    assert workshop.fetcher is not None
    assert pickle.loads(pickle.dumps(workshop.fetcher))._settings == NETWORK  # noqa: S301
    assert workshop.fetcher is workshop.fetcher


def test_reading_files_loads_nothing_for_the_network(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Gunmen killed four people in Tera on Sunday.")
    code = (
        "import sys; from datetime import UTC, datetime; from firsthand.run.plan import Workshop\n"
        "list(Workshop.load().open_sources(sys.argv[1:], as_kind=None, now=datetime.now(UTC), stdin=None))\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"httpx", "httpcore", "protego"} & set(loaded)


def test_a_language_model_travels_with_its_workshop_and_not_offline() -> None:
    model = LanguageModelSettings("http://localhost:1/v1", "fake", key="secret")
    loaded = Workshop.load(language_model=model)
    again = pickle.loads(pickle.dumps(loaded))  # noqa: S301 - made here
    assert again.language_model == model
    assert again.reader.name == loaded.reader.name == "language-model/1 fake"
    assert "secret" not in repr(loaded)
    assert loaded.usage is not None
    assert Workshop.load().usage is None
    with pytest.raises(ConfigError, match="offline"):
        Workshop.load(language_model=model, network=None)
