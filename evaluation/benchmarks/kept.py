"""What was read before, kept between runs: reading is most of the time of a benchmark, and linking is what is worked on after it.

A reading is kept by the content of what was read and by the fingerprint of the program that read it: of every file of the packages that reading
takes, knowledge and models included. So it is found again only where reading anew would give the same; a change of what links or fuses does not touch it.
The folder is `$FIRSTHAND_READINGS`, by default `firsthand/readings` in the user's folder for caches; set it to nothing to keep none. Those of the last programs
are kept, older ones deleted.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from firsthand.domain.claim import Extraction

FOLDER = "FIRSTHAND_READINGS"
_READ_BY = ("domain", "languages", "knowledge", "models", "documents", "reports", "claims", "run")
"""Packages that decide what is read."""

_PROGRAMS = 6
"""Of which readings are kept: some twenty megabytes each."""


@cache
def program() -> str:
    """The fingerprint of what reads."""
    root = Path(str(files("firsthand")))
    digest = hashlib.blake2b(digest_size=12)
    for package in _READ_BY:
        for path in sorted((root / package).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(root).as_posix().encode())
                digest.update(hashlib.blake2b(path.read_bytes()).digest())
    return digest.hexdigest()


def folder() -> Path | None:
    """Where readings of this program are kept; None where none are."""
    chosen = os.environ.get(FOLDER)
    if chosen is not None:
        return Path(chosen) / program() if chosen else None
    caches = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(caches) / "firsthand" / "readings" / program()


def kept(
    wanted: Mapping[str, bytes], read: Callable[[Iterable[str]], Iterable[tuple[str, Extraction | None]]]
) -> dict[str, Extraction]:
    """Readings, from before where they are kept.

    Args:
        wanted: everything that reading depends on but the program, by the name of what is read.
        read: reads those named; None for what holds nothing.

    Returns:
        The readings by name, in the order wanted; without those that hold nothing.
    """
    at = folder()
    paths = {
        name: at / hashlib.blake2b(content, digest_size=16).hexdigest() if at else None
        for name, content in wanted.items()
    }
    found: dict[str, Extraction | None] = {}
    for name, path in paths.items():
        if path is not None and path.exists() and (packed := _load(path)) is not None:
            (found[name],) = packed
    for name, reading in read([name for name in wanted if name not in found]):
        found[name] = reading
        if (path := paths[name]) is not None:
            _save(path, reading)
    return {name: reading for name in wanted if (reading := found.get(name)) is not None}


def _load(path: Path) -> tuple[Extraction | None] | None:
    """A reading in brackets; None where it is damaged or was deleted meanwhile."""
    try:
        return (pickle.loads(zlib.decompress(path.read_bytes())),)  # noqa: S301 - we wrote it
    except (OSError, zlib.error, pickle.UnpicklingError, EOFError):
        return None


def _save(path: Path, reading: Extraction | None) -> None:
    if not path.parent.exists():
        path.parent.mkdir(parents=True)
        programs = sorted(path.parent.parent.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in programs[_PROGRAMS:]:
            shutil.rmtree(old, ignore_errors=True)
    written = path.with_suffix(f".{os.getpid()}")
    written.write_bytes(zlib.compress(pickle.dumps(reading), 1))
    written.replace(path)
