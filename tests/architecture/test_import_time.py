"""`import firsthand` is cheap: it loads no stage, no store and no heavy library."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "sqlalchemy",
    "alembic",
    "trafilatura",
    "lxml",
    "py3langid",
    "numpy",
    "onnxruntime",
    "sentencepiece",
    "rich",
    "typer",
    "yaml",
    "msgspec",
    "httpx",
    "httpcore",
    "protego",
)


def test_import_loads_nothing_heavy() -> None:
    code = "import firsthand, sys; print(*[m for m in sys.modules])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {name.split(".")[0] for name in loaded} & set(HEAVY)


def test_the_help_of_the_command_line_loads_no_model() -> None:
    code = "import sys; sys.argv = ['firsthand', '--help']; from firsthand.cli import main; main()"
    wrapped = f"import atexit, sys; atexit.register(lambda: print('LOADED', *sys.modules)); {code}"
    told = subprocess.run([sys.executable, "-c", wrapped], capture_output=True, text=True, check=True).stdout
    help_text, _, loaded = told.rpartition("LOADED")
    assert "Usage" in help_text
    assert not {name.split(".")[0] for name in loaded.split()} & {"numpy", "onnxruntime", "sentencepiece"}
