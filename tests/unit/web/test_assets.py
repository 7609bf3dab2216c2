"""The files that pages load."""

from __future__ import annotations

import gzip
import hashlib
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from firsthand.web.assets import Assets

STATIC = Path(str(files("firsthand.web") / "static"))
MANIFEST = tomllib.loads((STATIC / "vendor" / "manifest.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_what_others_wrote_is_as_the_manifest_says(name: str) -> None:
    told = MANIFEST[name]
    folder = STATIC / "vendor" / name
    assert {file.name for file in folder.iterdir()} == set(told["sha256"])
    assert "LICENSE" in told["sha256"]
    assert told["licence"] in {"0BSD", "MIT", "BSD-3-Clause", "ISC"}
    for file, digest in told["sha256"].items():
        assert hashlib.sha256((folder / file).read_bytes()).hexdigest() == digest, file


def test_nothing_of_others_is_missing_in_the_manifest() -> None:
    assert {p.name for p in (STATIC / "vendor").iterdir() if p.is_dir()} == set(MANIFEST)


def test_a_change_gives_every_file_a_new_address(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.css").write_text("a{}")
    before = Assets(tmp_path).address("css/a.css")
    (tmp_path / "b.js").write_text("1")
    after = Assets(tmp_path).address("css/a.css")
    assert before != after
    assert re.fullmatch(r"/static/[0-9a-f]{16}/css/a\.css", after)
    with pytest.raises(KeyError):
        Assets(tmp_path).address("css/../b.js")


def test_files_are_kept_by_the_browser_and_come_compressed(client: TestClient) -> None:
    address = Assets().address("css/app.css")
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == (STATIC / "css" / "app.css").read_bytes()
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert len(gzip.compress(plain.content)) < len(plain.content)


def test_an_old_address_leads_to_the_present_one(client: TestClient) -> None:
    answer = client.get("/static/0000000000000000/css/app.css")
    assert (answer.status_code, answer.headers["location"]) == (302, Assets().address("css/app.css"))


@pytest.mark.parametrize(
    "path", ["../app.py", "..%2fapp.py", "css/%2e%2e/%2e%2e/app.py", "nothing.css", "css", ""]
)
def test_only_the_files_of_the_folder_are_served(client: TestClient, path: str) -> None:
    assert client.get(f"/static/{Assets().digest}/{path}").status_code == 404


def test_own_scripts_load_nothing_from_elsewhere() -> None:
    for file in (*STATIC.glob("js/*.js"), *STATIC.glob("css/*.css")):
        told = file.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(https?:)?//[a-z0-9-]+\.[a-z]", told), file
