"""A damaged file of the knowledge folder is an error that names it, whatever the damage."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from firsthand.claims import ranking
from firsthand.claims.ranking import Ranker
from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge import country_codes, datafile, outlets
from firsthand.knowledge.abbreviations import Abbreviations
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import codebook
from firsthand.knowledge.countries import CountryList
from firsthand.knowledge.country_codes import CountryCodes
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.gazetteer.local import read_domains, read_overrides, read_regions, region_names
from firsthand.knowledge.origins import OriginList

_FOLDER = Path(datafile.__file__).parent
_LOADERS: dict[str, Callable[[], object]] = {
    "data/actors.json": ActorList.load,
    "data/areas.yml": ActorList.load,
    "data/forces.yml": ActorList.load,
    "data/generics.yml": ActorList.load,
    "data/countries.tsv": CountryList.load,
    "data/country_codes.tsv": CountryCodes.load,
    "data/abbreviations.yml": Abbreviations.load,
    "data/origins.yml": OriginList.load,
    "data/outlets.yml": outlets.bundled,
    "data/overrides.yml": read_overrides,
    "data/regions.yml": lambda: (read_regions(), region_names()),
    "data/domains.tsv": read_domains,
    "data/place_ranker.json": Ranker.load,
    "codebook/attack.yml": codebook.Codebook.load,
}
_CACHED = (country_codes._load, outlets.bundled, ranking._bundled, codebook._load)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(_FOLDER / "data", tmp_path / "data", ignore=shutil.ignore_patterns("*.sqlite"))
    shutil.copytree(_FOLDER / "codebook", tmp_path / "codebook")
    monkeypatch.setattr(datafile, "files", lambda _package: tmp_path)
    monkeypatch.setattr(codebook, "files", lambda _package: tmp_path)
    for cached in _CACHED:
        cached.cache_clear()
    return tmp_path


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    for cached in _CACHED:
        cached.cache_clear()


def _gone(path: Path) -> None:
    path.rename(path.with_suffix(".gone"))


def _cut(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    path.write_text(content[: len(content) // 2] + '\n"', encoding="utf-8")


@pytest.mark.parametrize("name", list(_LOADERS))
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"\x00\xff\xfe" * 1000), id="binary"),
        pytest.param(lambda path: path.write_text("[1, 2]"), id="a list of numbers"),
        pytest.param(lambda path: path.write_text('{"a": 1}'), id="an object"),
        pytest.param(lambda path: path.write_text("5"), id="a number"),
        pytest.param(_cut, id="cut in the middle"),
    ],
)
def test_a_damaged_file_is_named(name: str, damage: Callable[[Path], object], folder: Path) -> None:
    path = folder / name
    if damage is _cut and path.suffix == ".tsv":
        pytest.skip("the lines that are left of a table are whole")
    damage(path)
    with pytest.raises(KnowledgeError, match=path.name.replace(".", r"\.")):
        _LOADERS[name]()


@pytest.mark.parametrize("name", [name for name in _LOADERS if not name.startswith("codebook")])
def test_a_missing_file_is_named(name: str, folder: Path) -> None:
    _gone(folder / name)
    with pytest.raises(KnowledgeError, match=name.rpartition("/")[2].replace(".", r"\.")):
        _LOADERS[name]()


@pytest.mark.parametrize("name", ["overrides.yml", "regions.yml", "abbreviations.yml", "domains.tsv"])
def test_the_lists_beside_the_gazetteer_are_read_when_it_is_opened(name: str, folder: Path) -> None:
    (folder / "data" / name).write_text("[1, 2]")
    with pytest.raises(KnowledgeError, match=name.replace(".", r"\.")):
        Gazetteer.open()


def test_an_override_without_a_source_is_refused(folder: Path) -> None:
    path = folder / "data/overrides.yml"
    path.write_text('[{name: Xaba, lat: 1, lon: 1, radius_km: 5, country: MLI, feature: site, source: ""}]')
    with pytest.raises(KnowledgeError, match="no source"):
        read_overrides()
