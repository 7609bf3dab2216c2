"""The command line run within the process of the tests: what a process of its own would say, without the second it takes to start."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from firsthand.cli import main


def bare_environment() -> dict[str, str]:
    """The variables of this process without those that set Firsthand up or a terminal's width."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("FIRSTHAND_", "COLUMNS"))}


def run_here(
    folder: Path, *arguments: str, stdin: str = "", settings: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command as `firsthand` would be in a folder.

    Args:
        folder: where it runs.
        arguments: of the command.
        stdin: what it reads.
        settings: variables of its environment besides those of the tests.
    """
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8")
    environment = {**bare_environment(), **(settings or {})}
    with (
        chdir(folder),
        patch.dict(os.environ, environment, clear=True),
        patch.object(sys, "argv", ["firsthand", *arguments]),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as ended:
            code = ended.code or 0
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(arguments, code if isinstance(code, int) else 1, *said)
