"""Files, folders and globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.reading import resumed
from firsthand.sources.source import Request, issue, printable
from firsthand.sources.track import track


class Files:
    """A path, a folder (read in full, hidden files and links to folders left out) or a glob."""

    name = "files"

    def takes(self, request: Request) -> bool:
        """See `Source`: what is left to the last source is a path, even a bad one."""
        return request.argument != "-"

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        argument = request.argument
        if not _is_path(argument):
            yield issue(printable(argument), "not-found", "this is not a path")
        elif os.path.isdir(argument):  # noqa: PTH112 - a `Path` forgets "./" and raises where this says no
            yield from _folder(argument, request)
        elif glob.has_magic(argument) and not os.path.lexists(argument):
            yield from _glob(argument, request)
        else:
            yield from _file(argument, request)


def _glob(pattern: str, request: Request) -> Iterator[Page | Issue]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - keeps the path as it was given
    folders = {match for match in matches if os.path.isdir(match)}  # noqa: PTH112
    if not matches:
        yield issue(printable(pattern), "no-match", "no file matches this pattern")
    for match in matches:
        if match not in folders:
            yield from _file(match, request)
        elif "**" not in pattern:  # which lists what is in the folders as well
            yield from _folder(match, request)


def _folder(folder: str, request: Request) -> Iterator[Page | Issue]:
    failures: list[OSError] = []
    found = False
    for place, folders, names in os.walk(folder, onerror=failures.append):  # follows no links: no loops
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            found = True
            yield from _file(os.path.join(place, name), request)  # noqa: PTH118 - a `Path` forgets "./"
    for failure in failures:
        found = True
        yield issue(printable(str(failure.filename)), "unreadable", failure.strerror or str(failure))
    if not found:
        yield issue(printable(folder), "empty-folder", "the folder holds no files")


def _file(path: str, request: Request) -> Iterator[Page | Issue]:
    name = printable(path)
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - opened here, so that only opening is caught
    except FileNotFoundError:
        yield issue(name, "not-found", "no such file")
    except PermissionError:
        yield issue(name, "unreadable", "permission denied")
    except OSError as error:
        yield issue(name, "unreadable", error.strerror or str(error))
    else:
        with stream:
            found = os.fstat(stream.fileno())
            reading = track(request, name, found.st_size, found.st_mtime_ns)
            yield from resumed(stream, name, request, reading)


def _is_path(argument: str) -> bool:
    try:
        return bool(argument) and b"\0" not in os.fsencode(argument)
    except UnicodeEncodeError:  # half of a surrogate pair: no file has such a name
        return False
