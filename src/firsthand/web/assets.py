"""The files that pages load: scripts, styles, pictures, the base map.

Their addresses hold a hash of all of them together (`/static/3f2a…/css/app.css`), so that a browser keeps them for good and files
may name one another by relative paths.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

PREFIX = "/static/"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
}
_SQUEEZED = frozenset({".css", ".js", ".mjs", ".json", ".geojson", ".svg", ".txt"})


@dataclass(frozen=True, slots=True)
class Asset:
    """One file: its bytes, its media type, and its bytes compressed where that makes them smaller."""

    content: bytes
    media_type: str
    squeezed: bytes | None


class Assets:
    """The bundled files, read when first asked for and kept.

    Args:
        folder: where they lie, by default in the package.
    """

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder or files("firsthand.web") / "static"
        self._read = lru_cache(maxsize=256)(self._load)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every file, as a path with slashes from the folder, sorted."""
        return tuple(sorted(_walk(self._folder, "")))

    @cached_property
    def digest(self) -> str:
        """A hash of all of them: any change gives every file a new address."""
        whole = hashlib.sha256()
        for path in self.paths:
            content = self._at(path).read_bytes()
            whole.update(f"{path}\0{len(content)}\0".encode())
            whole.update(content)
        return whole.hexdigest()[:16]

    def address(self, path: str) -> str:
        """The address of a file.

        Raises:
            KeyError: there is none.
        """
        if path not in self.paths:
            raise KeyError(f"there is no file static/{path}")
        return f"{PREFIX}{self.digest}/{path}"

    def get(self, path: str) -> Asset | None:
        """A file by its path, None where there is none."""
        return self._read(path) if path in self.paths else None

    def _load(self, path: str) -> Asset:
        content, suffix = self._at(path).read_bytes(), _suffix(path)
        squeezed = gzip.compress(content, 6, mtime=0) if suffix in _SQUEEZED else None
        if squeezed is not None and len(squeezed) >= len(content):
            squeezed = None
        return Asset(content, _TYPES.get(suffix, "application/octet-stream"), squeezed)

    def _at(self, path: str) -> Traversable:
        return self._folder.joinpath(*path.split("/"))


def _suffix(path: str) -> str:
    name = path.rpartition("/")[2]
    return f".{name.rpartition('.')[2]}" if "." in name else ""


def _walk(folder: Traversable, prefix: str) -> list[str]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += _walk(entry, f"{prefix}{entry.name}/")
        elif not entry.name.startswith("."):
            found.append(prefix + entry.name)
    return found
