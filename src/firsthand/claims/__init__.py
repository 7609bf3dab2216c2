"""Claims: what exactly is said of each report, and by whom."""

from firsthand.claims.resolve import resolve

__all__ = ["resolve"]
