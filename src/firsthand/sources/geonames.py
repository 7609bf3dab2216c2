"""The dumps of GeoNames: where they are, whether one is whole, and its lines."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from firsthand.domain.errors import SourceError

ADDRESS = "https://download.geonames.org/export/dump/"
LICENCE = "CC BY 4.0"
ATTRIBUTION = "GeoNames (https://www.geonames.org), CC BY 4.0"
EVERYTHING = "allCountries"
_MOST_UNPACKED = 8_000_000_000  # five times that of the whole world
_LONGEST_LINE = 100_000
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


def check_dump(path: Path, name: str) -> None:
    """Check that a file is a whole dump: a zip archive with the table in it, every byte as its checksum (CRC-32) says.

    Args:
        path: the file.
        name: of the dump, "ML" or "allCountries".

    Raises:
        SourceError: it is not (`damaged`, `too-large`).
    """
    with path.open("rb") as file:
        beginning = file.read(512).lstrip().lower()
    if beginning.startswith((b"<!doctype", b"<html", b"<?xml", b"<head")):
        raise SourceError("the server sent a web page in place of the dump", code="damaged")
    try:
        with zipfile.ZipFile(path) as archive:
            member = archive.getinfo(f"{name}.txt")
            if member.file_size > _MOST_UNPACKED:
                raise SourceError(
                    f"the dump unpacks to more than {_MOST_UNPACKED / 1e9:g} GB", code="too-large"
                )
            if (bad := archive.testzip()) is not None:
                raise SourceError(f"the dump is damaged: {bad!r} does not match its checksum", code="damaged")
    except KeyError as error:
        raise SourceError(f"the archive holds no {name}.txt", code="damaged") from error
    except _FAULTS as error:
        raise SourceError(f"the dump is no whole zip archive: {error}", code="damaged") from error


def dump_lines(path: Path, name: str) -> Iterator[str]:
    """Lines of the table in a dump, each cut at 100,000 characters; what is no UTF-8 is replaced.

    Raises:
        SourceError: the file is damaged.
    """
    try:
        with (
            zipfile.ZipFile(path) as archive,
            archive.open(f"{name}.txt") as file,
            io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="\n") as lines,
        ):
            while line := lines.readline(_LONGEST_LINE):
                yield line
    except (KeyError, *_FAULTS) as error:
        raise SourceError(f"the dump {path} is damaged: {error}", code="damaged") from error
