"""The command line."""

from firsthand.cli.main import main

__all__ = ["main"]
