"""Pages and issues in batches: a message to a worker for each page would cost more than a short page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.run.pool import MOST_LOSSES, Outcome, Timed, lost
from firsthand.run.stopwatch import Note, Timing

PAGES = 16
BYTES = 2_000_000


@dataclass(eq=False)
class Batch:
    """Items that stand one after the other, and what came of the pages among them.

    Attributes:
        items: pages and issues of the sources.
        read: what came of the pages and what that took, None before it is known.
        losses: how many workers were lost over it.
        parts: the same items in batches of their own, where it was taken apart.
    """

    items: list[Page | Issue] = field(default_factory=list)
    read: list[Timed] | None = None
    losses: int = 0
    parts: list[Batch] = field(default_factory=list)

    @property
    def pages(self) -> list[Page]:
        """The pages among the items."""
        return [item for item in self.items if isinstance(item, Page)]

    @property
    def is_read(self) -> bool:
        """Whether it is known what came of every item."""
        if self.parts:
            return all(part.is_read for part in self.parts)
        return self.read is not None or not self.pages

    def outcomes(self, note: Note) -> Iterator[Outcome]:
        """What came of each item, in their order.

        Args:
            note: told what each page took, before the page is given.
        """
        for part in self.parts:
            yield from part.outcomes(note)
        if not self.parts:
            found = iter(self.read or ())
            for item in self.items:
                if isinstance(item, Issue):
                    yield None, item
                else:
                    read, timing = next(found)
                    note(item, timing)
                    yield item, read

    def blamed(self) -> list[Batch]:
        """Note that a worker was lost over it.

        Returns:
            What to read again: the batch; after two losses each page by itself, so that the one that is to blame
            is found; nothing where it is found, and is an issue now.
        """
        self.losses += 1
        if self.losses < MOST_LOSSES:
            return [self]
        if len(self.items) > 1:
            self.parts = [Batch([item]) for item in self.items]
            return self.parts
        self.read = [(lost(page), Timing()) for page in self.pages]
        return []


def batched(items: Iterable[Page | Issue], pages: int = PAGES, size: int = BYTES) -> Iterator[Batch]:
    """Items in batches of so many, or of so many bytes where pages are large."""
    batch, held = Batch(), 0
    for item in items:
        batch.items.append(item)
        held += len(item.content) if isinstance(item, Page) else 0
        if len(batch.items) >= pages or held >= size:
            yield batch
            batch, held = Batch(), 0
    if batch.items:
        yield batch
