"""Lineage: which documents were made from which, and the first hand of every claim."""

from firsthand.lineage.register import Register
from firsthand.lineage.trace import trace

__all__ = ["Register", "trace"]
