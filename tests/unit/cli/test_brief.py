"""`firsthand brief`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.desk import open_desk
from firsthand.domain.errors import ConfigError

STORY = (
    "Gunmen attacked an army post near Ménaka in Mali on 14 May 2024, killing six soldiers, the army said.\n"
    "The soldiers of a second post drove the attackers back after two hours of fighting, a resident told Reuters.\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("cli-brief")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    url = f"sqlite:///{folder / 'desk.db'}"
    with open_desk(url) as desk:
        desk.ingest([folder / "story.txt"])
    return url


def run(*arguments: str) -> bytes:
    done = CliRunner().invoke(app, ["brief", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout_bytes


def test_markdown_goes_to_standard_output_whole(store: str) -> None:
    told = run("--store", store, "--country", "MLI").decode()
    assert told.startswith("# Situation report: Mali\n")
    assert "6 soldiers killed" in told
    assert "](data:image/svg+xml;base64," in told


@pytest.mark.parametrize(
    ("name", "begins"), [("b.html", b"<!DOCTYPE html>"), ("b.pdf", b"%PDF"), ("b.md", b"# Rapport")]
)
def test_the_name_of_the_file_says_the_format(store: str, tmp_path: Path, name: str, begins: bytes) -> None:
    assert run("--store", store, "--lang", "fr", "-o", str(tmp_path / name)) == b""
    assert (tmp_path / name).read_bytes().lstrip().startswith(begins)
    pictures = {path.name for path in tmp_path.iterdir()} - {name}
    assert pictures == ({"b-map.svg", "b-trend.svg"} if name == "b.md" else set())


def test_ids_lead_to_the_web_app_where_its_address_is_given(store: str) -> None:
    told = run("--store", store, "-f", "html", "--base-url", "https://desk.example/").decode()
    assert 'href="https://desk.example/events/evt_' in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "docx"], "md, html, pdf"),
        (["-o", "x.docx"], "md, html, pdf"),
        (["--lang", "de"], "en and fr"),
        (["--base-url", "javascript:alert(1)"], "https://"),
        (["--bbox", "1,2"], "4 numbers"),
        (["--since", "2025-02-01", "--until", "2025-01-01"], "ends"),
    ],
)
def test_what_makes_no_sense_is_refused(store: str, arguments: list[str], told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        CliRunner().invoke(app, ["brief", "--store", store, *arguments], catch_exceptions=False)
