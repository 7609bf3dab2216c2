"""Reports: which happenings a text asserts."""

from firsthand.reports.patterns import PatternReader
from firsthand.reports.reader import Reader

__all__ = ["PatternReader", "Reader"]
