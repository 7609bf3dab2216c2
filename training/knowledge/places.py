"""A place on its way into the gazetteer: what the package has of it, for the scripts beside this one."""

from __future__ import annotations

from firsthand.knowledge.gazetteer.entry import LATIN, Row, bare_unit, cover, distinct_names

__all__ = ["LATIN", "Row", "bare_unit", "cover", "distinct_names"]
