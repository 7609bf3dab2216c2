"""Documentation is true: every command in it exists as it is written, and those that need nobody else run; the site builds."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import click
import pytest
import typer
import yaml
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from firsthand.cli.main import app

ROOT = Path(__file__).parents[2]
PAGES = sorted({*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"})
_COMMAND = re.compile(r"(?:\.venv/bin/)?firsthand (?P<arguments>[a-z].*)")
_ELSEWHERE = {
    "https?://": "an address",
    "(?:s3|gs|abfs|hdfs)://": "an object store",
    "postgresql://": "a server",
    "places fetch": "the network",
    "-feeds.opml": "the network",
    "language-model": "a model",
    "^serve": "serves until it is stopped",
    "^watch (?!.*--(?:starter|check))": "asks the network",
    "^alerts test": "sends",
    "^users add": "asks for a password at a terminal",
    "^alerts run (?!.*(?:--once|--dry-run))": "runs until it is stopped",
    "^eval": "benchmark data",
    "--executor ray": "a cluster",
    "--jobs": "more processes; tested in its own place",
    "^demo": "tested in its own place",
}
"""What a command is not run here for; that it exists as written is checked all the same."""


@dataclass(frozen=True)
class Command:
    """A command of a page."""

    page: str
    line: int
    text: str

    @property
    def arguments(self) -> list[str]:
        """Its words, up to what a shell would do with its output."""
        words = shlex.split(self.text, comments=True)
        cut = next((i for i, word in enumerate(words) if word in ("|", ">", "&&", ";")), len(words))
        return words[:cut]

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def _commands() -> Iterator[Command]:
    for page in PAGES:
        name = page.relative_to(ROOT).as_posix()
        if name == "docs/reference/commands.md":  # made from the commands themselves
            continue
        lines = page.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            is_block = line.startswith("    ") or _is_fenced(lines[:number])
            found = _COMMAND.fullmatch(line.strip()) if is_block else None
            if found is None or found["arguments"].startswith(("is ", "wants ")):
                continue
            if not re.search(r"\[[a-zA-Z-]", found["arguments"]):  # a synopsis: "events [filters]"
                yield Command(name, number, found["arguments"])


def _is_fenced(before: list[str]) -> bool:
    return sum(line.lstrip().startswith("```") for line in before) % 2 == 1


COMMANDS = list(_commands())


def _why_not_run(command: Command) -> str | None:
    text = " ".join(command.arguments)
    return next((why for pattern, why in _ELSEWHERE.items() if re.search(pattern, text)), None)


def _told_apart() -> Iterator[Command]:
    """Those that run here, one of each form: the same verb with the same options is run once."""
    seen = set()
    for command in COMMANDS:
        words = command.arguments
        form = (
            *[word for word in words[:2] if word.isalpha()],
            *sorted({w for w in words if w.startswith("-")}),
        )
        if _why_not_run(command) is None and form not in seen:
            seen.add(form)
            yield command


RUN = list(_told_apart())


def test_commands_are_found() -> None:
    assert len(COMMANDS) > 60
    assert len(RUN) > 40


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_command_is_written_as_it_exists(command: Command) -> None:
    words, verb = command.arguments, typer.main.get_command(app)
    context = click.Context(verb)
    while isinstance(verb, click.Group):
        name, found, words = verb.resolve_command(context, words)
        assert found is not None
        verb, context = found, click.Context(found, info_name=name, parent=context)
        if isinstance(verb, click.Group) and (not words or words[0] not in verb.commands):
            return  # a group that takes a bare name, such as `places Djibo`
    verb.parse_args(context, words)  # raises click.UsageError


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the documentation speaks of it: pages, dumps, a store with the example pages."""
    folder = tmp_path_factory.mktemp("docs")
    with as_file(files("firsthand") / "examples") as examples:
        shutil.copytree(examples, folder / "pages")
    done = CliRunner().invoke(
        app, ["ingest", str(folder / "pages"), "--store", f"sqlite:///{folder}/firsthand.db"]
    )
    assert done.exit_code == 0, done.output
    for name in ("yours", "mails"):
        (folder / name).mkdir()
    (folder / "mails" / "a.eml").write_text(
        "From: desk@example.org\nSubject: Six soldiers killed\nDate: Wed, 15 May 2024 08:00:00 +0000\n\n"
        "Gunmen killed six soldiers near Ansongo in Mali on 14 May 2024, the army said.\n"
    )
    story = "Gunmen killed six soldiers near Ménaka in Mali on 14 May 2024, the army said.\n" * 2
    (folder / "yours" / "page.html").write_text(
        f"<html><body><article><h1>Six soldiers killed near Ménaka</h1><p>{story}</p></article></body></html>"
    )
    shutil.copy(folder / "yours" / "page.html", folder / "page.html")
    line = json.dumps({"id": "a1", "text": story, "published": "2024-05-15", "language": "en"})
    (folder / "dump.jsonl").write_text(line)
    (folder / "dump.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    (folder / "export.csv").write_text(f'id,text,published\nb1,"{story.strip()}",2024-05-15\n')
    shutil.make_archive(str(folder / "pages"), "zip", folder / "yours")
    with (folder / "CC-NEWS-20250602.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        with (folder / "page.html").open("rb") as body:
            heads = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            writer.write_record(
                writer.create_warc_record(
                    "https://news.example/a", "response", payload=body, http_headers=heads
                )
            )
    shutil.copy(folder / "CC-NEWS-20250602.warc.gz", folder / "news.warc.gz")
    (folder / "mli_admbnda_adm2.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [_UNIT]})
    )
    return folder


_UNIT = {
    "type": "Feature",
    "properties": {"ADM1_FR": "Gao", "ADM2_FR": "Ansongo", "ADM2_PCODE": "ML0702", "ADM1_PCODE": "ML07"},
    "geometry": {"type": "Polygon", "coordinates": [[[0, 15], [1, 15], [1, 16], [0, 16], [0, 15]]]},
}


@pytest.mark.parametrize("command", RUN, ids=str)
def test_a_command_runs(
    command: Command, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk"
    shutil.copytree(filled, desk)
    shutil.copy(desk / "firsthand.db", desk / "desk.db")
    shutil.copytree(desk / "firsthand.warc", desk / "desk.warc")
    (desk / "alerts.toml").write_text(_alerts())
    (desk / "watch.toml").write_text(CliRunner().invoke(app, ["watch", "--starter", "sahel"]).stdout)
    monkeypatch.chdir(desk)
    monkeypatch.setenv("FIRSTHAND_DATA_DIR", str(tmp_path / "own"))
    monkeypatch.setenv("FIRSTHAND_AUTHOR", "ana")
    monkeypatch.setenv("SMTP_PASSWORD", "not a secret")
    monkeypatch.setenv("HOOK_SECRET", "not a secret either, and long enough")
    runner = CliRunner()
    for earlier in _what_goes_before(command):
        before = runner.invoke(app, earlier, input="a long pass phrase\n")
        assert before.exit_code == 0, before.output
    words = [_named(word) for word in _absolute(command.arguments)]
    done = runner.invoke(app, words)
    assert done.exit_code == 0, f"{words}: {done.output} {done.exception!r}"


def _alerts() -> str:
    """The file of the page on alerts."""
    page = (ROOT / "docs/how-to/set-up-alerts.md").read_text(encoding="utf-8")
    after = page.split("`alerts.toml` names channels and rules:", 1)[1].lstrip("\n").splitlines()
    block = []
    for line in after:
        if line and not line.startswith("    "):
            break
        block.append(line.removeprefix("    "))
    return "\n".join(block)


def _absolute(words: list[str]) -> list[str]:
    """Stores where they lie: "sqlite:////tmp/.../demo.db" is the scratch store of the demo."""
    scratch = re.compile(r"sqlite:///(?:/.*/)?(?:demo|desk|firsthand)\.db")
    return [scratch.sub("sqlite:///desk.db", word) for word in words]


def _what_goes_before(command: Command) -> Iterator[list[str]]:
    """What the page has done by then."""
    words = command.arguments
    if words[:2] == ["places", "remove"]:
        yield ["places", "add", words[2], "--at", "16.40,-0.55", "--country", "MLI"]
    if words[:2] == ["review", "undo"]:
        yield ["review", "accept", _events()[0]["id"]]
    if words[:2] == ["outlets", "remove"]:
        yield ["outlets", "add", words[2], "--name", "Example Radio"]
    if words[:2] == ["store", "restore"]:
        yield ["store", "backup", words[2]]
    if words[:2] == ["users", "token"]:
        yield ["users", "add", words[2], "--role", "admin", "--password-stdin"]


def _events() -> list[dict[str, object]]:
    done = CliRunner().invoke(app, ["events", "--format", "jsonl", "--store", "sqlite:///desk.db"])
    return [json.loads(line) for line in done.stdout.splitlines()]


def _named(word: str) -> str:
    """A word with what the page leaves to the reader filled in: EVENT, OTHER, CLAIM, DOCUMENT, "..."."""
    if word in ("EVENT", "EVENT_ID", "evt_..."):
        return str(_told()["id"])
    if word == "OTHER":
        return str(next(event["id"] for event in _events() if event["id"] != _told()["id"]))
    if word == "CLAIM":
        claims = _told()["claims"]
        assert isinstance(claims, list)
        return str(next(claim["id"] for claim in claims if claim["field"] == "killed"))
    if word == "DOCUMENT...":
        documents = _told()["documents"]
        assert isinstance(documents, list)
        return str(documents[0]["id"])
    return "the text says so" if word == "..." else word


def _told() -> dict[str, object]:
    """An event that more than one page tells of, with a toll."""
    return next(
        event
        for event in _events()
        if isinstance(event["documents"], list)
        and len(event["documents"]) > 1
        and any(claim["field"] == "killed" for claim in event["claims"])  # type: ignore[attr-defined]
    )


def test_the_site_has_every_page_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    nav = yaml.safe_load((ROOT / "mkdocs.yml").read_text())["nav"]
    listed = set(_listed(nav))
    there = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {page for page in there - listed if not page.startswith("decisions/")} == set()
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "mkdocs",
            "build",
            "--quiet",
            "--strict",
            "--site-dir",
            str(tmp_path / "site"),
        ],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    loaded = re.compile(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"?(?:https?:)?//", re.IGNORECASE)
    for page in (tmp_path / "site").rglob("*.html"):
        assert not loaded.search(page.read_text(encoding="utf-8")), page.name


def _listed(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for below in nav.values():
            yield from _listed(below)
    elif isinstance(nav, list):
        for below in nav:
            yield from _listed(below)
