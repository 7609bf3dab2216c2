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
