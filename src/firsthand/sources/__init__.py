"""Sources: what was published, exactly."""

from firsthand.sources.open import open_sources
from firsthand.sources.registry import SOURCES

__all__ = ["SOURCES", "open_sources"]
