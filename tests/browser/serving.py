"""`firsthand serve` over the demo store, for tests and for the pictures of the docs."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser_path() -> str | None:
    """A browser of this machine."""
    given = os.environ.get("FIRSTHAND_BROWSER", "")
    return next((path for name in (given, *NAMES) if name and (path := shutil.which(name))), None)


@contextmanager
def browsing(path: str) -> Iterator[Browser]:
    """A browser without a window that draws maps by the processor.

    Args:
        path: the program.
    """
    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--enable-unsafe-swiftshader", "--use-angle=swiftshader"],
        )
        yield opened
        opened.close()


def make_demo(folder: Path) -> Path:
    """Make the demo store in a folder; gives its file."""
    subprocess.run(
        [sys.executable, "-m", "firsthand", "demo", "--store", "sqlite:///demo.db"],
        cwd=folder, env=_environment(folder), check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return folder / "demo.db"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of `firsthand serve` over the demo store of a folder."""
    running = subprocess.Popen(
        [sys.executable, "-m", "firsthand", "serve", "--port", "0", "--store", "sqlite:///demo.db"],
        cwd=folder, env=_environment(folder), stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stderr is not None
    told = running.stderr.readline()
    found = re.search(r"http://\S+", told)
    assert found, told + running.stderr.read()
    try:
        yield found.group()
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)


def _environment(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("FIRSTHAND_", "COLUMNS"))}
    return {**kept, "PYTHONUTF8": "1", "FIRSTHAND_DATA_DIR": str(folder / "no-places")}
