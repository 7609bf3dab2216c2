"""The systemd units and the container file, as far as they can be looked at without installing them."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
import typer

from firsthand.cli.away import AWAY
from firsthand.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
UNITS = sorted((ROOT / "packaging" / "systemd").glob("*.service"))
CONTAINER = (ROOT / "packaging" / "container" / "Containerfile").read_text(encoding="utf-8")
HARDENED = {
    "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes", "PrivateDevices": "yes",
    "CapabilityBoundingSet": "", "RestrictNamespaces": "yes", "MemoryDenyWriteExecute": "yes", "LockPersonality": "yes",
    "RestrictAddressFamilies": "AF_INET AF_INET6 AF_UNIX", "SystemCallArchitectures": "native",
}  # fmt: skip


def _unit(path: Path) -> dict[str, dict[str, list[str]]]:
    """Sections to keys to values: keys may be given again, which configparser does not know."""
    sections: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[]")
        elif line and not line.startswith(("#", ";")):
            key, equals, value = line.partition("=")
            assert equals, line
            sections[section][key].append(value)
    return sections


def _verbs() -> set[str]:
    return set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_a_command_of_ours_without_rights(path: Path) -> None:
    service = _unit(path)["Service"]
    program, verb = service["ExecStart"][0].split()[:2]
    assert program.endswith("/bin/firsthand")
    assert verb in _verbs()
    assert service["User"] == ["firsthand"]
    assert {key: service[key][0] for key in HARDENED} == HARDENED
    assert service["RestartPreventExitStatus"] == ["2"]  # the contract: unusable arguments or configuration


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_is_started_again_for_as_long_as_its_store_is_away(path: Path) -> None:
    unit = _unit(path)
    service = unit["Service"]
    assert service["Restart"] == ["on-failure"]
    ends = {*service["RestartPreventExitStatus"], *service.get("SuccessExitStatus", [])}
    assert str(AWAY) not in ends
    assert unit["Unit"]["StartLimitIntervalSec"] == ["0"]  # else ten quick starts and it is given up


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_systemd_itself_finds_nothing_wrong(path: Path, tmp_path: Path) -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("systemd is not installed")
    unit = tmp_path / path.name
    text = path.read_text(encoding="utf-8").replace("/opt/firsthand/bin/firsthand", "/bin/true")
    unit.write_text(text.replace("User=firsthand\nGroup=firsthand\n", ""), encoding="utf-8")
    said = subprocess.run(
        [analyze, "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    ours = [line for line in said.stderr.splitlines() if path.stem in line]
    assert ours == []


def _stages() -> list[list[str]]:
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", CONTAINER, flags=re.MULTILINE)).splitlines()
    stages: list[list[str]] = []
    for line in filter(None, lines):
        if line.startswith("FROM "):
            stages.append([])
        if stages:
            stages[-1].append(line)
    return stages


def test_the_container_is_built_in_two_stages_from_locked_packages_and_runs_without_rights() -> None:
    build, run = _stages()
    assert build[0].endswith(" AS build")
    assert any("--require-hashes --requirement requirements/runtime.txt" in line for line in build)
    assert any(line.startswith("COPY --from=build /opt/firsthand") for line in run)
    users = [line for line in run if line.startswith("USER ")]
    assert users == ["USER 10001:10001"]
    assert run.index(users[0]) < run.index('ENTRYPOINT ["firsthand"]')
    assert "VOLUME /data" in run
    assert not any("pip install" in line or line.startswith("ADD ") for line in run)
    verb = re.search(r'^CMD \["(\w+)"', CONTAINER, re.MULTILINE)
    assert verb is not None
    assert verb[1] in _verbs()


def test_everything_that_the_container_copies_is_there_and_let_in() -> None:
    allowed = {
        line.removeprefix("!")
        for line in (ROOT / ".containerignore").read_text(encoding="utf-8").splitlines()
        if line.startswith("!")
    }
    for line in _stages()[0]:
        if line.startswith("COPY "):
            for name in line.split()[1:-1]:
                assert (ROOT / name).exists(), name
                assert name in allowed, name
    known = r"(FROM|ARG|ENV|WORKDIR|COPY|RUN|VOLUME|USER|STOPSIGNAL|ENTRYPOINT|CMD)\b"
    for line in re.sub(r"\\\n\s*", " ", CONTAINER).splitlines():
        assert not line or line.startswith("#") or re.match(known, line), line
