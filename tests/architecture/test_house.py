"""The house rules that a linter does not know."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "firsthand"
MODULES = sorted(SOURCE.rglob("*.py"))
DUMPING_GROUNDS = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools", "stuff"}


def _lines(module: Path) -> int:
    return len(module.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_no_module_is_longer_than_400_lines(module: Path) -> None:
    assert _lines(module) <= 400, "is there a second noun in there?"


def test_the_median_module_is_short() -> None:
    assert statistics.median(_lines(m) for m in MODULES if m.name != "__init__.py") <= 150


def test_no_dumping_grounds() -> None:
    names = {part for module in MODULES for part in (*module.relative_to(SOURCE).parts[:-1], module.stem)}
    assert not names & DUMPING_GROUNDS


@pytest.mark.parametrize("module", MODULES, ids=lambda m: str(m.relative_to(SOURCE)))
def test_no_broad_except(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            caught = node.type
            names = [caught.id] if isinstance(caught, ast.Name) else []
            assert caught is not None, f"line {node.lineno}: bare except"
            assert not {"Exception", "BaseException"} & set(names), f"line {node.lineno}: broad except"


@pytest.mark.parametrize(
    "module", [m for m in MODULES if m.name == "__init__.py"], ids=lambda m: str(m.relative_to(SOURCE))
)
def test_an_init_only_hands_names_on(module: Path) -> None:
    """An `__init__` has no code but imports, constants, and a lazy `__getattr__`."""
    allowed = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr, ast.If)
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            assert node.name in {"__getattr__", "__dir__"}, f"{node.name} wants a module of its own"
        else:
            assert isinstance(node, allowed), f"line {node.lineno}: {type(node).__name__}"


def test_the_code_does_not_know_the_seeds() -> None:
    """No algorithm names a place, group or person; names live in data files."""
    names = re.compile(
        r"boul[i]?kess|nioro|sandar[eé]|gogou?i|langley|africom|molodo|dembele|jnim|timbuktu", re.IGNORECASE
    )
    for module in MODULES:
        code = _without_docstrings_and_comments(module.read_text(encoding="utf-8"))
        assert not (found := names.search(code)), (
            f"{module.relative_to(ROOT)} names {found and found.group()}"
        )


def _without_docstrings_and_comments(source: str) -> str:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return ast.unparse(tree)


def test_the_import_rules_hold() -> None:
    outcome = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome.returncode == 0, outcome.stdout


def test_domain_imports_only_the_standard_library() -> None:
    for module in (SOURCE / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            for name in names:
                top = name.split(".")[0]
                assert top in sys.stdlib_module_names or name.startswith("firsthand.domain"), (
                    f"{module.name}: {name}"
                )


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)  # noqa: S607
    names = [n for n in listed.stdout.decode().split("\0") if n]
    if not names:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    bad = re.compile(
        rb"--(extra-)?index-url|\"resolved\": *\"http|(^|[^a-zA-Z0-9.])/(wor[k]|home|root)/", re.MULTILINE
    )
    for path in _tracked():
        if path.suffix in {".sqlite", ".gz", ".png", ".onnx"}:
            continue
        assert not (found := bad.search(path.read_bytes())), (
            f"{path.relative_to(ROOT)}: {found and found.group()!r}"
        )


def test_every_dependency_is_locked_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    wanted = {
        "runtime": [*project["project"]["dependencies"], *groups["build"]],
        "dev": [
            *project["project"]["dependencies"],
            *(d for extra in project["project"]["optional-dependencies"].values() for d in extra),
            *(d for d in groups["dev"] if isinstance(d, str)),
        ],
    }
    for name, requirements in wanted.items():
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        locked = {re.split(r"[=\[ ;]", entry)[0].lower().replace("_", "-") for entry in entries}
        needed = {re.split(r"[><=\[ ;]", r)[0].lower().replace("_", "-") for r in requirements}
        assert needed <= locked, f"{name}: {needed - locked}"
        assert all("--hash=sha256:" in entry for entry in entries)
        assert "://" not in text
