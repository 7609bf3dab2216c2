"""French: numbers."""

from firsthand.languages.base.numbers import NumberExpression


def find_numbers(text: str, /) -> tuple[NumberExpression, ...]:
    """See `NumberFinder`."""
    raise NotImplementedError(text)
