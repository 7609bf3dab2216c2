"""How far one file has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from firsthand.domain.page import Mark
from firsthand.sources.source import Journal, Request


@dataclass(frozen=True, slots=True)
class Track:
    """Where the reading of a file began, and whom to tell how far it is.

    Attributes:
        journal: is told.
        start: where it began: at the mark that a run left which stopped, else at the start, with an empty form.
    """

    journal: Journal
    start: Mark

    @property
    def resumed(self) -> Mark | None:
        """The mark that it began at, None where it began at the start."""
        return self.start if self.start.form else None

    def note(
        self,
        form: str,
        number: int,
        *,
        offset: int = 0,
        is_packed: bool = False,
        counts: Mapping[str, int] | None = None,
        faults: int = 0,
    ) -> None:
        """Note, before an item is given, that all before it has been given; see `Mark`.

        Args:
            form: what the file holds.
            number: records, lines or rows before it, from the start of the file.
            offset: bytes before it, from where the reading began.
            is_packed: whether these are bytes of a compressed file.
            counts: records without a page, by reason.
            faults: damaged records.
        """
        self.journal.note(
            replace(
                self.start,
                form=form,
                is_packed=is_packed,
                offset=self.start.offset + offset,
                number=number,
                counts=tuple(sorted((counts or {}).items())),
                faults=faults,
            )
        )


def track(request: Request, name: str, size: int, changed: int | None) -> Track | None:
    """Take up the reading of a file where a run that stopped left it.

    Args:
        request: what applies to it.
        name: of the file, as it was given.
        size: of the file in bytes.
        changed: when it was last changed, in nanoseconds since 1970; None where that is not known.

    Returns:
        None where nobody wants to know, or where nothing tells the file from another of its name.
    """
    if request.journal is None or changed is None:
        return None
    identity = f"{size}-{changed}-{request.as_kind or ''}-{request.limits.page}"
    return Track(request.journal, request.journal.resume(name, identity) or Mark(name, identity, ""))
