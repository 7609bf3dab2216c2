"""French: date expressions."""

from firsthand.domain.values import DateExpression


def find_dates(text: str, /) -> tuple[DateExpression, ...]:
    """See `DateFinder`."""
    raise NotImplementedError(text)
