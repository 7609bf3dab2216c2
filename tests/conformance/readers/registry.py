"""Every reader that the suite is run over; a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.reports import PatternReader, Reader
from firsthand.run.plan import Workshop


def patterns(workshop: Workshop) -> Reader:
    """The pattern reader on the bundled knowledge."""
    return PatternReader(workshop.actors, workshop.gazetteer, workshop.codebook, workshop.origins)


READERS: tuple[Callable[[Workshop], Reader], ...] = (patterns,)
"""What makes a reader out of the knowledge."""
