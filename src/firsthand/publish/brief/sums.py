"""Adding up tolls: each incident once, an operation's toll once (decision 4), open ends kept open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.domain.report import CasualtyKind
from firsthand.publish.brief.model import Figure, Incident, Sum, Whole


def add_up(kind: CasualtyKind, incidents: Iterable[Incident], wholes: Iterable[Whole]) -> Sum | None:
    """The sum of one kind over what is counted, None where no text gives a number.

    Lowest, best supported and highest figures are added each by themselves: the sums bound the truth as far as the single figures do.
    """
    figures = [(item.event.id, item.figure(kind)) for item in incidents if item.is_counted]
    figures += [(item.id, item.figure(kind)) for item in wholes if item.is_counted]
    known = [(name, figure) for name, figure in figures if figure is not None and figure.is_known]
    return _sum(kind, known) if known else None


def all_sums(incidents: Sequence[Incident], wholes: Sequence[Whole]) -> tuple[Sum, ...]:
    """The sums of every kind of which a text gives a number."""
    found = (add_up(kind, incidents, wholes) for kind in CasualtyKind)
    return tuple(item for item in found if item is not None)


def _sum(kind: CasualtyKind, known: Sequence[tuple[str, Figure]]) -> Sum:
    highs = [figure.high for _, figure in known]
    return Sum(
        kind,
        low=sum(figure.low or 0 for _, figure in known),
        best=sum(figure.best or 0 for _, figure in known),
        high=None if None in highs else sum(high for high in highs if high is not None),
        parts=tuple(name for name, _ in known),
        open=tuple(name for name, figure in known if figure.high is None),
    )
