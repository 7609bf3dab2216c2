"""Firsthand: one record for each real-world incident of armed conflict, with who says so."""

__version__ = "0.1.0"
