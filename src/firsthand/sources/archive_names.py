"""Names of members of archives."""

from __future__ import annotations

import re

from firsthand.domain.errors import SourceError
from firsthand.sources.source import printable

_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 4_096  # characters; what file systems take


def member_name(raw: str) -> str | None:
    """A member's name as part of an id; None for what a folder would hide (".git/x", "__MACOSX/x").

    Nothing is ever written by this name, but it goes into ids, which others may take for paths.

    Raises:
        SourceError: the name leads out of its archive (`unsafe-name`).
    """
    parts = [part for part in raw.split("/") if part not in ("", ".")]
    if not parts or len(raw) > _LONGEST:
        raise SourceError("its name is empty or too long", code="unsafe-name")
    if raw.startswith("/") or ".." in parts or "\\" in raw or "\0" in raw or _DRIVE.match(raw):
        raise SourceError("its name leads out of the archive; it was not read", code="unsafe-name")
    if any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX":
        return None
    return printable("/".join(parts))
