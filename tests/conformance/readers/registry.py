"""Every reader that the suite is run over; a new one is one line here."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.models.tagger import Tagger
from firsthand.reports import PatternReader, Reader, Spotter, TrainedReader
from firsthand.run.plan import Workshop


def patterns(workshop: Workshop) -> Reader:
    """The pattern reader on the bundled knowledge."""
    return PatternReader(workshop.actors, workshop.gazetteer, workshop.codebook, workshop.origins)


def trained(workshop: Workshop) -> Reader:
    """The trained reader on the bundled knowledge."""
    spotter = Spotter(workshop.actors, workshop.gazetteer, workshop.codebook, workshop.origins)
    return TrainedReader(spotter, Tagger.load())


READERS: tuple[Callable[[Workshop], Reader], ...] = (patterns, trained)
"""What makes a reader out of the knowledge."""
