"""What an outlet changed in an article after it was published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firsthand.domain.claim import Field


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim that reads otherwise in the later version.

    Attributes:
        field: see `Field`.
        group: who is counted, in the later version where it still says so.
        old: the words of the earlier version, None where it did not say.
        new: the words of the later version, None where it no longer says.
        old_report, new_report: ids of the reports that made the claim, None with the words.
    """

    field: Field
    group: str | None
    old: str | None
    new: str | None
    old_report: str | None = None
    new_report: str | None = None


@dataclass(frozen=True)
class Edit:
    """The difference between two versions of one document that say different things.

    Attributes:
        document: id of the document as it was given.
        old, new: keys of the two versions (`Document.key`).
        last_seen: when the earlier version was captured (UTC).
        seen: when the later version was captured (UTC): the edit was made between the two.
        claims: what is claimed otherwise.
        old_title, new_title: both None where the title stayed as it was.
        removed, added: sentences that went and that came, in reading order; the first ones, each cut to a
            length, see `lineage.edits`.
        n_removed, n_added: how many there were in all.
        reports: pairs of ids of a report of the earlier version and the report of the later one that
            tells of the same happening.
    """

    document: str
    old: str
    new: str
    last_seen: datetime
    seen: datetime
    claims: tuple[ClaimChange, ...] = ()
    old_title: str | None = None
    new_title: str | None = None
    removed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    n_removed: int = 0
    n_added: int = 0
    reports: tuple[tuple[str, str], ...] = ()

    @property
    def retitled(self) -> bool:
        """Whether the title changed."""
        return self.old_title != self.new_title
