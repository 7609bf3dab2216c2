"""Lineage: which documents rewrite one another, and the first hand of every claim."""

from firsthand.lineage.trace import trace

__all__ = ["trace"]
