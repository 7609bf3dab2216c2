"""Which program this is: what it makes of the same documents is the same as long as this does not change."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_ROOMS = ("blocking", "domain", "events", "knowledge", "languages", "lineage", "models")
"""The rooms whose code and data decide how documents are linked, dated and fused."""

_APART = ("gazetteer.sqlite", "reader.onnx")
"""Data that only reading uses; large."""

_LIBRARIES = ("msgspec", "numpy", "sentencepiece")


@cache
def linking_program(own: str | None = None) -> str:
    """A number for the code and data that link, date and fuse, the libraries under them included: another one for every other content.

    Args:
        own: stands for the user's own actors; None where there are none.
    """
    found = sha256(f"{platform.python_implementation()} {sys.version_info[:2]} {sys.byteorder}".encode())
    for library in _LIBRARIES:
        found.update(f"{library} {version(library)}\n".encode())
    root = files("firsthand")
    for room in _ROOMS:
        for path, file in _files(root.joinpath(room), room):
            content = file.read_bytes()
            found.update(f"{path} {len(content)}\n".encode())
            found.update(content)
    if own is not None:
        found.update(f"own actors {own}\n".encode())
    return found.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            if item.name != "__pycache__":
                yield from _files(item, f"{path}/{item.name}")
        elif item.name not in _APART:
            yield f"{path}/{item.name}", item
